import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { loadHistories, loadRecords, loadShape } from './context';
import { withEvidence } from './queries';
import { reviewDeal } from './review';
import { INSIGHT_COLUMNS } from './rows';
import type { DealReview } from './schema';

/** The review of a closed deal. 404 when unknown, 409 while it is open. */
export async function getReview(db: Db, orgId: string, dealId: string, me: string): Promise<DealReview> {
  const [[deal], shape, records, rows] = await Promise.all([
    loadHistories(db, orgId, [dealId]),
    loadShape(db, orgId),
    loadRecords(db, orgId),
    must(
      db
        .from('insights')
        .select(`${INSIGHT_COLUMNS}, insight_events!inner(type)`)
        .eq('org_id', orgId)
        .eq('deal_id', dealId)
        .eq('insight_events.type', 'shown')
        .order('created_at')
        .limit(200),
    ),
  ]);
  if (!deal) throw new AppError('not_found', 'There is no such deal.');
  const shown = await withEvidence(db, orgId, rows, me);
  const ids = shown.map((insight) => insight.id);
  const acted = await must(
    db
      .from('insight_feedback')
      .select('insight_id, action_taken')
      .eq('org_id', orgId)
      .eq('type', 'acted_on')
      .in('insight_id', ids),
  );
  const review = reviewDeal({
    deal,
    shape,
    records,
    shown,
    actedOn: new Map(acted.map((row) => [row.insight_id, row.action_taken])),
  });
  if (!review) throw new AppError('conflict', 'This deal is still open. Its review appears when it closes.');
  return review;
}
