import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { withTrace } from './observe';

type Payload = { org_id: string; [key: string]: Json | undefined };

/**
 * Puts a job on the queue. People and keys may only enqueue for an organisation in which they may write.
 * With `dedupeKey`, nothing happens while an equal job still waits. Work that must start exactly when a row
 * changes is published by the database instead (`private.publish`), in the same transaction.
 */
export async function enqueue(
  db: Db,
  name: string,
  payload: Payload,
  { delaySeconds = 0, dedupeKey }: { delaySeconds?: number; dedupeKey?: string } = {},
): Promise<void> {
  const args = { p_name: name, p_payload: withTrace(payload, delaySeconds), p_delay_seconds: delaySeconds };
  if (dedupeKey === undefined) await must(db.rpc('enqueue_job', args));
  else await must(db.rpc('enqueue_job_once', { ...args, p_dedupe_key: dedupeKey }));
}
