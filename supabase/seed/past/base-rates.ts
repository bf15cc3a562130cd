import type { DealForecast, ForecastRecord } from '@/lib/insights/find-forecast';
import { priorFromRate, type RateEstimate, ratePosterior } from '@/lib/stats/beta';
import type { ClosedDeal } from './histories';

type Count = { n: number; won: number };

/** How deals that had closed by then ended: all of them, by stage they had reached, by stage and source. */
export type BaseRates = { all: Count; cells: ReadonlyMap<string, Count> };

/** Past deals that the wider group's rate weighs as much as. */
const PRIOR_WEIGHT = 8;
const cellOf = (stage: string, source: string | null) => `${stage}\u0000${source ?? ''}`;

/** Counts only deals that were given to it: the caller leaves out what had not closed by then. */
export function countEndings(closed: readonly ClosedDeal[]): BaseRates {
  const all = { n: 0, won: 0 };
  const cells = new Map<string, Count>();
  const add = (count: Count, isWon: boolean) => {
    count.n += 1;
    if (isWon) count.won += 1;
  };
  for (const { deal, isWon } of closed) {
    add(all, isWon);
    for (const stage of new Set(deal.stages.map(({ to }) => to))) {
      for (const cell of [stage, cellOf(stage, deal.source)]) {
        const count = cells.get(cell) ?? { n: 0, won: 0 };
        cells.set(cell, count);
        add(count, isWon);
      }
    }
  }
  return { all, cells };
}

const NONE: Count = { n: 0, won: 0 };

function shrunk({ won, n }: Count, wider: number): RateEstimate {
  return ratePosterior(won, n, priorFromRate(wider, PRIOR_WEIGHT));
}

/** How often deals of this source that had reached this stage were won: leans on the stage, which leans on all deals. */
export function baseForecast({ all, cells }: BaseRates, stage: string, source: string | null): DealForecast {
  const overall = (all.won + 1) / (all.n + 2);
  const ofStage = shrunk(cells.get(stage) ?? NONE, overall);
  const own = cells.get(cellOf(stage, source)) ?? NONE;
  const { mean, interval } = shrunk(own, ofStage.mean);
  return {
    probability: mean,
    interval: [Math.min(interval[0], mean), Math.max(interval[1], mean)],
    basis: 'prior',
    abstained: true,
    reason: `Of ${own.n} earlier deals of this source that had reached ${stage}, ${own.won} were won.`,
    factors: [],
  };
}

/** What such forecasts were worth on the deals behind them. */
export function recordOf(rates: BaseRates): ForecastRecord {
  const tenths = new Map<number, { n: number; won: number; said: number }>();
  for (const [cell, count] of rates.cells) {
    const [stage, source] = cell.split('\u0000');
    if (stage === undefined || source === undefined) continue;
    const said = baseForecast(rates, stage, source || null).probability;
    const tenth = Math.floor(Math.min(said, 0.999) * 10);
    const sum = tenths.get(tenth) ?? { n: 0, won: 0, said: 0 };
    tenths.set(tenth, {
      n: sum.n + count.n,
      won: sum.won + count.won,
      said: sum.said + said * count.n,
    });
  }
  return {
    won: rates.all.won,
    lost: rates.all.n - rates.all.won,
    reliability: [...tenths.values()].map(({ n, won, said }) => ({
      predicted: said / n,
      observed: won / n,
      n,
    })),
  };
}
