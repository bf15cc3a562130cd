import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { refreshInput } from './refresh-schema';

const KEY = 'persona_refresh_after';

/** What the organisation set; null: the default holds. */
export async function refreshAfter(db: Db, orgId: string): Promise<number | null> {
  const [org] = await must(
    db.from('organizations').select('after:settings->persona_refresh_after').eq('id', orgId).limit(1),
  );
  return refreshInput.safeParse(org).data?.after ?? null;
}

/** Admins only, by row-level security. */
export async function setRefreshAfter(db: Db, orgId: string, after: number | null): Promise<void> {
  await must(db.rpc('change_setting', { p_org_id: orgId, p_key: KEY, p_value: after }));
}
