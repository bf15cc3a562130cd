import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiTest } from '../../supabase/embedded/test-api';
import { overrideEnv } from '../env/env';
import { runJobs } from './run-request';

const CRON_SECRET = 'a-secret-for-the-cron-of-the-tests';
let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest({ CRON_SECRET });
});
afterAll(() => t.close());

const post = (authorization?: string) =>
  runJobs(
    new Request('http://localhost/api/jobs/run', {
      method: 'POST',
      headers: authorization === undefined ? {} : { authorization },
    }),
  );

it('drains the queue for whoever knows the secret', async () => {
  await t.stack.sql.query(`select private.publish('source.changed', '{}'::jsonb)`);
  const response = await post(`Bearer ${CRON_SECRET}`);
  expect(response.status).toBe(200);
  expect((await response.json()).processed).toBeGreaterThan(0);
  const [row] = await t.stack.sql.query<{ count: number }>('select count(*)::int as count from pgmq.q_jobs');
  expect(row?.count).toBe(0);
});

it.each([undefined, 'Bearer ', 'Bearer wrong', CRON_SECRET, `Bearer ${CRON_SECRET}x`])(
  'refuses %j',
  async (given) => {
    expect((await post(given)).status).toBe(401);
  },
);

it('says so when no secret is set, and runs nothing', async () => {
  overrideEnv({ ...t.stack.env, CRON_SECRET: '' });
  const response = await post('Bearer ');
  expect(response.status).toBe(503);
  expect((await response.json()).detail).toContain('CRON_SECRET is not set');
});
