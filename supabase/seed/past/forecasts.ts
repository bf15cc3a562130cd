import { timelineOf, viewAsOf } from '@/lib/insights/history';
import { stableId } from '../ids';
import { baseForecast } from './base-rates';
import type { ClosedDeal } from './histories';
import type { Knowledge } from './knowledge';

/** The model of the time before the first training: how earlier deals ended. It never answers for an open deal. */
export function earlierModel(orgId: string, from: number, closed: readonly ClosedDeal[]) {
  const before = closed.filter((deal) => deal.closed < from);
  const won = before.filter(({ isWon }) => isWon).length;
  const at = new Date(from).toISOString();
  return {
    id: stableId(orgId, 'forecast-model-0'),
    org_id: orgId,
    version: 0,
    basis: 'prior',
    parameters: {},
    quality: {},
    n_won: won,
    n_lost: before.length - won,
    trained_until: at,
    trained_at: at,
  };
}

export type PredictionRow = ReturnType<typeof predictAt>;

/** What earlier deals said of this one at a moment before it closed, with how it ended. */
export function predictAt(orgId: string, { deal, closed, isWon }: ClosedDeal, at: number, known: Knowledge) {
  const { stage } = viewAsOf(timelineOf(deal), at);
  const { probability, interval, abstained, reason } = baseForecast(known.rates, stage, deal.source);
  const key = `forecast:${deal.id}:${stage}`;
  return {
    id: stableId(orgId, key),
    org_id: orgId,
    deal_id: deal.id,
    model_id: stableId(orgId, 'forecast-model-0'),
    probability,
    interval_low: interval[0],
    interval_high: interval[1],
    abstained,
    reason,
    input_hash: stableId(orgId, `${key}:input`).replaceAll('-', ''),
    as_of: new Date(at).toISOString(),
    outcome: isWon,
    scored_at: new Date(closed).toISOString(),
  };
}

/** When a forecast of the deal was frozen: as soon as Winloop was used, and whenever it reached another stage. */
export function frozenAt({ deal, opened, closed }: ClosedDeal, from: number): number[] {
  const first = Math.max(opened, from) + 60_000;
  const later = deal.stages.map(({ at }) => Date.parse(at)).filter((at) => at > first);
  return [first, ...later].filter((at) => at < closed);
}
