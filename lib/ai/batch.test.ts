import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { overrideEnv } from '../env/env';
import { submitBatch } from './batch';
import { type BatchAnswer, batchProvider } from './batch-provider';
import type { RemoteEngine } from './schema';
import { batchServer, type Fate } from './testing/batch-server';

let server: Awaited<ReturnType<typeof batchServer>> | undefined;
afterEach(() => server?.close());

const SUPABASE = { SUPABASE_URL: 'http://127.0.0.1:1', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_test' };
const TEXT = JSON.stringify({ word: 'hello' });
const FATES: Record<string, Fate> = {
  a: { kind: 'text', text: TEXT },
  b: { kind: 'truncated', text: '{"wo' },
  c: { kind: 'refusal' },
  d: { kind: 'errored' },
  e: { kind: 'expired' },
  f: { kind: 'missing' },
  g: { kind: 'text', text: TEXT },
};
const work = {
  task: 'persona' as const,
  schema: z.object({ word: z.string() }),
  prompt: (facts: { about: string }) => ({
    version: 'test-1',
    instructions: 'Say a word.',
    ask: 'Now.',
    data: [{ id: 'e1', label: 'receipt', text: facts.about }],
  }),
  local: () => ({ word: 'local' }),
};

async function provider(engine: RemoteEngine) {
  server = await batchServer(({ id }) => FATES[id] ?? { kind: 'missing' });
  overrideEnv({
    ...SUPABASE,
    ...{ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: server.url },
    ...{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `${server.url}/v1` },
  });
  const made = batchProvider(engine);
  if (!made) throw new Error('a key makes a provider');
  return { made, server, route: { engine, model: 'test-model', provider: made } };
}

const all = async (answers: AsyncIterable<BatchAnswer>) => {
  const seen: Record<string, BatchAnswer> = {};
  for await (const answer of answers) seen[answer.id] = answer;
  return seen;
};

describe.each(['anthropic', 'openai'] as const)('the batch API of %s', (engine) => {
  it('takes all questions in one batch and gives each its answer or its failure', async () => {
    const { made, route, server: wire } = await provider(engine);
    const items = Object.keys(FATES).map((id) => ({ id, facts: { about: `about ${id}` } }));
    const batchId = await submitBatch(route, work, items);
    expect(wire.batches).toHaveLength(1);
    const [first] = wire.batches[0]?.asked ?? [];
    expect(first?.body).toMatchObject({ model: 'test-model' });
    expect(JSON.stringify(first?.body)).toContain('about a');
    expect(await made.state(batchId)).toBe('ended');
    const seen = await all(made.answers(batchId));
    expect(Object.keys(seen)).toEqual(
      engine === 'anthropic' ? ['g', 'e', 'd', 'c', 'b', 'a'] : ['g', 'c', 'b', 'a', 'e', 'd'],
    );
    const usage = { inputTokens: 120, outputTokens: 30 };
    expect(seen.a).toEqual({ id: 'a', usage, text: TEXT });
    expect(seen.b).toEqual({ id: 'b', usage, failure: 'truncated' });
    expect(seen.c).toMatchObject({ failure: 'refused' });
    expect(seen.d).toMatchObject({ failure: 'bad_request' });
    expect(seen.e).toMatchObject({ failure: 'timeout' });
  });

  it('can be stopped', async () => {
    const { made, route, server: wire } = await provider(engine);
    const batchId = await submitBatch(route, work, [{ id: 'a', facts: { about: 'a' } }]);
    await made.cancel(batchId);
    expect(wire.batches[0]?.isCancelled).toBe(true);
    expect(await all(made.answers(batchId))).toMatchObject({ a: { failure: 'timeout' } });
  });

  it('keeps nothing once it was told to forget', async () => {
    const { made, route, server: wire } = await provider(engine);
    const batchId = await submitBatch(route, work, [{ id: 'a', facts: { about: 'a' } }]);
    expect(await made.state(batchId)).toBe('ended');
    await all(made.answers(batchId));
    await made.forget(batchId);
    expect(wire.files.size).toBe(0);
    expect(wire.batches[0]?.isDeleted).toBe(engine === 'anthropic');
  });

  it('is not there without a key', () => {
    overrideEnv({ ...SUPABASE, ANTHROPIC_API_KEY: undefined, OPENAI_API_KEY: undefined });
    expect(batchProvider(engine)).toBeUndefined();
  });
});
