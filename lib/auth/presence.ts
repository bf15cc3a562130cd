import 'server-only';
import { logger } from '../logger';
import { must } from '../supabase/must';
import type { Caller } from './principal';

const HOUR_MS = 3_600_000;
let hour = 0;
let noted = new Set<string>();

/**
 * Notes that a person was here today: one statement an hour, person and process, because the day of the organisation
 * ends at another moment than ours. Nobody is kept out when that fails.
 */
export async function notePresence({ db, org, principal }: Caller, now = Date.now()): Promise<void> {
  if (principal.kind !== 'user') return;
  if (Math.floor(now / HOUR_MS) !== hour) {
    hour = Math.floor(now / HOUR_MS);
    noted = new Set();
  }
  const key = `${org.id}:${principal.id}`;
  if (noted.has(key)) return;
  noted.add(key);
  await must(db.rpc('note_member_day', { p_org_id: org.id })).catch((thrown: unknown) => {
    logger.warn({ err: thrown }, 'the day of a member was not noted');
  });
}
