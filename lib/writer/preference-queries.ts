import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type PreferenceCard, preferenceCardSchema } from './preference-schema';
import type { Preference } from './preferences';

const COLUMNS = 'id, kind, value, text, seen, is_enabled, created_at, updated_at' as const;

/** The cards of the caller; row-level security shows nobody else's. */
export async function listPreferences(db: Db, orgId: string): Promise<PreferenceCard[]> {
  const rows = await must(
    db
      .from('preference_cards')
      .select(COLUMNS)
      .eq('org_id', orgId)
      .order('updated_at', { ascending: false })
      .limit(200),
  );
  return rows.map((row) => preferenceCardSchema.parse(row));
}

/** What the next draft of this person follows, the latest first. */
export async function enabledPreferences(db: Db, orgId: string, userId: string): Promise<Preference[]> {
  const rows = await must(
    db
      .from('preference_cards')
      .select(COLUMNS)
      .eq('org_id', orgId)
      .eq('user_id', userId)
      .eq('is_enabled', true)
      .order('updated_at', { ascending: false })
      .limit(100),
  );
  return rows.map((row) => preferenceCardSchema.parse(row));
}
