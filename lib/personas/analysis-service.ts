import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { analyse } from './analyse';
import type { Analysis } from './analysis-schema';
import { behaviourSchema } from './behaviour-rows';

/** How a contact behaved, from their whole history up to now; 404 for one that is not the organisation's. */
export async function analyseContact(
  db: Db,
  orgId: string,
  contactId: string,
  now = new Date(),
): Promise<Analysis> {
  const rows = await must(
    db.rpc('contact_behaviour', { p_org_id: orgId, p_contact_id: contactId, p_as_of: now.toISOString() }),
  );
  if (!rows) throw new AppError('not_found', 'There is no such contact.');
  return analyse(contactId, behaviourSchema.parse(rows), now);
}
