import 'server-only';
import { estimateRate, priorFromOthers } from '../stats/rate';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { learnIcp } from './icp-model';
import { readCells } from './icp-queries';
import { ICP_DIMENSIONS, type IcpCell, type IcpQuality, SEGMENT_DIMENSIONS } from './icp-schema';

/** Leads of each fate below which no model is fitted. */
export const MIN_PER_CLASS = 40;
/** Leads and good fates below which even the segments say nothing. */
const MIN_FOR_SEGMENTS = { leads: 40, positive: 10 };
const MIN_SEGMENT = 5;
/** A new version is worth it once a tenth more is known. */
const GROWTH = 1.1;

type Learned = {
  basis: 'model' | 'segments' | 'none';
  parameters: Json;
  quality: IcpQuality;
  reason: string | null;
};

const NO_RECORD: IcpQuality = {
  n: 0,
  auc: null,
  auc_interval: null,
  brier: null,
  brier_base_rate: null,
  ece: null,
  ece_noise_floor: null,
};

/** Learns the fit of leads from everything known, or keeps the present version. Idempotent; jobs only. */
export async function learnIcpScore(db: Db, orgId: string): Promise<void> {
  const cells = await readCells(db, orgId, ICP_DIMENSIONS, true);
  const n_leads = cells.reduce((sum, { n }) => sum + n, 0);
  const n_positive = cells.reduce((sum, { positive }) => sum + positive, 0);
  const [present] = await must(
    db
      .from('icp_models')
      .select('version, n_leads')
      .eq('org_id', orgId)
      .order('version', { ascending: false })
      .limit(1),
  );
  if (n_leads === 0 || (present && n_leads < present.n_leads * GROWTH)) return;
  const { parameters, ...learned } = learn(cells, n_leads, n_positive);
  const row = {
    ...learned,
    parameters: parameters as NonNullable<Json>,
    org_id: orgId,
    version: (present?.version ?? 0) + 1,
    n_leads,
    n_positive,
  };
  await must(db.from('icp_models').upsert(row, { onConflict: 'org_id,version', ignoreDuplicates: true }));
}

function learn(cells: readonly IcpCell[], leads: number, positive: number): Learned {
  const count = `${positive} of ${leads} leads answered well`;
  if (leads < MIN_FOR_SEGMENTS.leads || positive < MIN_FOR_SEGMENTS.positive) {
    const reason = `Too little is known (${count}): a score needs ${MIN_FOR_SEGMENTS.leads} leads and ${MIN_FOR_SEGMENTS.positive} good answers.`;
    return { basis: 'none', parameters: {}, quality: NO_RECORD, reason };
  }
  const segments: Json = { segments: segmentMeans(cells) };
  if (Math.min(positive, leads - positive) < MIN_PER_CLASS) {
    const reason = `A model needs ${MIN_PER_CLASS} leads of each fate (${count}); the score is the segment's own rate.`;
    return { basis: 'segments', parameters: segments, quality: NO_RECORD, reason };
  }
  const { model, quality, hasSkill } = learnIcp(cells);
  if (hasSkill) return { basis: 'model', parameters: model, quality, reason: null };
  const reason =
    "On later leads the model was no better than the base rate; the score is the segment's own rate.";
  return { basis: 'segments', parameters: segments, quality, reason };
}

/** The shrunk rate of each segment with enough leads, under the key that the database looks it up by. */
export function segmentMeans(cells: readonly IcpCell[]): Record<string, number> {
  const counts = new Map<string, { successes: number; n: number }>();
  for (const cell of cells) {
    const key = SEGMENT_DIMENSIONS.map((name) => cell[name] ?? '').join('|');
    const { successes, n } = counts.get(key) ?? { successes: 0, n: 0 };
    counts.set(key, { successes: successes + cell.positive, n: n + cell.n });
  }
  const segments = [...counts].filter(([, { n }]) => n >= MIN_SEGMENT);
  return Object.fromEntries(
    segments.map(([key, own]) => {
      const others = segments.flatMap(([other, count]) => (other === key ? [] : [count]));
      return [key, estimateRate(own, priorFromOthers(others)).mean];
    }),
  );
}
