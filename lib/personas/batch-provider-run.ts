import 'server-only';
import { type BatchRoute, submitBatch } from '../ai/batch';
import { type BatchProvider, batchFailure, batchProvider } from '../ai/batch-provider';
import { must } from '../supabase/must';
import type { Json } from '../supabase/types';
import { type Item, orFail, readPrepared, settleItem } from './batch-item';
import { type Batch, loadBatch, type Room } from './batch-state';
import { type PersonaCaller, preparePersona } from './generate-service';
import { personaTask } from './task';

type Outcome = 'running' | 'done';
const MAX_ITEMS = 1000;

/** Prepares every contact that still waits and hands them over as one batch. Prepared ones survive a restart. */
export async function submitItems(
  room: Room,
  batch: Batch,
  caller: PersonaCaller,
  route: BatchRoute,
): Promise<Outcome> {
  for (const item of await itemsOf(room, 'waiting', false)) {
    if (room.signal.aborted) return 'running';
    if ((await loadBatch(room))?.status !== 'running') return 'done';
    await orFail(room.db, room.orgId, item, async () => {
      const prepared = await preparePersona(
        caller,
        { contact_id: item.contact_id, mode: batch.mode },
        new Date(),
      );
      await change(room, item.id, { prepared: JSON.parse(JSON.stringify(prepared)) });
    });
  }
  const waiting = await itemsOf(room, 'waiting', true);
  const questions = waiting.flatMap(({ id, prepared }) => {
    const known = readPrepared(prepared);
    return known ? [{ id, facts: known.facts }] : [];
  });
  if (questions.length === 0) return 'done';
  try {
    const provider_batch_id = await submitBatch(route, personaTask, questions);
    await changeBatch(room, { provider_batch_id, engine: route.engine, model: route.model });
  } catch (thrown) {
    room.log.warn({ err: thrown }, 'the provider took no batch');
    await changeBatch(room, { reason: `${route.engine}: ${batchFailure(thrown)}` });
    return 'done';
  }
  for (const { id } of questions) await change(room, id, { status: 'asked' });
  const now = await loadBatch(room);
  if (now?.status === 'cancelled') await stopProvider(room, now);
  return 'running';
}

/** Reads the answers once the provider has ended. What it didn't answer is answered here. */
export async function collectAnswers(room: Room, batch: Batch, caller: PersonaCaller): Promise<Outcome> {
  const { engine, model, provider_batch_id: id } = batch;
  const provider = engine && batchProvider(engine);
  if (!engine || !model || !id) return 'done';
  if (!provider) return takeBack(room, `${engine}: no_key`);
  try {
    const state = await provider.state(id);
    if (state === 'running') return 'running';
    if (state === 'failed') return takeBack(room, `${engine}: bad_request`);
    const open = new Map((await itemsOf(room, 'asked')).map((item) => [item.id, item]));
    const settle = async (
      item: Item & { prepared: Json | null },
      answer: Parameters<typeof settleItem>[4],
    ) => {
      open.delete(item.id);
      const prepared = readPrepared(item.prepared);
      if (!prepared) return change(room, item.id, { status: 'waiting', prepared: null });
      await orFail(room.db, room.orgId, item, () =>
        settleItem(caller, item, prepared, { engine, model }, answer),
      );
    };
    for await (const answer of provider.answers(id)) {
      if (room.signal.aborted || (await loadBatch(room))?.status !== 'running') return 'running';
      const item = open.get(answer.id);
      if (item) await settle(item, answer);
    }
    for (const item of [...open.values()]) await settle(item, { failure: 'timeout' });
    await forget(room, provider, id);
  } catch (thrown) {
    const failure = batchFailure(thrown);
    room.log.warn({ err: thrown, failure }, 'the provider could not be asked about the batch');
    const isLost = failure === 'bad_request' || failure === 'unauthorised';
    return isLost ? takeBack(room, `${engine}: ${failure}`) : 'running';
  }
  await changeBatch(room, { provider_batch_id: null });
  return 'done';
}

/** What was asked and answered tells about people; the answers are here now. */
async function forget(room: Room, provider: BatchProvider, id: string): Promise<void> {
  try {
    await provider.forget(id);
  } catch (thrown) {
    room.log.warn({ err: thrown }, 'the provider keeps the batch until it expires there');
  }
}

/** The provider is out of it: contacts that were asked for wait again, and are done one by one. */
async function takeBack(room: Room, reason: string): Promise<Outcome> {
  for (const { id } of await itemsOf(room, 'asked'))
    await change(room, id, { status: 'waiting', prepared: null });
  await changeBatch(room, { provider_batch_id: null, reason });
  return 'done';
}

export async function stopProvider(room: Room, { engine, provider_batch_id: id }: Batch): Promise<void> {
  if (!engine || !id) return;
  try {
    await batchProvider(engine)?.cancel(id);
  } catch (thrown) {
    room.log.warn({ err: thrown }, 'the batch could not be cancelled at the provider');
  }
  await changeBatch(room, { provider_batch_id: null });
}

async function itemsOf({ db, orgId, batchId }: Room, status: string, isPrepared?: boolean) {
  const query = db
    .from('persona_batch_items')
    .select('id, contact_id, prepared')
    .eq('org_id', orgId)
    .eq('batch_id', batchId)
    .eq('status', status);
  if (isPrepared === true) query.not('prepared', 'is', null);
  if (isPrepared === false) query.is('prepared', null);
  return must(query.order('place').limit(MAX_ITEMS));
}

async function change(
  { db, orgId }: Room,
  id: string,
  values: { status?: string; prepared?: Json },
): Promise<void> {
  const open = ['waiting', 'asked'];
  await must(
    db.from('persona_batch_items').update(values).eq('org_id', orgId).eq('id', id).in('status', open),
  );
}

async function changeBatch(
  { db, orgId, batchId }: Room,
  values: { provider_batch_id?: string | null; engine?: string; model?: string; reason?: string },
): Promise<void> {
  await must(db.from('persona_batches').update(values).eq('org_id', orgId).eq('id', batchId));
}
