import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { type Asked, batchServer, type Fate } from '../ai/testing/batch-server';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { logger } from '../logger';
import { must } from '../supabase/must';
import { personaBatchJobs } from './batch-jobs';
import { getBatch } from './batch-queries';
import { runBatch } from './batch-run';
import { orderBatch, steerBatch } from './batch-service';

let stack: TestStack;
let org: TestOrg;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  overrideEnv({ ...stack.env, OPENAI_API_KEY: undefined, ANTHROPIC_API_KEY: undefined });
  org = await stack.orgWith();
});

async function insertContacts(n: number, owner: string | null = null): Promise<string[]> {
  const rows = Array.from({ length: n }, (_, i) => ({
    org_id: org.id,
    name: `Person ${i}`,
    job_title: 'Head of Planning',
    owner_id: owner,
  }));
  return (await must(stack.service.from('contacts').insert(rows).select('id'))).map(({ id }) => id);
}

const run = (batchId: string, signal = new AbortController().signal) =>
  runBatch({ db: stack.service, orgId: org.id, batchId, signal, log: logger });
const order = (contacts: string[], db = org.rep.db) =>
  orderBatch(db, org.id, { contact_ids: contacts, mode: 'basic' });
const look = (id: string) => getBatch(org.rep.db, org.id, id);
const generationsOf = (contacts: string[]) =>
  must(
    stack.service
      .from('persona_generation_history')
      .select('contact_id, engine, fallback_reason, created_by')
      .in('contact_id', contacts),
  );

describe('a batch of personas', () => {
  it('is worked off by the queue, each contact once, and names what is not there', async () => {
    const contacts = await insertContacts(3);
    const stranger = crypto.randomUUID();
    const made = await order([...contacts, contacts[0] ?? '', stranger]);
    expect(made).toMatchObject({ status: 'running', total: 3, waiting: 3, done: 0 });
    expect(made.rejected).toEqual([{ contact_id: stranger, reason: 'There is no such contact.' }]);
    const room = { db: stack.service, jobs: personaBatchJobs, signal: new AbortController().signal };
    await drain(room);
    const batch = await look(made.id);
    expect(batch).toMatchObject({ status: 'finished', total: 3, done: 3, waiting: 0, engine: null });
    expect(batch.items.map(({ contact_id }) => contact_id)).toEqual(contacts);
    expect(batch.items.every(({ persona_id, engine }) => persona_id !== null && engine === 'local')).toBe(
      true,
    );
    const generations = await generationsOf(contacts);
    expect(generations).toHaveLength(3);
    expect(new Set(generations.map(({ created_by }) => created_by))).toEqual(new Set([org.rep.id]));
    const recorded = await must(stack.service.from('generations').select('task').eq('org_id', org.id));
    expect(recorded).toHaveLength(3);
  });

  it('waits while it is paused and goes on where it stopped', async () => {
    const contacts = await insertContacts(2);
    const { id } = await order(contacts);
    expect((await steerBatch(org.rep.db, org.id, id, 'pause')).status).toBe('paused');
    await run(id);
    expect(await look(id)).toMatchObject({ status: 'paused', waiting: 2 });
    await steerBatch(org.rep.db, org.id, id, 'resume');
    await run(id);
    expect(await look(id)).toMatchObject({ status: 'finished', done: 2 });
    await expect(steerBatch(org.rep.db, org.id, id, 'cancel')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps what is done when it is cancelled, and makes no more', async () => {
    const contacts = await insertContacts(2);
    const { id } = await order(contacts);
    await steerBatch(org.rep.db, org.id, id, 'cancel');
    await run(id);
    expect(await look(id)).toMatchObject({ status: 'cancelled', cancelled: 2, done: 0 });
    expect(await generationsOf(contacts)).toEqual([]);
  });

  it('survives a worker that stops, and two that run at once', async () => {
    const contacts = await insertContacts(3);
    const { id } = await order(contacts);
    const stopped = new AbortController();
    stopped.abort();
    await run(id, stopped.signal);
    expect(await look(id)).toMatchObject({ status: 'running', waiting: 3 });
    await Promise.all([run(id), run(id)]);
    expect(await look(id)).toMatchObject({ status: 'finished', done: 3, failed: 0 });
    expect(await generationsOf(contacts)).toHaveLength(3);
  });

  it('says of each contact why it failed', async () => {
    const [theirs = ''] = await insertContacts(1, org.otherRep.id);
    const [mine = ''] = await insertContacts(1, org.rep.id);
    const { id } = await order([theirs, mine]);
    await run(id);
    const { items, ...batch } = await look(id);
    expect(batch).toMatchObject({ status: 'finished', done: 1, failed: 1 });
    expect(items[0]?.reason).toMatch(/belongs to a colleague/);
  });

  it('may be ordered by a key, and is steered by whoever ordered it or an admin', async () => {
    const key = await stack.apiKey(org.id, ['read', 'write']);
    const contacts = await insertContacts(2);
    const { id } = await order(contacts, key.db);
    await expect(steerBatch(org.rep.db, org.id, id, 'pause')).rejects.toMatchObject({ code: 'forbidden' });
    const outside = await stack.orgWith();
    await expect(steerBatch(outside.admin.db, org.id, id, 'pause')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await steerBatch(org.admin.db, org.id, id, 'pause')).status).toBe('paused');
    await steerBatch(org.admin.db, org.id, id, 'resume');
    await run(id);
    expect(await look(id)).toMatchObject({ status: 'finished', done: 2 });
  });
});

