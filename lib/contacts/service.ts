import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { asRecord, getContact } from './queries';
import { type Erased, erasedSchema } from './schema';

/** Everything that is stored about the person: their right of access. */
export async function exportContact(db: Db, orgId: string, id: string): Promise<Record<string, unknown>> {
  const found = await must(db.rpc('export_contact', { p_org_id: orgId, p_contact_id: id }));
  if (!found) throw new AppError('not_found', 'There is no such contact.');
  return asRecord(found);
}

/** Forgets the person: the contact, their activities, and every text that quotes or names them. Admins only. */
export async function eraseContact(db: Db, orgId: string, id: string): Promise<Erased> {
  return erasedSchema.parse(await must(db.rpc('erase_contact', { p_org_id: orgId, p_contact_id: id })));
}

/** Consent is the person's: giving and withdrawing it both take effect at once. */
export async function setTrainingConsent(
  db: Db,
  orgId: string,
  id: string,
  training_consent: boolean,
): Promise<void> {
  const changed = await must(
    db.from('contacts').update({ training_consent }).eq('org_id', orgId).eq('id', id).select('id'),
  );
  if (changed.length > 0) return;
  await getContact(db, orgId, id);
  throw new AppError('forbidden', 'This contact belongs to somebody else. Ask its owner or an admin.');
}
