import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiTest } from '../../supabase/embedded/test-api';
import { observeQueue } from '../jobs/observe';
import { orgLabel } from './label';
import { type Running, start } from './start';
import { startCollector } from './testing/collector';
import { CALLER, SECRET, sendTraffic } from './testing/test-traffic';
import { ATTRIBUTES } from './vocabulary';

let t: Awaited<ReturnType<typeof apiTest>>;
let collector: Awaited<ReturnType<typeof startCollector>>;
let running: Running;
beforeAll(async () => {
  [t, collector] = await Promise.all([apiTest(), startCollector()]);
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-tenant=winloop');
  vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=test');
  running = start('app', 60_000);
});
afterAll(async () => {
  await running.stop();
  await collector.close();
  await t.close();
  vi.unstubAllEnvs();
});

describe('everything that is told', () => {
  let spans: ReturnType<typeof collector.spans>;
  let metrics: ReturnType<typeof collector.metrics>;
  const named = (name: string) => spans.filter((span) => span.name === name);
  const only = (name: string) => {
    const found = named(name);
    expect(found, `${name} in ${spans.map((span) => span.name).join(', ')}`).toHaveLength(1);
    return found[0] as (typeof spans)[number];
  };
  const points = (name: string) => metrics.get(name)?.points ?? [];

  beforeAll(async () => {
    observeQueue(t.stack.service);
    await sendTraffic(t);
    await running.flush();
    spans = collector.spans();
    metrics = collector.metrics();
  });

  it('holds nothing that a customer wrote, in no byte of it', () => {
    const bytes = Buffer.concat(collector.received.map(({ bytes: body }) => body));
    const text = bytes.toString('latin1').toLowerCase();
    expect(text).toContain('/api/v1/contacts/{id}/notes');
    const words = [
      SECRET,
      'example.com',
      t.org.id,
      t.keys.write,
      'ada.',
      'select',
      '.test.ts',
      'node_modules',
    ];
    expect(words.filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
    expect(spans.flatMap(({ events }) => events)).toEqual([]);
  });

  it('has names of the vocabulary only', () => {
    const names = [
      ...spans.flatMap(({ attributes }) => Object.keys(attributes)),
      ...[...metrics.values()].flatMap(({ points: all }) =>
        all.flatMap(({ attributes }) => Object.keys(attributes)),
      ),
    ];
    expect(names.filter((name) => !(name in ATTRIBUTES))).toEqual([]);
    const resource = new Set(collector.resources().flatMap((found) => Object.keys(found)));
    expect([...resource].sort()).toEqual([
      'deployment.environment.name',
      'service.instance.id',
      'service.name',
      'winloop.process',
    ]);
  });

  it('is sent as protobuf with the headers of the operator', () => {
    expect(new Set(collector.received.map(({ path }) => path))).toEqual(
      new Set(['/v1/traces', '/v1/metrics']),
    );
    for (const { headers } of collector.received)
      expect(headers).toMatchObject({ 'content-type': 'application/x-protobuf', 'x-tenant': 'winloop' });
  });

  it('shows a request by the pattern of its route, and links to the trace of a caller that was let in', () => {
    const request = only('POST /api/v1/contacts/{id}/notes');
    expect(request).toMatchObject({ kind: 2, error: false, parentSpanId: undefined, links: [CALLER] });
    expect(request.traceId).not.toBe(CALLER);
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/api/v1/contacts/{id}/notes',
      'http.response.status_code': 200,
      'winloop.org': orgLabel(t.org.id),
      'winloop.principal.kind': 'api_key',
    });
    expect(only('GET /api/v1/deals/{id}')).toMatchObject({
      error: true,
      attributes: {
        'http.response.status_code': 500,
        'error.type': 'internal',
        'exception.type': 'RangeError',
      },
    });
    expect(only('GET unknown')).toMatchObject({
      error: false,
      links: [],
      attributes: { 'http.response.status_code': 401, 'error.type': 'unauthenticated' },
    });
    expect(points('http.server.request.duration')).toContainEqual({
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/api/v1/contacts/{id}/notes',
        'http.response.status_code': 200,
      },
      value: 1,
      sum: expect.closeTo(request.seconds, 0),
    });
    expect(metrics.get('http.server.request.duration')?.unit).toBe('s');
  });

  it('shows webhooks, actions and tools', () => {
    const [taken, refused] = named('POST /webhooks/{token}/crm');
    expect(taken).toMatchObject({ links: [], attributes: { 'http.response.status_code': 200 } });
    expect(refused).toMatchObject({ attributes: { 'error.type': 'unauthenticated' } });
    expect(only('action rename').attributes).toEqual({
      'winloop.action': 'rename',
      'error.type': 'conflict',
      'exception.type': 'AppError',
    });
    const tool = only('tools/call search_practices');
    expect(spans.find(({ spanId }) => spanId === tool.parentSpanId)?.name).toBe('POST /api/mcp');
    expect(points('mcp.server.operation.duration')).toMatchObject([
      { value: 1, attributes: { 'gen_ai.tool.name': 'search_practices' } },
    ]);
    expect(points('winloop.action.duration')).toMatchObject([
      { value: 1, attributes: { 'winloop.action': 'rename', 'error.type': 'conflict' } },
    ]);
  });

  it('shows jobs with the trace that asked for them, their attempts and what became of them', () => {
    const request = only('POST /api/v1/contacts/{id}/notes');
    const done = only('process test.works');
    expect(done).toMatchObject({ kind: 5, error: false, links: [request.traceId] });
    expect(done.attributes).toEqual({
      'winloop.job.name': 'test.works',
      'winloop.job.outcome': 'done',
      'winloop.job.attempt': 1,
      'winloop.job.messages': 1,
      'winloop.job.queue_wait': expect.any(Number),
      'winloop.org': orgLabel(t.org.id),
    });
    expect(only('process test.together').attributes['winloop.job.messages']).toBe(2);
    expect(only('process test.fails').attributes).toMatchObject({
      'winloop.job.outcome': 'dead',
      'error.type': 'bad_request',
    });
    // A name that no worker knows is tried again, and never told.
    expect(only('process other').attributes['winloop.job.outcome']).toBe('retried');
    const byName = (name: string) =>
      Object.fromEntries(
        points(name).map(({ attributes, value }) => [attributes['winloop.job.name'], value]),
      );
    expect(byName('winloop.job.queue_wait')).toEqual({
      'test.works': 1,
      'test.fails': 1,
      'test.together': 2,
      other: 1,
    });
    expect(byName('winloop.job.attempts')).toEqual({ 'test.works': 1, 'test.fails': 1, 'test.together': 2 });
    expect(byName('winloop.job.duration')).toMatchObject({ 'test.works': 1, 'test.together': 1, other: 1 });
    expect(byName('winloop.job.dead_letters')).toEqual({ 'test.fails': 1 });
    expect(points('winloop.queue.depth')).toEqual([{ attributes: {}, value: 1, sum: undefined }]);
    expect(points('winloop.queue.dead_letters')).toMatchObject([{ value: 1 }]);
  });

  it('shows an AI call without its words', () => {
    const task = only('ai insight');
    expect(task.attributes).toEqual({
      'winloop.ai.task': 'insight',
      'winloop.ai.engine': 'local',
      'winloop.ai.fell_back': true,
      'winloop.org': orgLabel(t.org.id),
    });
    expect(task.parentSpanId).toBe(only('POST /api/v1/contacts/{id}/notes').spanId);
    const chat = only('chat winloop-local');
    expect(chat).toMatchObject({ kind: 3, parentSpanId: task.spanId });
    expect(chat.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'local',
      'gen_ai.request.model': 'winloop-local',
      'winloop.ai.task': 'insight',
    });
    expect(points('gen_ai.client.operation.duration')).toMatchObject([{ value: 1 }]);
    expect(points('winloop.ai.fallbacks').map(({ attributes }) => attributes)).toEqual([
      { 'winloop.ai.task': 'insight', 'gen_ai.provider.name': 'anthropic', 'error.type': 'no_key' },
      { 'winloop.ai.task': 'insight', 'gen_ai.provider.name': 'openai', 'error.type': 'no_key' },
    ]);
  });
});