describe.each(['openai', 'anthropic'] as const)('with a key of %s', (engine) => {
  let server: Awaited<ReturnType<typeof batchServer>>;
  afterEach(() => server.close());

  /** What a model would answer: the first claim that was drafted for it, word for word. */
  function answerTo({ body }: Asked): Fate {
    const question = JSON.stringify(body).replaceAll('\\n', '\n');
    const [, section, basis, evidence = '', text] =
      /^(\w+) \((\w+)\) \[([^\]]+)\]: (.+)$/m.exec(question) ?? [];
    const claim = { section, text, basis, evidence: evidence.split(', ') };
    return { kind: 'text', text: JSON.stringify({ name: 'Head of planning', claims: [claim] }) };
  }

  async function start(fateOf: (asked: Asked, place: number) => Fate, polls = 1) {
    server = await batchServer(fateOf, { polls });
    const { url } = server;
    overrideEnv({
      ...stack.env,
      ...(engine === 'openai'
        ? { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `${url}/v1`, ANTHROPIC_API_KEY: undefined }
        : {
            ANTHROPIC_API_KEY: 'k',
            ANTHROPIC_BASE_URL: url,
            ANTHROPIC_MODEL: 'claude-sonnet-4-5',
            OPENAI_API_KEY: undefined,
          }),
    });
  }

  it('asks for more than a handful in one batch, at half the price; what fails is done here, with the reason', async () => {
    const fates: (Fate | undefined)[] = [
      undefined,
      { kind: 'errored' },
      { kind: 'missing' },
      { kind: 'refusal' },
    ];
    await start((asked, place) => fates[place] ?? answerTo(asked), 2);
    const contacts = await insertContacts(7);
    const { id } = await order(contacts);
    await run(id);
    expect(server.batches.map(({ asked }) => asked.length)).toEqual([7]);
    expect(await look(id)).toMatchObject({ status: 'running', asked: 7, engine });
    await run(id);
    expect(await look(id)).toMatchObject({ status: 'running', asked: 7 });
    await run(id);
    const batch = await look(id);
    expect(batch).toMatchObject({ status: 'finished', done: 7, asked: 0, failed: 0 });
    expect(batch.items.map((item) => [item.engine, item.reason])).toEqual([
      [engine, null],
      ['local', `${engine}: bad_request`],
      ['local', `${engine}: timeout`],
      ['local', `${engine}: refused`],
      [engine, null],
      [engine, null],
      [engine, null],
    ]);
    const rows = await must(
      stack.service
        .from('generations')
        .select('engine, model, cost_usd')
        .eq('org_id', org.id)
        .eq('engine', engine),
    );
    expect(rows).toHaveLength(4);
    // 120 tokens in, 30 out: gpt-4o-mini at 0.15 and 0.60 dollars a million, Claude Sonnet at 3 and 15; halved.
    const full = engine === 'openai' ? 120 * 0.15 + 30 * 0.6 : 120 * 3 + 30 * 15;
    for (const { cost_usd } of rows) expect(cost_usd).toBeCloseTo(full / 2 / 1_000_000, 9);
    const kept = await must(
      stack.service
        .from('persona_batch_items')
        .select('prepared')
        .eq('batch_id', id)
        .not('prepared', 'is', null),
    );
    expect(kept).toEqual([]);
    await run(id);
    expect(await generationsOf(contacts)).toHaveLength(7);
  });

  it('asks one by one for a handful', async () => {
    await start(answerTo);
    const { id } = await order(await insertContacts(2));
    await run(id);
    expect(server.batches).toEqual([]);
    expect(await look(id)).toMatchObject({ status: 'finished', done: 2 });
  });

  it('goes on without the batch API when the provider refuses, and says why', async () => {
    await start(answerTo);
    server.failWith(400);
    const { id } = await order(await insertContacts(6));
    await run(id);
    expect(await look(id)).toMatchObject({
      status: 'finished',
      done: 6,
      reason: `${engine}: bad_request`,
      engine: null,
    });
  });

  it('is cancelled at the provider as well', async () => {
    await start(answerTo, 99);
    const contacts = await insertContacts(6);
    const { id } = await order(contacts);
    await run(id);
    await steerBatch(org.rep.db, org.id, id, 'cancel');
    await run(id);
    expect(server.batches[0]?.isCancelled).toBe(true);
    expect(await look(id)).toMatchObject({ status: 'cancelled', cancelled: 6 });
    expect(await generationsOf(contacts)).toEqual([]);
  });
});

