import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { INSIGHT_COLUMNS, type InsightRow, toInsight } from './rows';
import { type DealInsights, type Insight, type SimilarDeals, similarDealsSchema } from './schema';

const NO_DEALS: SimilarDeals = { won: [], lost: [], parted: null };

/** Insight rows with their evidence and feedback, as `me` sees them. */
export async function withEvidence(
  db: Db,
  orgId: string,
  rows: readonly InsightRow[],
  me: string,
): Promise<Insight[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [evidence, feedback] = await Promise.all([
    must(
      db
        .from('insight_evidence')
        .select('insight_id, type, source_id, label, quote')
        .eq('org_id', orgId)
        .in('insight_id', ids)
        .order('position'),
    ),
    must(
      db
        .from('insight_feedback')
        .select('insight_id, principal_id, type, rating, comment, action_taken')
        .eq('org_id', orgId)
        .in('insight_id', ids),
    ),
  ]);
  return rows.map((row) => toInsight(row, evidence, feedback, me));
}

/** The latest generation for a deal; empty when there is none. */
export async function listDealInsights(
  db: Db,
  orgId: string,
  dealId: string,
  me: string,
): Promise<DealInsights> {
  const [run] = await must(
    db
      .from('insight_runs')
      .select('id, engine, model, fallback_reason, similar_deals, created_at')
      .eq('org_id', orgId)
      .eq('deal_id', dealId)
      .order('created_at', { ascending: false })
      .limit(1),
  );
  if (!run) return { data: [], similar_deals: NO_DEALS, run: null };
  const rows = await must(
    db.from('insights').select(INSIGHT_COLUMNS).eq('org_id', orgId).eq('run_id', run.id).order('position'),
  );
  const { similar_deals, ...meta } = run;
  const similar = similarDealsSchema.safeParse(similar_deals);
  return {
    data: await withEvidence(db, orgId, rows, me),
    similar_deals: similar.success ? similar.data : NO_DEALS,
    run: meta,
  };
}

/** The deal of an insight, or 404 (also for another organisation's). */
export async function getInsightDeal(db: Db, orgId: string, insightId: string): Promise<string> {
  const [row] = await must(
    db.from('insights').select('deal_id').eq('org_id', orgId).eq('id', insightId).limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such insight.');
  return row.deal_id;
}
