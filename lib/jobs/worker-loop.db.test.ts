import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiTest } from '../../supabase/embedded/test-api';
import { AppError } from '../errors';
import { type Job, job } from '../http/job';
import { enqueue } from './enqueue';
import { drain, runSchedules } from './worker-loop';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.stack.sql.script('delete from pgmq.q_jobs; delete from public.job_failures;');
});

const payload = z.object({ org_id: z.uuid(), n: z.number().optional() });
const { signal } = new AbortController();
const work = (jobs: Job[], visibilitySeconds?: number) =>
  drain({ db: t.stack.service, jobs, signal, ...(visibilitySeconds ? { visibilitySeconds } : {}) });
const put = (name: string, options = {}, n = 1) =>
  enqueue(t.stack.service, name, { org_id: t.org.id, n }, options);
/** As if the waiting time had passed. */
const showAll = () => t.stack.sql.script("update pgmq.q_jobs set vt = now() - interval '1 second'");
const waiting = async () =>
  (await t.stack.sql.query<{ count: number }>('select count(*)::int as count from pgmq.q_jobs'))[0]?.count;

describe('the queue', () => {
  it('runs each job once and archives it', async () => {
    const seen: (number | undefined)[] = [];
    const count = job({ name: 'count', payload }, async ({ payload: { n } }) => void seen.push(n));
    for (const n of [1, 2, 3]) await put('count', {}, n);
    expect(await work([count])).toBe(3);
    expect(seen.sort()).toEqual([1, 2, 3]);
    expect(await waiting()).toBe(0);
  });

  it('retries with a growing pause, then keeps the job as a dead letter that an admin can retry', async () => {
    let attempts = 0;
    const failing = job({ name: 'failing', payload }, async () => {
      attempts += 1;
      throw new Error('connection to ada@example.com lost');
    });
    await put('failing');
    for (let round = 1; round <= 6; round += 1) {
      await work([failing]);
      await showAll();
    }
    expect(attempts).toBe(5);
    expect(await waiting()).toBe(0);
    const { data: letters } = await t.org.admin.db.from('job_failures').select('id, name, attempts, error');
    expect(letters).toMatchObject([
      { name: 'failing', attempts: 5, error: 'Something went wrong on our side.' },
    ]);
    expect((await t.org.rep.db.from('job_failures').select('id')).data).toEqual([]);
    expect((await t.otherOrg.admin.db.from('job_failures').select('id')).data).toEqual([]);

    const fixed = job({ name: 'failing', payload }, async () => {
      attempts += 1;
    });
    const { error } = await t.org.admin.db.rpc('retry_job', { p_failure_id: letters?.[0]?.id ?? '' });
    expect(error).toBeNull();
    expect(await work([fixed])).toBe(1);
    expect(attempts).toBe(6);
  });

  it('does not show a failed job again before its pause is over', async () => {
    const failing = job({ name: 'failing', payload }, async () => {
      throw new AppError('unavailable', 'Not now.');
    });
    await put('failing');
    expect(await work([failing])).toBe(1);
    expect(await work([failing])).toBe(0);
    expect(await waiting()).toBe(1);
  });

  it('does not retry what can never succeed', async () => {
    const strict = job({ name: 'strict', payload }, async () => undefined);
    await t.stack.service.rpc('enqueue_job', { p_name: 'strict', p_payload: { org_id: t.org.id, n: 'x' } });
    await work([strict]);
    const { data } = await t.org.admin.db.from('job_failures').select('attempts, error');
    expect(data).toEqual([
      { attempts: 1, error: 'The job was given a payload that it does not understand.' },
    ]);
  });

  it('gives every subscriber of a fact its own message, so that one failure repeats nothing else', async () => {
    const runs: string[] = [];
    const good = job({ name: 'good', payload, on: ['deal.changed'] }, async () => void runs.push('good'));
    const bad = job({ name: 'bad', payload, on: ['deal.changed'] }, async () => {
      runs.push('bad');
      throw new Error('no');
    });
    await t.stack.sql.query(`select private.publish('deal.changed', $1::jsonb)`, [
      JSON.stringify({ org_id: t.org.id }),
    ]);
    await work([good, bad]);
    await showAll();
    await work([good, bad]);
    expect(runs.sort()).toEqual(['bad', 'bad', 'good']);
  });

  it('keeps a long job hidden while it runs', async () => {
    let runs = 0;
    const long = job({ name: 'long', payload }, async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 3500));
    });
    await put('long');
    const first = work([long], 2);
    await new Promise((resolve) => setTimeout(resolve, 2800));
    expect(await work([long], 2)).toBe(0);
    await first;
    expect(runs).toBe(1);
  });

  it('delivers a job of a worker that was killed again', async () => {
    await put('orphan');
    await t.stack.service.rpc('read_jobs', { p_visibility_seconds: 60, p_limit: 1 });
    let runs = 0;
    const orphan = job({ name: 'orphan', payload }, async () => {
      runs += 1;
    });
    expect(await work([orphan])).toBe(0);
    await showAll();
    expect(await work([orphan])).toBe(1);
    expect(runs).toBe(1);
  });
});

