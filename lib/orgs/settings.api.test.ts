import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiTest } from '../../supabase/embedded/test-api';
import { TestBrowser } from '../../supabase/embedded/test-browser';
import { signIn } from '../auth/actions';
import { drain } from '../jobs/worker-loop';
import * as actions from './actions';
import { retentionJob } from './jobs';
import { getSettings, listFailedJobs, listRetention } from './queries';

let browser = new TestBrowser();
vi.mock('next/headers', () => ({ cookies: async () => browser, headers: async () => new Headers() }));

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());
beforeEach(() => {
  browser = new TestBrowser();
});
const as = (person: { email: string; password: string }) => signIn(person);

describe('settings', () => {
  it('change one at a time', async () => {
    await as(t.org.admin);
    await actions.setEngines({ insight: { chain: ['openai', 'local'] } });
    await actions.setEmbeddings({ note: 'openai' });
    await actions.setEmbeddings({ note: 'local' });
    // What another engine embedded can't be compared: the database asks for it to be embedded again.
    const reindex = await t.stack.sql.query(
      `select 1 from pgmq.q_jobs where message ->> 'name' = 'embeddings.reindex'`,
    );
    expect(reindex.length).toBeGreaterThan(0);
    await actions.updateOrganization({
      name: 'Renamed',
      default_currency: 'EUR',
      time_zone: 'Europe/Berlin',
    });
    expect(await getSettings(t.org.rep.db, t.org.id)).toEqual({
      name: 'Renamed',
      default_currency: 'EUR',
      time_zone: 'Europe/Berlin',
      engines: { insight: { chain: ['openai', 'local'] } },
      embeddings: { note: 'local' },
    });
    expect(await actions.updateOrganization({ time_zone: 'Mars/Olympus' })).toMatchObject({
      error: { code: 'validation' },
    });
  });

  it('delete what is older than the retention allows, in this organisation only', async () => {
    for (const { id } of [t.org, t.otherOrg]) {
      for (const days of [5, 500]) {
        await t.stack.sql.query(
          `insert into public.activities (org_id, kind, occurred_at) values ($1, 'note', now() - make_interval(days => $2))`,
          [id, days],
        );
      }
    }
    await as(t.org.admin);
    await actions.setRetention({ kind: 'activities', keep_days: 90 });
    expect(await listRetention(t.org.rep.db, t.org.id)).toContainEqual({ kind: 'activities', keep_days: 90 });
    await t.stack.service.rpc('enqueue_job', { p_name: 'orgs.retention', p_payload: {} });
    await drain({ db: t.stack.service, jobs: [retentionJob], signal: new AbortController().signal });
    const count = async (id: string) =>
      (await t.stack.service.from('activities').select('id').eq('org_id', id)).data?.length;
    expect([await count(t.org.id), await count(t.otherOrg.id)]).toEqual([1, 2]);
  });

  it('forget what webhooks contained after a month or as set, and keep the line', async () => {
    for (const { id } of [t.org, t.otherOrg]) {
      for (const days of [5, 20, 40]) {
        await t.stack.sql.query(
          `insert into public.webhook_deliveries (org_id, provider, body, received_at) values ($1, 'generic', '{}', now() - make_interval(days => $2))`,
          [id, days],
        );
      }
    }
    await as(t.org.admin);
    await actions.setRetention({ kind: 'webhook_bodies', keep_days: 10 });
    expect(await listRetention(t.otherOrg.admin.db, t.otherOrg.id)).toContainEqual({
      kind: 'webhook_bodies',
      keep_days: 30,
    });
    await t.stack.service.rpc('enqueue_job', { p_name: 'orgs.retention', p_payload: {} });
    await drain({ db: t.stack.service, jobs: [retentionJob], signal: new AbortController().signal });
    const bodies = async (id: string) =>
      (
        await t.stack.service.from('webhook_deliveries').select('body').eq('org_id', id).order('received_at')
      ).data?.map(({ body }) => body);
    expect([await bodies(t.org.id), await bodies(t.otherOrg.id)]).toEqual([
      ['', '', '{}'],
      ['', '{}', '{}'],
    ]);
  });
});

describe('failed jobs', () => {
  it('are listed, retried and dismissed by admins', async () => {
    const add = (id: string) =>
      t.stack.sql.query(
        `insert into public.job_failures (org_id, message_id, name, payload, attempts, error)
         values ($1::uuid, 1, 'x', jsonb_build_object('org_id', $1::uuid), 5, 'No.')`,
        [id],
      );
    for (const id of [t.org.id, t.org.id, t.otherOrg.id]) await add(id);
    const [first, second] = await listFailedJobs(t.org.admin.db, t.org.id);
    const [foreign] = await listFailedJobs(t.otherOrg.admin.db, t.otherOrg.id);
    await as(t.org.admin);
    expect(await actions.retryJob({ id: first?.id ?? '' })).toMatchObject({ ok: true });
    expect(await actions.dismissJob({ id: second?.id ?? '' })).toMatchObject({ ok: true });
    for (const act of [actions.retryJob, actions.dismissJob]) {
      expect(await act({ id: foreign?.id ?? '' })).toMatchObject({ error: { code: 'not_found' } });
    }
    expect(await listFailedJobs(t.org.rep.db, t.org.id)).toEqual([]);
  });
});
