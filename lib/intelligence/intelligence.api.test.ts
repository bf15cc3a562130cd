import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as directives } from '@/app/api/v1/directives/route';
import { GET as aggregated } from '@/app/api/v1/intelligence/aggregate/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { drain } from '../jobs/worker-loop';
import type { Aggregate } from './commons-schema';
import { intelligenceJobs } from './jobs';
import type { CurrentDirective } from './schema';
import { send } from './testing/send';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
  await send(t.stack, t.org.id, [
    { framework: 'PAS', n: 200, positive: 40 },
    { framework: 'AIDA', n: 200, positive: 4 },
  ]);
});
afterAll(() => t.close());

const ask = <T = CurrentDirective>(query: string, key = t.keys.read) =>
  call<T>(directives, { key, path: `/api/v1/directives?${query}` });

it('directs agents after outcomes changed, without anyone calling it', async () => {
  const before = await ask('agent_name=WriterAgent');
  expect(before).toMatchObject({ status: 200, body: { version: 0, best_practices: [], expires_at: null } });

  const payload = { org_id: t.org.id, outcome_ids: [] };
  await t.stack.service.rpc('enqueue_job', { p_name: 'outcome.changed', p_payload: payload });
  const work = () =>
    drain({ db: t.stack.service, jobs: intelligenceJobs, signal: new AbortController().signal });
  await work();
  await t.stack.sql.script("update pgmq.q_jobs set vt = now() - interval '1 second'");
  await work();

  const { body } = await ask('agent_name=WriterAgent&industry=Retail&acv_range=high&unit_id=someone');
  expect(body).toMatchObject({
    agent_name: 'WriterAgent',
    version: 1,
    best_practices: [{ pattern: { framework: 'PAS' }, evidence: { n: 200, successes: 40 } }],
    avoid: [{ pattern: { framework: 'AIDA' } }],
    evidence: { basis: 'organisation', n: 400, successes: 44 },
    experiment: null,
  });
  expect(Date.parse(body.expires_at ?? '')).toBeGreaterThan(Date.now());
});

it('aggregates the organisation, and the commons only for those who joined', async () => {
  const read = async () => (await call<Aggregate>(aggregated, { key: t.keys.read })).body;
  const found = await read();
  expect(found.organization.n_messages).toBe(400);
  expect(found.organization.winning.map(({ pattern }) => pattern)).toContainEqual({ framework: 'PAS' });
  expect(found.commons).toBeNull();
  await t.org.admin.db.rpc('change_setting', { p_org_id: t.org.id, p_key: 'commons', p_value: true });
  expect((await read()).commons).toMatchObject({ cells: 0, rule: { organizations: 5, largest_share: 0.5 } });
});

it('refuses unknown agents and strangers', async () => {
  expect((await ask<Problem>('agent_name=Somebody')).status).toBe(422);
  expect((await ask<Problem>('')).status).toBe(422);
  expect(
    (await call<Problem>(directives, { path: '/api/v1/directives?agent_name=WriterAgent' })).status,
  ).toBe(401);
});
