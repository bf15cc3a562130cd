import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { AppError } from '../errors';
import { allowed, failureAttributes } from './filter';
import { among, type Label, type Literal, orgLabel, pageLabel, routeLabel } from './label';
import { METRICS } from './metrics';
import { telemetry, withSpan } from './telemetry';
import { formatTraceparent, parseTraceparent } from './traceparent';
import { ATTRIBUTES, type Attributes, SPANS } from './vocabulary';

describe('a label', () => {
  it('is made of literals, never of any text', () => {
    expectTypeOf<Literal<'insight' | 'reply'>>().toEqualTypeOf<'insight' | 'reply'>();
    expectTypeOf<Literal<string>>().toBeNever();
    expectTypeOf<string>().not.toExtend<Label>();
    expectTypeOf<{ 'error.type': string }>().not.toExtend<Attributes>();
  });

  it('is one of those that are known, or "other"', () => {
    expect(among(['a', 'b'], 'b')).toBe('b');
    expect(among(['a', 'b'], 'Ada Lovelace')).toBe('other');
  });

  it('tells organisations apart without their ids', () => {
    const [one, two] = ['019aa000-0000-7000-8000-000000000001', '019aa000-0000-7000-8000-000000000002'].map(
      orgLabel,
    );
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(one).not.toBe(two);
  });
});

describe('the pattern of a route', () => {
  it.each([
    ['/api/v1/deals', {}, '/api/v1/deals'],
    ['/api/v1/deals/42/insights', { id: '42' }, '/api/v1/deals/{id}/insights'],
    ['/api/v1/plans/7/items/8', { id: '7', item_id: '8' }, '/api/v1/plans/{id}/items/{item_id}'],
    ['/api/v1/deals/deals', { id: 'deals' }, '/api/v1/deals/{id}'],
    ['/webhooks/tok%2Fen/crm', { token: 'tok/en', provider: 'crm' }, '/webhooks/{token}/{provider}'],
    ['/api/v1/openapi.json', undefined, '/api/v1/openapi.json'],
  ])('%s', (path, params, expected) => expect(routeLabel(path, params)).toBe(expected));

  it.each([
    ['a value that is not in the address', '/api/v1/deals/42', { id: '43' }],
    ['an address without a route', '/api/v1/ada/lovelace', { path: ['ada', 'lovelace'] }],
    ['what no folder is called', '/api/v1/ada@example.com', {}],
    ['what no folder is called', '/api/v1/Ada%20Lovelace', {}],
    ['what cannot be decoded', '/api/v1/%E0%A4%A', {}],
  ])('is unknown for %s', (_, path, params) => expect(routeLabel(path, params)).toBe('unknown'));

  it('is the file of a page', () => {
    expect(pageLabel('/(app)/deals/[id]/page')).toBe('/(app)/deals/[id]/page');
    expect(pageLabel('/deals/Ada Lovelace')).toBe('unknown');
  });
});

describe('the filter', () => {
  it('drops names that were not declared and values of another form', () => {
    const given = {
      'http.route': '/deals/Ada Lovelace',
      'http.request.method': 'GET',
      'http.response.status_code': '200',
      'winloop.job.attempt': Number.NaN,
      'winloop.ai.fell_back': true,
      'user.email': 'ada@example.com',
    };
    const names = Object.keys(ATTRIBUTES) as (keyof typeof ATTRIBUTES)[];
    expect(allowed(names, given as never)).toEqual({
      'http.request.method': 'GET',
      'winloop.ai.fell_back': true,
    });
    expect(allowed(['winloop.ai.fell_back'], given as never)).toEqual({ 'winloop.ai.fell_back': true });
  });

  it('keeps of a failure its code and its class', () => {
    const named = Object.assign(new Error('ada@example.com'), { name: 'ada@example.com' });
    expect(failureAttributes(named)).toEqual({ 'error.type': 'internal', 'exception.type': 'other' });
    expect(failureAttributes(new AppError('conflict', 'Ada exists.'))).toEqual({
      'error.type': 'conflict',
      'exception.type': 'AppError',
    });
    expect(failureAttributes('ada@example.com')).toEqual({
      'error.type': 'internal',
      'exception.type': 'other',
    });
  });
});

describe('a traceparent', () => {
  const text = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  it('is read and written', () => {
    const context = parseTraceparent(text);
    expect(context).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', isRemote: true });
    expect(context && formatTraceparent(context)).toBe(text);
  });
  it.each([null, '', 'ada', `${text}-ada`, text.replace('00-', '01-'), text.replace(/[1-9a-f]/g, '0')])(
    'is not %j',
    (given) => expect(parseTraceparent(given)).toBeUndefined(),
  );
});

describe('without an endpoint', () => {
  it('a span only runs what is inside, and computes nothing', async () => {
    const never = () => {
      throw new Error('computed');
    };
    expect(telemetry()).toBeUndefined();
    expect(await withSpan('action', never, async (span) => typeof span.fail)).toBe('function');
  });

  it('nothing of OpenTelemetry is loaded', () => {
    const program = `
      const { switchOn } = await import('./lib/telemetry/switch.ts');
      const { createRequire } = await import('node:module');
      const stop = await switchOn('app');
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(loaded.filter((file) => file.includes('@opentelemetry')).length);
      await stop();`;
    const loadedWith = (endpoint: string) =>
      Number(
        execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
          env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
          encoding: 'utf8',
        }),
      );
    expect(loadedWith('')).toBe(0);
    expect(loadedWith('http://127.0.0.1:9')).toBeGreaterThan(20);
  }, 60_000);
});

it('is documented: every span, metric and attribute, with its unit', () => {
  const page = readFileSync(new URL('../../docs/telemetry.md', import.meta.url), 'utf8');
  const lines = page.split('\n');
  const missing = Object.entries(METRICS).filter(
    ([name, { unit }]) => !lines.some((line) => line.includes(`\`${name}\``) && line.includes(`| ${unit} |`)),
  );
  expect(missing.map(([name]) => name)).toEqual([]);
  const used = new Set(
    [...Object.values(SPANS), ...Object.values(METRICS)].flatMap(({ attributes }) => attributes),
  );
  expect([...used].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  expect(Object.keys(ATTRIBUTES).filter((name) => !used.has(name as never))).toEqual([]);
});