describe('stale personas', () => {
  const refresh = () =>
    drain({ db: stack.service, jobs: personaBatchJobs, signal: new AbortController().signal });
  async function touched(contactId: string, n: number): Promise<void> {
    const call = { org_id: org.id, contact_id: contactId, kind: 'call', occurred_at: '2026-11-01T09:00:00Z' };
    await must(stack.service.from('activities').insert(Array.from({ length: n }, () => call)));
  }

  it('are made again after ten new interactions, or as many as the organisation says', async () => {
    const contacts = await insertContacts(3);
    const { id } = await order(contacts);
    await run(id);
    const [busy = '', quiet = ''] = contacts;
    await touched(busy, 10);
    await touched(quiet, 9);
    const ask = () => must(stack.service.rpc('enqueue_job', { p_name: 'personas.refresh', p_payload: {} }));
    await ask();
    await refresh();
    await refresh();
    expect((await generationsOf([busy])).length).toBe(2);
    expect((await generationsOf([quiet])).length).toBe(1);
    const batches = await must(
      stack.service
        .from('persona_batches')
        .select('origin, status, created_by')
        .eq('org_id', org.id)
        .eq('origin', 'refresh'),
    );
    expect(batches).toEqual([{ origin: 'refresh', status: 'finished', created_by: org.rep.id }]);
    await stack.sql.query(
      `update public.organizations set settings = settings || '{"persona_refresh_after": 0}' where id = $1`,
      [org.id],
    );
    await touched(busy, 30);
    await ask();
    await refresh();
    expect((await generationsOf([busy])).length).toBe(2);
  });
});
