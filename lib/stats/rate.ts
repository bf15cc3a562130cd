import { type BetaPrior, fitBetaPrior, ratePosterior } from './beta';

export type Count = { successes: number; n: number };
/** A rate that was observed: posterior mean, 90 % interval, the raw fraction (null without trials) and the trials. */
export type ObservedRate = { mean: number; interval: [number, number]; raw: number | null; n: number };

/** Jeffreys prior: what is assumed of a rate when nothing comparable has been seen. */
export const NOTHING_SEEN: BetaPrior = { alpha: 0.5, beta: 0.5 };

/**
 * Prior of one rate by empirical Bayes from the other groups of its family, itself left out. Few groups say little
 * about how much groups differ, so the prior weighs at most 12 trials for each of them.
 */
export function priorFromOthers(others: readonly Count[]): BetaPrior {
  const used = others.filter(({ n }) => n > 0);
  return used.length === 0 ? NOTHING_SEEN : fitBetaPrior(used, Math.min(1000, 12 * used.length));
}

/** Of a skewed posterior near 0 or 1 the mean may lie outside the equal tails: then the interval reaches it. */
export function estimateRate({ successes, n }: Count, prior: BetaPrior): ObservedRate {
  const { mean, interval } = ratePosterior(successes, n, prior);
  const [low, high] = interval;
  return {
    mean,
    interval: [Math.min(low, mean), Math.max(high, mean)],
    raw: n === 0 ? null : successes / n,
    n,
  };
}
