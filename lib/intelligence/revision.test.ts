import { describe, expect, it } from 'vitest';
import { note, writeDirective } from './directive';
import { layersFor } from './layers';
import { revise } from './revision';
import type { Context, Directive, Draft, Line } from './schema';

const now = new Date('2026-11-20T09:00:00Z');
const day = (n: number) => new Date(now.getTime() + n * 86_400_000).toISOString();
const line = (framework: string, source: Line['source'] = 'organisation'): Line => ({
  ...note(`Use ${framework}`),
  pattern: { framework },
  source,
});
const draft = (lines: Line[], n = 200, context: Context = {}): Draft => ({
  agent_name: 'WriterAgent',
  context,
  best_practices: lines,
  guidance: [],
  avoid: [],
  evidence: { basis: 'organisation', metric: 'positive_reply_rate', n, successes: 20, level: 0.9, note: '' },
  reason: 'learned',
});
const published = (from: Draft, more: Partial<Directive> = {}): Directive => ({
  id: crypto.randomUUID(),
  agent_name: from.agent_name,
  context: from.context ?? {},
  version: 1,
  status: 'active',
  best_practices: from.best_practices as Line[],
  guidance: [],
  avoid: [],
  evidence: from.evidence,
  source_practice_ids: [],
  plan_item_id: null,
  restores_id: null,
  reason: 'learned',
  expires_at: day(20),
  created_at: day(-10),
  ...more,
});

describe('a version', () => {
  const present = published(draft([line('PAS')]));

  it('follows a change of substance, a tenth more evidence, or the end, and nothing else', () => {
    expect(revise([draft([line('PAS')], 210)], [present], now)).toEqual([]);
    expect(revise([draft([line('BAB')])], [present], now)).toHaveLength(1);
    expect(revise([draft([line('PAS')], 230)], [present], now)).toHaveLength(1);
    expect(revise([draft([line('PAS')])], [{ ...present, expires_at: day(6) }], now)).toHaveLength(1);
    expect(revise([draft([line('PAS')])], [], now)[0]?.expires_at).toBe(day(30));
  });

  it('keeps what a plan decided, against what learning would say of the same pattern', () => {
    const planned = published(draft([line('PAS', 'plan')]));
    const [next] = revise([{ ...draft([line('BAB')]), avoid: [line('PAS')] }], [planned], now);
    expect(next?.best_practices).toMatchObject([{ source: 'plan' }, { pattern: { framework: 'BAB' } }]);
    expect(next?.avoid).toEqual([]);
  });

  it('that a person restored stays until it ends', () => {
    const restored = { ...present, restores_id: crypto.randomUUID() };
    expect(revise([draft([line('BAB')])], [restored], now)).toEqual([]);
    expect(revise([], [restored], now)).toEqual([]);
    expect(revise([draft([line('BAB')])], [{ ...restored, expires_at: day(-1) }], now)).toHaveLength(1);
  });

  it('of a context with nothing of its own left is withdrawn', () => {
    const retail = published(draft([line('BAB')], 200, { industry: 'Retail' }));
    const [gone] = revise([draft([line('PAS')])], [present, retail], now);
    expect(gone).toMatchObject({ status: 'withdrawn', context: { industry: 'Retail' }, best_practices: [] });
  });
});

describe('the directive in force', () => {
  const general = published(draft([line('PAS')]));
  const retail = published(draft([line('BAB')], 200, { industry: 'Retail' }), { version: 2 });

  it('is the most specific one that holds and has not expired', () => {
    const of = (asked: Context, all = [general, retail]) => layersFor(all, asked, now)[0]?.version;
    expect(of({})).toBe(1);
    expect(of({ industry: 'retail', acv_range: 'high' })).toBe(2);
    expect(of({ industry: 'Energy' })).toBe(1);
    expect(of({ industry: 'Retail' }, [general, { ...retail, expires_at: day(-1) }])).toBe(1);
    expect(of({}, [])).toBeUndefined();
  });
});

it('without evidence a directive says so and tells nothing', () => {
  const known = { own: [], commons: [], total: { n: 40, successes: 9 }, practicesFor: () => [] };
  const told = writeDirective('WriterAgent', {}, known);
  expect(told).toMatchObject({ best_practices: [], avoid: [], evidence: { basis: 'insufficient', n: 40 } });
  expect(told?.guidance[0]?.text).toContain('9 of 40');
  expect(writeDirective('WriterAgent', { industry: 'Retail' }, known)).toBeNull();
});
