import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { getOutboxMessage } from './outbox-queries';
import type { OutboxMessage } from './outbox-schema';

/** A rep sent the message by hand: it is tracked from then on. Saying it again changes nothing. */
export async function markSent(
  db: Db,
  orgId: string,
  id: string,
  sentAt: string | undefined,
): Promise<OutboxMessage> {
  const p_sent_at = sentAt ?? new Date().toISOString();
  await must(db.rpc('mark_outbox_sent', { p_org_id: orgId, p_id: id, p_sent_at }));
  return getOutboxMessage(db, orgId, id);
}
