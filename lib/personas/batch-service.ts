import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { getBatch } from './batch-queries';
import type { BatchAction, BatchDetail, BatchInput } from './batch-schema';

/** Orders the personas of these contacts. What the organisation doesn't have is named, and doesn't hold up the rest. */
export async function orderBatch(
  db: Db,
  orgId: string,
  { contact_ids, mode }: BatchInput,
): Promise<BatchDetail> {
  const id = await must(
    db.rpc('create_persona_batch', { p_org_id: orgId, p_contact_ids: contact_ids, p_mode: mode }),
  );
  const batch = await getBatch(db, orgId, id);
  const found = new Set(batch.items.map(({ contact_id }) => contact_id));
  const unknown = [...new Set(contact_ids)].filter((contact) => !found.has(contact));
  const reason = 'There is no such contact.';
  return { ...batch, rejected: unknown.map((contact_id) => ({ contact_id, reason })) };
}

/** Pauses, resumes or cancels; 409 when the batch is past it. */
export async function steerBatch(
  db: Db,
  orgId: string,
  id: string,
  action: BatchAction,
): Promise<BatchDetail> {
  await must(db.rpc('steer_persona_batch', { p_org_id: orgId, p_batch_id: id, p_action: action }));
  return getBatch(db, orgId, id);
}
