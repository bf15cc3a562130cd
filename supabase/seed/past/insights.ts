import type { Finding } from '@/lib/insights/finding';
import { computeFindings } from '@/lib/insights/findings';
import { timelineOf, viewAsOf } from '@/lib/insights/history';
import { PROMPT_VERSION } from '@/lib/insights/prompt';
import { snapshotOf } from '@/lib/insights/snapshot';
import { stableId } from '../ids';
import { baseForecast } from './base-rates';
import type { ClosedDeal } from './histories';
import type { Knowledge } from './knowledge';

const NO_TWINS = { won: null, lost: null, wonSteps: [], lostSteps: [], parting: null };
const LOCAL = { engine: 'local', model: null, prompt_version: PROMPT_VERSION };

/** Somebody who opened a deal while it was open. */
export type Look = { closed: ClosedDeal; at: number; by: string; known: Knowledge };

/** What the engine finds on the deal at that moment: the product's own findings, from what was known then. */
function findThen({ closed: { deal }, at, known }: Look, predictionId: string | null): Finding[] {
  const view = viewAsOf(timelineOf(deal), at);
  return computeFindings({
    view,
    shape: known.shape,
    records: known.records,
    rules: [],
    twins: NO_TWINS,
    forecast: {
      forecast: baseForecast(known.rates, view.stage, deal.source),
      record: known.forecastRecord,
      sourceId: predictionId,
      matches: [],
      names: new Map(),
    },
  });
}

/** One generation of insights in the shape of the tables, with the outcome that joined when the deal closed. */
export function tellLook(orgId: string, look: Look, predictionId: string | null) {
  const { closed, at, by } = look;
  const { deal } = closed;
  const created_at = new Date(at).toISOString();
  const snapshot = snapshotOf(viewAsOf(timelineOf(deal), at));
  const key = `look:${deal.id}:${created_at}`;
  const own = { org_id: orgId, deal_id: deal.id, ...LOCAL, deal_snapshot: snapshot, created_at };
  const run = { ...own, id: stableId(orgId, key), created_by: by };
  const told = findThen(look, predictionId).map((finding, n) => {
    const id = stableId(orgId, `${key}:${n + 1}`);
    const { mean, interval, n: deals, basis } = finding.confidence;
    const row = {
      ...own,
      id,
      run_id: run.id,
      position: n + 1,
      kind: finding.kind,
      signal: finding.signal,
      title: finding.title,
      body: finding.body,
      actions: finding.actions,
      confidence: mean,
      confidence_low: Math.min(interval[0], mean),
      confidence_high: Math.max(interval[1], mean),
      confidence_n: deals,
      confidence_basis: basis,
      outcome: closed.isWon ? 'won' : 'lost',
      outcome_at: deal.closed_at,
    };
    const evidence = finding.evidence.map((item, k) => ({
      id: stableId(orgId, `${key}:${n + 1}:${k + 1}`),
      org_id: orgId,
      insight_id: id,
      position: k + 1,
      type: item.type,
      source_id: item.id,
      label: item.label,
      quote: item.quote ?? null,
    }));
    return { row, evidence };
  });
  return { run, insights: told.map(({ row }) => row), evidence: told.flatMap(({ evidence }) => evidence) };
}

export type ToldLook = ReturnType<typeof tellLook>;
export type InsightRow = ToldLook['insights'][number];
