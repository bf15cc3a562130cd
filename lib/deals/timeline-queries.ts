import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { TimelineItem } from './schema';
import { mergeTimeline } from './timeline';

/** The newest `limit` things that happened on a deal before `before`. */
export async function getTimeline(
  db: Db,
  orgId: string,
  dealId: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<TimelineItem[]> {
  const until = before ?? '9999-12-31';
  const [activities, stages, fields] = await Promise.all([
    must(
      db
        .from('activities')
        .select('id, kind, direction, occurred_at, subject, body, contact:contacts(name, email)')
        .eq('org_id', orgId)
        .eq('deal_id', dealId)
        .lt('occurred_at', until)
        .order('occurred_at', { ascending: false })
        .limit(limit),
    ),
    must(
      db
        .from('deal_stage_changes')
        .select('id, from_stage, to_stage, occurred_at')
        .eq('org_id', orgId)
        .eq('deal_id', dealId)
        .lt('occurred_at', until)
        .order('occurred_at', { ascending: false })
        .limit(limit),
    ),
    must(
      db
        .from('deal_field_changes')
        .select('id, field, old_value, new_value, occurred_at')
        .eq('org_id', orgId)
        .eq('deal_id', dealId)
        .lt('occurred_at', until)
        .order('occurred_at', { ascending: false })
        .limit(limit),
    ),
  ]);
  return mergeTimeline(activities, stages, fields).slice(0, limit);
}
