import type { StoredRecord } from './finding';
import { recordFor } from './finding';
import { type DealHistory, timelineOf } from './history';
import { patternByKey } from './patterns';
import { raisesOf } from './replay';
import type { DealReview, Insight } from './schema';
import type { PipelineShape } from './stages';

/** Did it come true? A risk when the deal was lost; everything else when it was won; a forecast on its own side. */
export function cameTrue(kind: string, signal: string, outcome: 'won' | 'lost'): boolean {
  if (kind === 'risk' || signal === 'forecast_loss') return outcome === 'lost';
  return outcome === 'won';
}

/** "silent>call" and "silent" are about the same signal. */
const signalKey = (signal: string) => signal.split('>')[0] ?? signal;

export type ReviewInput = {
  deal: DealHistory;
  shape: PipelineShape;
  records: readonly StoredRecord[];
  shown: readonly Insight[];
  /** Insights somebody acted on, with what they did. */
  actedOn: ReadonlyMap<string, string | null>;
};

/** What was said while the deal was open, what came of it, and what could have been said and was not. */
export function reviewDeal({ deal, shape, records, shown, actedOn }: ReviewInput): DealReview | null {
  if (deal.status === 'open' || !deal.closed_at) return null;
  const outcome = deal.status;
  // The same finding may have been generated several times: the first showing counts.
  const first = new Map<string, Insight>();
  for (const insight of [...shown].sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at))) {
    if (!first.has(insight.signal) || actedOn.has(insight.id)) first.set(insight.signal, insight);
  }
  const listed = [...first.values()];
  const raised = new Set(shown.map((insight) => signalKey(insight.signal)));
  const missed = new Map<string, DealReview['not_raised'][number]>();
  for (const raise of raisesOf(timelineOf(deal), shape, Date.parse(deal.closed_at))) {
    const pattern = patternByKey(raise.key);
    if (!pattern || raised.has(raise.key) || missed.has(raise.key)) continue;
    const record = recordFor(records, raise.key, raise.stage);
    // What past deals do not bear out was rightly not raised.
    if (record && record.n > 0 && record.mean <= Number(record.details.base_rate ?? 0)) continue;
    missed.set(raise.key, {
      signal: raise.key,
      kind: pattern.kind,
      label: pattern.label,
      stage: raise.stage,
      first_seen_at: new Date(raise.at).toISOString(),
      came_true: cameTrue(pattern.kind, pattern.key, outcome),
    });
  }
  return {
    deal_id: deal.id,
    outcome,
    closed_at: deal.closed_at,
    shown: listed.map((insight) => ({
      ...insight,
      came_true: cameTrue(insight.kind, insight.signal, outcome),
      acted_on: actedOn.has(insight.id),
      action_taken: actedOn.get(insight.id) ?? null,
    })),
    acted_on: listed
      .filter((insight) => actedOn.has(insight.id))
      .map((insight) => ({
        insight_id: insight.id,
        title: insight.title,
        action_taken: actedOn.get(insight.id) ?? null,
      })),
    not_raised: [...missed.values()],
  };
}
