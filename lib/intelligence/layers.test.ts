import { expect, it } from 'vitest';
import { combineLayers } from './layers';
import type { Context, Directive, Line } from './schema';

const line = (framework: string, source: Line['source'], context: Context = {}): Line => ({
  text: `Use ${framework}`,
  pattern: { framework },
  context,
  source,
  organizations: null,
  strategy_key: null,
  practice_ids: [],
  evidence: null,
});
const layer = (context: Context, best_practices: Line[], avoid: Line[] = []) =>
  ({
    context,
    best_practices,
    avoid,
    guidance: [],
    version: Object.keys(context).length,
  }) as unknown as Directive;
const retail = { industry: 'Retail' };
const said = (directive: Directive | null) =>
  directive?.best_practices.map(({ text, source }) => [text, source]);

it('keeps what an admin decided for everybody where a context has lines of its own', () => {
  const general = layer({}, [line('PAS', 'plan'), line('BAB', 'organisation')]);
  const own = layer(retail, [line('QVC', 'organisation')], [line('PAS', 'organisation')]);
  const both = combineLayers([own, general]);
  expect(said(both)).toEqual([['Use PAS', 'plan']]);
  expect(both?.avoid).toEqual([]);
  expect(both?.context).toEqual(retail);
});

it('lets a rule of the context, or what is to be avoided in that very context, win over a wider rule', () => {
  const general = layer({}, [line('PAS', 'plan')]);
  const exception = layer(retail, [], [line('PAS', 'organisation', retail)]);
  expect(said(combineLayers([exception, general]))).toEqual([]);
  const own = layer(retail, [line('BAB', 'plan', retail)]);
  expect(said(combineLayers([own, general]))).toEqual([['Use BAB', 'plan']]);
  expect(combineLayers([])).toBeNull();
});
