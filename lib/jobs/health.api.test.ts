import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as health } from '@/app/healthz/route';
import { apiTest } from '../../supabase/embedded/test-api';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

it('GET /healthz says which parts answer, to anybody, and degrades instead of failing', async () => {
  const answer = await health();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'ok',
    checks: { database: 'ok', queue: 'ok', embeddings: 'ok', language_model: 'local' },
  });
  await t.stack.close();
  const down = await health();
  expect([down.status, (await down.json()).status]).toEqual([503, 'degraded']);
});
