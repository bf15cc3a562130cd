import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { must } from '../supabase/must';
import { personaBatchJobs } from './batch-jobs';
import { steerBatch } from './batch-service';
import { refreshAfter, setRefreshAfter } from './refresh-service';
import { batchWorld } from './testing/batch-world';

let stack: TestStack;
let org: TestOrg;
let world: ReturnType<typeof batchWorld>;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  overrideEnv({ ...stack.env, OPENAI_API_KEY: undefined, ANTHROPIC_API_KEY: undefined });
  org = await stack.orgWith();
  world = batchWorld(stack, org);
});

describe('a batch of personas', () => {
  it('is worked off by the queue, each contact once, and names what is not there', async () => {
    const contacts = await world.insertContacts(3);
    const stranger = crypto.randomUUID();
    const made = await world.order([...contacts, contacts[0] ?? '', stranger]);
    expect(made).toMatchObject({ status: 'running', total: 3, waiting: 3, done: 0 });
    expect(made.rejected).toEqual([{ contact_id: stranger, reason: 'There is no such contact.' }]);
    const room = { db: stack.service, jobs: personaBatchJobs, signal: new AbortController().signal };
    await drain(room);
    const batch = await world.look(made.id);
    expect(batch).toMatchObject({ status: 'finished', total: 3, done: 3, waiting: 0, engine: null });
    expect(batch.items.map(({ contact_id }) => contact_id)).toEqual(contacts);
    expect(batch.items.every(({ persona_id, engine }) => persona_id !== null && engine === 'local')).toBe(
      true,
    );
    const generations = await world.generationsOf(contacts);
    expect(generations).toHaveLength(3);
    expect(new Set(generations.map(({ created_by }) => created_by))).toEqual(new Set([org.rep.id]));
    const recorded = await must(stack.service.from('generations').select('task').eq('org_id', org.id));
    expect(recorded).toHaveLength(3);
  });

  it('waits while it is paused and goes on where it stopped', async () => {
    const contacts = await world.insertContacts(2);
    const { id } = await world.order(contacts);
    expect((await steerBatch(org.rep.db, org.id, id, 'pause')).status).toBe('paused');
    await world.run(id);
    expect(await world.look(id)).toMatchObject({ status: 'paused', waiting: 2 });
    await steerBatch(org.rep.db, org.id, id, 'resume');
    await world.run(id);
    expect(await world.look(id)).toMatchObject({ status: 'finished', done: 2 });
    await expect(steerBatch(org.rep.db, org.id, id, 'cancel')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps what is done when it is cancelled, and makes no more', async () => {
    const contacts = await world.insertContacts(2);
    const { id } = await world.order(contacts);
    await steerBatch(org.rep.db, org.id, id, 'cancel');
    await world.run(id);
    expect(await world.look(id)).toMatchObject({ status: 'cancelled', cancelled: 2, done: 0 });
    expect(await world.generationsOf(contacts)).toEqual([]);
  });

  it('survives a worker that stops, and two that run at once', async () => {
    const contacts = await world.insertContacts(3);
    const { id } = await world.order(contacts);
    const stopped = new AbortController();
    stopped.abort();
    await world.run(id, stopped.signal);
    expect(await world.look(id)).toMatchObject({ status: 'running', waiting: 3 });
    await Promise.all([world.run(id), world.run(id)]);
    expect(await world.look(id)).toMatchObject({ status: 'finished', done: 3, failed: 0 });
    expect(await world.generationsOf(contacts)).toHaveLength(3);
  });

  it('says of each contact why it failed', async () => {
    const [theirs = ''] = await world.insertContacts(1, org.otherRep.id);
    const [mine = ''] = await world.insertContacts(1, org.rep.id);
    const { id } = await world.order([theirs, mine]);
    await world.run(id);
    const { items, ...batch } = await world.look(id);
    expect(batch).toMatchObject({ status: 'finished', done: 1, failed: 1 });
    expect(items[0]?.reason).toMatch(/belongs to a colleague/);
  });

  it('may be ordered by a key, and is steered by whoever ordered it or an admin', async () => {
    const key = await stack.apiKey(org.id, ['read', 'write']);
    const contacts = await world.insertContacts(2);
    const { id } = await world.order(contacts, key.db);
    await expect(steerBatch(org.rep.db, org.id, id, 'pause')).rejects.toMatchObject({ code: 'forbidden' });
    const outside = await stack.orgWith();
    await expect(steerBatch(outside.admin.db, org.id, id, 'pause')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await steerBatch(org.admin.db, org.id, id, 'pause')).status).toBe('paused');
    await steerBatch(org.admin.db, org.id, id, 'resume');
    await world.run(id);
    expect(await world.look(id)).toMatchObject({ status: 'finished', done: 2 });
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
    const contacts = await world.insertContacts(3);
    const { id } = await world.order(contacts);
    await world.run(id);
    const [busy = '', quiet = ''] = contacts;
    await touched(busy, 10);
    await touched(quiet, 9);
    const ask = () =>
      must(stack.service.rpc('enqueue_job', { p_name: 'personas.order-stale', p_payload: {} }));
    await ask();
    await refresh();
    await refresh();
    expect((await world.generationsOf([busy])).length).toBe(2);
    expect((await world.generationsOf([quiet])).length).toBe(1);
    const batches = await must(
      stack.service
        .from('persona_batches')
        .select('origin, status, created_by')
        .eq('org_id', org.id)
        .eq('origin', 'refresh'),
    );
    expect(batches).toEqual([{ origin: 'refresh', status: 'finished', created_by: org.rep.id }]);
    await expect(setRefreshAfter(org.rep.db, org.id, 0)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await refreshAfter(org.rep.db, org.id)).toBeNull();
    await setRefreshAfter(org.admin.db, org.id, 0);
    expect(await refreshAfter(org.rep.db, org.id)).toBe(0);
    await touched(busy, 30);
    await ask();
    await refresh();
    expect((await world.generationsOf([busy])).length).toBe(2);
  });
});
