import 'server-only';
import { z } from 'zod';
import { AppError } from '../errors';
import { logger } from '../logger';
import type { SearchHit } from '../retrieval/schema';
import { nearest } from '../retrieval/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { compareTwins, type Match, type Twins } from './find-twins';
import type { StoredRecord } from './finding';
import { type DealHistory, type DealView, historySchema, timelineOf, viewAsOf } from './history';
import { type Rule, ruleConditionSchema } from './rules';
import { learnPipelineShape, type PipelineShape, shapeSchema } from './stages';

const SIMILAR_DEALS = 8;
const TEXT_CANDIDATES = 20;
const TWIN_ACTIVITIES = 80;

export type InsightContext = {
  view: DealView;
  shape: PipelineShape;
  records: StoredRecord[];
  rules: Rule[];
  matches: Match[];
  histories: DealHistory[];
  twins: Twins;
};

export async function loadHistories(
  db: Db,
  orgId: string,
  ids: readonly string[],
  activities = 200,
): Promise<DealHistory[]> {
  if (ids.length === 0) return [];
  const rows = await must(
    db.rpc('deal_histories', { p_org_id: orgId, p_deal_ids: [...ids], p_activities: activities }),
  );
  return z.array(historySchema).parse(rows);
}

/** Closed deals whose words are nearest to this deal's. Without vectors the other features decide alone. */
async function nearestByText(db: Db, orgId: string, dealId: string): Promise<SearchHit[]> {
  const among = (status: 'won' | 'lost') =>
    nearest(db, { orgId, kind: 'deal', sourceId: dealId, limit: TEXT_CANDIDATES, context: { status } });
  try {
    return (await Promise.all([among('won'), among('lost')])).flat();
  } catch (error) {
    logger.warn({ err: error }, 'No nearest deals by text: matching on fields alone');
    return [];
  }
}

async function findMatches(db: Db, orgId: string, dealId: string): Promise<Match[]> {
  const near = await nearestByText(db, orgId, dealId);
  const rows = await must(
    db.rpc('matched_deals', {
      p_org_id: orgId,
      p_deal_id: dealId,
      p_text_ids: near.map((hit) => hit.sourceId),
      p_text_scores: near.map((hit) => hit.similarity ?? 0),
      p_limit: SIMILAR_DEALS,
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    status: row.status === 'won' ? 'won' : 'lost',
    score: row.score,
    rank: row.rank_overall,
    matchedOn: row.matched_on,
  }));
}

export async function loadRecords(db: Db, orgId: string): Promise<StoredRecord[]> {
  const rows = await must(
    db
      .from('insight_patterns')
      .select('id, key, stage, kind, n, hits, mean, interval_low, interval_high, details')
      .eq('org_id', orgId),
  );
  return rows.map(({ interval_low, interval_high, kind, details, ...row }) => ({
    ...row,
    kind: kind === 'risk' || kind === 'opportunity' ? kind : 'next_action',
    interval: [interval_low, interval_high],
    details: z
      .record(z.string(), z.union([z.number(), z.string()]))
      .catch({})
      .parse(details),
  }));
}

export async function loadRules(db: Db, orgId: string): Promise<Rule[]> {
  const rows = await must(
    db
      .from('insight_rules')
      .select('id, name, kind, conditions, text, enabled')
      .eq('org_id', orgId)
      .eq('enabled', true)
      .order('created_at'),
  );
  return rows.map((row) => ({
    ...row,
    kind: row.kind === 'risk' || row.kind === 'opportunity' ? row.kind : 'next_action',
    conditions: z.array(ruleConditionSchema).catch([]).parse(row.conditions),
  }));
}

export async function loadShape(db: Db, orgId: string): Promise<PipelineShape> {
  const [row] = await must(db.from('pipeline_shapes').select('shape').eq('org_id', orgId).limit(1));
  const parsed = shapeSchema.safeParse(row?.shape);
  return parsed.success ? parsed.data : learnPipelineShape([]);
}

/** All that findings are computed from, in three round trips. 404 when the caller cannot see the deal. */
export async function loadContext(db: Db, orgId: string, dealId: string, now: Date): Promise<InsightContext> {
  const [[deal], shape, records, rules, matches] = await Promise.all([
    loadHistories(db, orgId, [dealId]),
    loadShape(db, orgId),
    loadRecords(db, orgId),
    loadRules(db, orgId),
    findMatches(db, orgId, dealId),
  ]);
  if (!deal) throw new AppError('not_found', 'There is no such deal.');
  const histories = await loadHistories(
    db,
    orgId,
    matches.map((match) => match.id),
    TWIN_ACTIVITIES,
  );
  return {
    view: viewAsOf(timelineOf(deal), now.getTime()),
    shape,
    records,
    rules,
    matches,
    histories,
    twins: compareTwins(matches, histories, shape.silenceDays),
  };
}
