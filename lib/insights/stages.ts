import { z } from 'zod';
import { quantile } from '@/lib/stats/quantile';
import { type DealHistory, daysBetween } from './history';

/** How an organisation's pipeline behaves, learned from its deals without looking at who won. */
export const shapeSchema = z.object({
  /** Open stages in the order deals pass through them. */
  stageOrder: z.array(z.string()),
  /** 80th percentile of days spent in a stage, per stage. */
  slowStageDays: z.record(z.string(), z.number()),
  /** 90th percentile of the days between two activities: longer is silence. */
  silenceDays: z.number(),
  /** 90th percentile of amounts, or null when amounts say more about the outcome than about the deal. */
  highAmount: z.number().nullable(),
  /** False when "competitor" is filled in for one outcome only: it was then written at closing. */
  isCompetitorKnownEarly: z.boolean(),
});
export type PipelineShape = z.infer<typeof shapeSchema>;

/** Open stages by the mean step at which deals enter them; stages that only closed deals end in are left out. */
export function inferStageOrder(deals: readonly DealHistory[]): string[] {
  const sums = new Map<string, { total: number; n: number; left: number; open: number }>();
  const entry = (stage: string) => {
    const found = sums.get(stage) ?? { total: 0, n: 0, left: 0, open: 0 };
    sums.set(stage, found);
    return found;
  };
  for (const deal of deals) {
    const path = deal.stages.map((stage) => stage.to);
    const first = deal.stages[0]?.from;
    if (first) path.unshift(first);
    if (path.length === 0) path.push(deal.stage);
    path.forEach((stage, step) => {
      const row = entry(stage);
      row.total += step;
      row.n += 1;
      if (step < path.length - 1) row.left += 1;
    });
    if (deal.status === 'open') entry(deal.stage).open += 1;
  }
  return [...sums]
    .filter(([, row]) => row.open > 0 || row.left > 0)
    .sort(([a, x], [b, y]) => x.total / Math.max(1, x.n) - y.total / Math.max(1, y.n) || a.localeCompare(b))
    .map(([stage]) => stage);
}

/** Is a field there before closing? One that won deals have and lost deals lack, or the reverse, was written then. */
export function isKnownEarly(
  deals: readonly DealHistory[],
  has: (deal: DealHistory) => boolean,
  tolerance: number,
): boolean {
  const share = (status: 'won' | 'lost') => {
    const own = deals.filter((deal) => deal.status === status);
    return own.length === 0 ? null : own.filter(has).length / own.length;
  };
  const won = share('won');
  const lost = share('lost');
  return won === null || lost === null || Math.abs(won - lost) < tolerance;
}

const MIN_SILENCE_DAYS = 7;

/**
 * Thresholds of "slow", "silent" and "large" from the organisation's own deals. They use durations and amounts of
 * won and lost deals alike, so no outcome leaks into the patterns that are later measured with them.
 */
export function learnPipelineShape(deals: readonly DealHistory[]): PipelineShape {
  const stays: Record<string, number[]> = {};
  const gaps: number[] = [];
  for (const deal of deals) {
    deal.stages.forEach((stage, i) => {
      const next = deal.stages[i + 1]?.at ?? deal.closed_at;
      if (!next) return;
      stays[stage.to] ??= [];
      stays[stage.to]?.push(daysBetween(Date.parse(stage.at), Date.parse(next)));
    });
    for (let i = 1; i < deal.activities.length; i++) {
      const before = deal.activities[i - 1];
      const after = deal.activities[i];
      if (before && after) gaps.push(daysBetween(Date.parse(before.at), Date.parse(after.at)));
    }
  }
  const amounts = deals.flatMap((deal) => (deal.amount && deal.amount > 0 ? [deal.amount] : []));
  const slowStageDays: Record<string, number> = {};
  for (const [stage, days] of Object.entries(stays)) {
    if (days.length >= 8) slowStageDays[stage] = Math.max(1, Math.ceil(quantile(days, 0.8)));
  }
  return {
    stageOrder: inferStageOrder(deals),
    slowStageDays,
    silenceDays: gaps.length >= 20 ? Math.max(MIN_SILENCE_DAYS, Math.ceil(quantile(gaps, 0.9))) : 14,
    highAmount:
      amounts.length >= 20 && isKnownEarly(deals, (deal) => (deal.amount ?? 0) > 0, 0.3)
        ? quantile(amounts, 0.9)
        : null,
    isCompetitorKnownEarly: isKnownEarly(deals, (deal) => Boolean(deal.competitor), 0.5),
  };
}
