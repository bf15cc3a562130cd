import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Learned, wordsForCard } from './edit';
import { listPreferences } from './preference-queries';
import type { PreferenceCard, PreferenceEdit } from './preference-schema';

/** Of these there is one at a time: the latest edit says what holds. */
const EXCLUSIVE = ['length', 'greeting', 'sign_off', 'tone', 'contractions'];

/** Puts what an edit said on the cards of the caller. A card that was switched off stays off. */
export async function rememberEdit(
  db: Db,
  orgId: string,
  userId: string,
  learned: readonly Learned[],
): Promise<PreferenceCard[]> {
  if (learned.length === 0) return [];
  const cards = await listPreferences(db, orgId);
  for (const { kind, value, text } of learned) {
    const known = cards.find((card) => card.kind === kind && card.value === value);
    if (known) {
      await change(db, orgId, known.id, { seen: known.seen + 1 });
    } else {
      await must(db.from('preference_cards').insert({ org_id: orgId, user_id: userId, kind, value, text }));
    }
    if (!EXCLUSIVE.includes(kind)) continue;
    const outdated = cards.filter((card) => card.kind === kind && card.value !== value && card.is_enabled);
    for (const { id } of outdated) await change(db, orgId, id, { is_enabled: false });
  }
  const wanted = new Set(learned.map(({ kind, value }) => `${kind}\n${value}`));
  return (await listPreferences(db, orgId)).filter(({ kind, value }) => wanted.has(`${kind}\n${value}`));
}

export async function editPreference(
  db: Db,
  orgId: string,
  id: string,
  { value, is_enabled }: PreferenceEdit,
): Promise<PreferenceCard> {
  const card = (await listPreferences(db, orgId)).find((candidate) => candidate.id === id);
  if (!card) throw new AppError('not_found', 'There is no such card.');
  await change(db, orgId, id, {
    ...(value === undefined ? {} : { value, text: wordsForCard(card.kind, value) }),
    ...(is_enabled === undefined ? {} : { is_enabled }),
  });
  const changed = (await listPreferences(db, orgId)).find((candidate) => candidate.id === id);
  return changed ?? card;
}

export async function deletePreference(db: Db, orgId: string, id: string): Promise<void> {
  const gone = await must(db.from('preference_cards').delete().eq('org_id', orgId).eq('id', id).select('id'));
  if (gone.length === 0) throw new AppError('not_found', 'There is no such card.');
}

type Change = { seen?: number; is_enabled?: boolean; value?: string; text?: string };
async function change(db: Db, orgId: string, id: string, values: Change): Promise<void> {
  await must(db.from('preference_cards').update(values).eq('org_id', orgId).eq('id', id));
}
