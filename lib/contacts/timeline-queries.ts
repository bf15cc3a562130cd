import { afterPosition, decodeCursor, type List, type ListQuery, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { asRecord } from './queries';
import { type ContactActivity, contactActivitySchema } from './schema';

/** What happened with a person, newest first, whichever deal it belongs to. */
export async function listContactActivities(
  db: Db,
  orgId: string,
  contactId: string,
  { limit, cursor }: ListQuery,
): Promise<List<ContactActivity>> {
  const after = decodeCursor(cursor);
  const query = db
    .from('activities')
    .select(
      'id, kind, direction, occurred_at, subject, body, duration_seconds, metadata, deal_id, deal:deals(name)',
    )
    .eq('org_id', orgId)
    .eq('contact_id', contactId);
  if (after) query.or(afterPosition(after, 'occurred_at', 'desc'));
  const rows = await must(
    query
      .order('occurred_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.occurred_at, row.id]);
  return {
    next_cursor: page.next_cursor,
    data: page.data.map(({ deal, metadata, ...row }) =>
      contactActivitySchema.parse({ ...row, metadata: asRecord(metadata), deal: deal?.name ?? null }),
    ),
  };
}