describe('a job that takes many at once', () => {
  type Seen = (number | undefined)[];
  const together = (groups: Seen[], alone: Seen, done: (n: number | undefined) => boolean) =>
    job(
      {
        name: 'many',
        payload,
        together: {
          limit: 5,
          run: async ({ payloads }) => {
            groups.push(payloads.map(({ n }) => n));
            if (payloads.some(({ n }) => n === 13)) throw new Error('One of them is poisoned.');
            return new Set(payloads.flatMap(({ n }, place) => (done(n) ? [place] : [])));
          },
        },
      },
      async ({ payload: { n } }) => {
        alone.push(n);
        if (n === 13) throw new AppError('bad_request', 'Poisoned.');
      },
    );

  it('gets the messages of one organisation, as many as it wants, and the rest one by one', async () => {
    const groups: Seen[] = [];
    const alone: Seen = [];
    for (let n = 1; n <= 7; n += 1) await put('many', {}, n);
    await enqueue(t.stack.service, 'many', { org_id: t.otherOrg.id, n: 99 });
    expect(await work([together(groups, alone, (n) => n !== 4)])).toBe(8);
    expect(groups).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7],
    ]);
    expect(alone.sort()).toEqual([4, 99]);
    expect(await waiting()).toBe(0);
  });

  it('fails for one of them only: the others are done', async () => {
    const groups: Seen[] = [];
    const alone: Seen = [];
    for (const n of [1, 13, 3]) await put('many', {}, n);
    expect(await work([together(groups, alone, () => true)])).toBe(3);
    expect(alone.sort()).toEqual([1, 13, 3]);
    expect(await waiting()).toBe(0);
    const { data } = await t.org.admin.db.from('job_failures').select('name, payload');
    expect(data).toMatchObject([{ name: 'many', payload: { n: 13 } }]);
  });
});

describe('enqueue', () => {
  it('keeps one waiting job for a dedupe key and organisation', async () => {
    await put('once', { dedupeKey: 'a' });
    await put('once', { dedupeKey: 'a' });
    await put('once', { dedupeKey: 'b' });
    await enqueue(t.stack.service, 'once', { org_id: t.otherOrg.id }, { dedupeKey: 'a' });
    expect(await waiting()).toBe(3);
  });

  it('accepts a new one as soon as the first has been read', async () => {
    await put('once', { dedupeKey: 'a' });
    await t.stack.service.rpc('read_jobs', { p_visibility_seconds: 60, p_limit: 1 });
    await put('once', { dedupeKey: 'a' });
    expect(await waiting()).toBe(2);
  });

  it('lets people start work in their own organisation only', async () => {
    for (const options of [{}, { dedupeKey: 'a' }]) {
      await enqueue(t.org.rep.db, 'own', { org_id: t.org.id }, options);
      await expect(enqueue(t.org.rep.db, 'foreign', { org_id: t.otherOrg.id }, options)).rejects.toThrow(
        'may not start',
      );
    }
  });
});

describe('acting for a person', () => {
  it('sees what the person sees, and nothing after the person has left', async () => {
    const seen: unknown[] = [];
    const asRep = job({ name: 'as', payload }, async ({ as }) => {
      const { data } = await as(t.org.rep.id).from('organizations').select('name');
      seen.push(data);
    });
    await put('as');
    await work([asRep]);
    await t.stack.sql.query('delete from public.memberships where principal_id = $1', [t.org.rep.id]);
    await put('as');
    await work([asRep]);
    expect(seen).toEqual([[{ name: 'Ours' }], []]);
  });
});

it('runs a periodic job once per period, whoever asks', async () => {
  const tick = job({ name: 'tick', payload: z.object({}), everySeconds: 3600 }, async () => undefined);
  await Promise.all(Array.from({ length: 5 }, () => runSchedules(t.stack.service, [tick])));
  expect(await waiting()).toBe(1);
  await t.stack.sql.script("update public.job_schedules set last_run_at = now() - interval '2 hours'");
  await work([tick]);
  await runSchedules(t.stack.service, [tick]);
  expect(await waiting()).toBe(1);
});
