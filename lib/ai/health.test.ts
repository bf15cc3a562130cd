import { afterAll, beforeAll, expect, it } from 'vitest';
import { overrideEnv } from '../env/env';
import { languageModelHealth } from './health';
import { type Behaviour, wireServer } from './testing/wire-server';

let wire: Awaited<ReturnType<typeof wireServer>>;
let behaviour: Behaviour = { kind: 'text', text: '' };

beforeAll(async () => {
  wire = await wireServer(() => behaviour);
});
afterAll(() => wire.close());

function useEnv(extra: Record<string, string>): void {
  const supabase = { SUPABASE_URL: 'http://127.0.0.1:1', SUPABASE_PUBLISHABLE_KEY: 'k' };
  const blank = { ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '', OPENAI_API_KEY: '', OPENAI_BASE_URL: '' };
  overrideEnv({ ...supabase, ...blank, ...extra });
}

it('asks the provider for its model, at most once in five minutes', async () => {
  useEnv({ ANTHROPIC_API_KEY: 'key-a', ANTHROPIC_BASE_URL: `${wire.url}/v1` });
  expect(await languageModelHealth(0)).toEqual({
    engine: 'anthropic',
    status: 'ok',
    model: 'claude-sonnet-5-5',
  });
  expect(await languageModelHealth(60_000)).toMatchObject({ status: 'ok' });
  expect(wire.requests.map((sent) => sent.path)).toEqual(['/v1/models/claude-sonnet-5-5']);
  behaviour = { kind: 'status', status: 401 };
  expect(await languageModelHealth(400_000)).toMatchObject({ engine: 'anthropic', status: 'degraded' });
});

it('answers for the engine that is configured; local needs nothing', async () => {
  useEnv({ OPENAI_BASE_URL: `${wire.url}/v1` });
  expect(await languageModelHealth(0)).toMatchObject({ engine: 'openai', status: 'degraded' });
  behaviour = { kind: 'text', text: '' };
  expect(await languageModelHealth(400_000)).toMatchObject({ engine: 'openai', status: 'ok' });
  useEnv({});
  expect(await languageModelHealth(400_001)).toEqual({ engine: 'local', status: 'ok', model: null });
});
