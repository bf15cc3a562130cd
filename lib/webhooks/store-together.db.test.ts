import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestStack, testStack } from '../../supabase/embedded/test-db';
import { overrideEnv } from '../env/env';
import { storeTogether } from './store-together';

let stack: TestStack;
let orgId: string;
beforeAll(async () => {
  stack = await testStack();
  orgId = (await stack.orgWith()).id;
  overrideEnv(stack.env);
});
afterAll(() => stack.close());

const row = (key: string, org = orgId) => ({
  p_org_id: org,
  // As for the addresses without a token.
  p_endpoint_id: null as unknown as string,
  p_provider: 'generic',
  p_body: `{"key": "${key}"}`,
  p_headers: {},
  p_dedupe_key: key,
});

it('stores what arrives together, and one that cannot be stored fails alone', async () => {
  const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
  const rows = [...keys.map((key) => row(key)), row('nobody', crypto.randomUUID()), row('k1')];
  const results = await Promise.allSettled(rows.map(storeTogether));
  expect(results.flatMap(({ status }, place) => (status === 'rejected' ? [place] : []))).toEqual([40]);
  const stored = await stack.sql.query<{ dedupe_key: string }>(
    "select dedupe_key from public.webhook_deliveries where org_id = $1 and verdict = 'accepted' order by dedupe_key",
    [orgId],
  );
  expect(stored.map(({ dedupe_key }) => dedupe_key)).toEqual([...keys].sort());
});

it('answers only when the delivery is durable, in whatever group it was', async () => {
  await Promise.all(
    Array.from({ length: 5 }, async (_, i) => {
      await storeTogether(row(`late${i}`));
      const found = await stack.sql.query('select 1 from public.webhook_deliveries where dedupe_key = $1', [
        `late${i}`,
      ]);
      expect(found).toHaveLength(1);
    }),
  );
});
