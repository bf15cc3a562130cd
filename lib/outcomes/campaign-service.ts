import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { CampaignChange } from './campaign-change-schema';

/** Changes the name or the status of a campaign. What the database does not let the caller change is not found. */
export async function updateCampaign(
  db: Db,
  orgId: string,
  { id, changes }: CampaignChange,
): Promise<{ id: string; name: string; status: string }> {
  const [row] = await must(
    db.from('campaigns').update(changes).eq('org_id', orgId).eq('id', id).select('id, name, status'),
  );
  if (!row) throw new AppError('not_found', 'There is no such campaign, or you may not change it.');
  return row;
}
