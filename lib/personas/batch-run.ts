import 'server-only';
import { batchRoute } from '../ai/batch';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { creatorOf, generateItem, orFail } from './batch-item';
import { collectAnswers, stopProvider, submitItems } from './batch-provider-run';
import { type Batch, loadBatch, type Room } from './batch-state';
import type { PersonaCaller } from './generate-service';

/** Up to so many contacts, waiting for a provider's batch would take longer than asking one by one. */
export const HANDFUL = 5;
const POLL_SECONDS = 30;
/** Then the worker's lane is free for others, and the rest follows in another message. */
const ITEMS_A_MESSAGE = 25;

/**
 * Takes a batch as far as it goes now. Everything that happened stands in the database, so that it runs again after
 * a crash, a pause or a wait for the provider, and does no contact twice.
 */
export async function runBatch(room: Room): Promise<void> {
  const batch = await loadBatch(room);
  if (batch?.status === 'cancelled') return stopProvider(room, batch);
  if (batch?.status !== 'running') return;
  const caller = await creatorOf(room.db, room.orgId, batch.created_by).catch(() => null);
  if (!caller) return giveUp(room, 'Whoever ordered this is no longer a member.');
  if (batch.provider_batch_id) {
    if ((await collectAnswers(room, batch, caller)) === 'running') return again(room, POLL_SECONDS);
  } else if (await isForProvider(room, batch)) {
    const route = await batchRoute(room.db, room.orgId, 'persona');
    if (route && (await submitItems(room, batch, caller, route)) === 'running') {
      return again(room, room.signal.aborted ? 0 : POLL_SECONDS);
    }
  }
  if (await workThrough(room, batch, caller)) await finish(room);
}

async function isForProvider(room: Room, { reason }: Batch): Promise<boolean> {
  return reason === null && (await nextItems(room, HANDFUL + 1)).length > HANDFUL;
}

/** One by one; false when it stopped before the end. */
async function workThrough(room: Room, batch: Batch, caller: PersonaCaller): Promise<boolean> {
  for (let n = 0; n < ITEMS_A_MESSAGE; n++) {
    if ((await loadBatch(room))?.status !== 'running') return false;
    const [item] = await nextItems(room, 1);
    if (!item) return true;
    if (room.signal.aborted) break;
    await orFail(room.db, room.orgId, item, () => generateItem(caller, item, batch.mode, room.signal));
  }
  await again(room, 0);
  return false;
}

function nextItems({ db, orgId, batchId }: Room, limit: number) {
  return must(
    db
      .from('persona_batch_items')
      .select('id, contact_id')
      .eq('org_id', orgId)
      .eq('batch_id', batchId)
      .eq('status', 'waiting')
      .order('place')
      .limit(limit),
  );
}

/** One waiting message is enough, however often the batch was paused and resumed. */
async function again({ db, orgId, batchId }: Room, delaySeconds: number): Promise<void> {
  const payload = { org_id: orgId, batch_id: batchId };
  await enqueue(db, 'personas.batch', payload, { delaySeconds, dedupeKey: batchId });
}

async function finish({ db, orgId, batchId, log }: Room): Promise<void> {
  await must(
    db
      .from('persona_batches')
      .update({ status: 'finished', finished_at: new Date().toISOString() })
      .eq('org_id', orgId)
      .eq('id', batchId)
      .eq('status', 'running'),
  );
  log.info({ batchId }, 'persona batch finished');
}

async function giveUp(room: Room, reason: string): Promise<void> {
  await must(
    room.db
      .from('persona_batch_items')
      .update({ status: 'failed', reason, prepared: null })
      .eq('org_id', room.orgId)
      .eq('batch_id', room.batchId)
      .in('status', ['waiting', 'asked']),
  );
  await finish(room);
}
