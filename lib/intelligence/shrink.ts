import type { BetaPrior } from '../stats/beta';
import type { Count } from '../stats/rate';

const MAX_WEIGHT = 1000;
const MIN_WEIGHT = 2;
/** Standard deviations of a normal distribution between the mean and the end of its central 90 %. */
const Z90 = 1.6448536269514722;

export const posteriorOf = ({ successes, n }: Count, { alpha, beta }: BetaPrior): BetaPrior => ({
  alpha: alpha + successes,
  beta: beta + n - successes,
});

function moments({ alpha, beta }: BetaPrior) {
  const total = alpha + beta;
  return { mean: alpha / total, variance: (alpha * beta) / (total ** 2 * (total + 1)) };
}

/** There are hundreds of cells: to count as another behaviour, an expectation has to lie outside the central 99 %. */
const Z99 = 2.5758293035489004;

/** Whether a rate is credibly not what was expected of it. */
export function isFar(of: BetaPrior, expected: number): boolean {
  const { mean, variance } = moments(of);
  return Math.abs(mean - expected) > Z99 * Math.sqrt(variance);
}

/** The first rate minus the second, both beta, independent: mean and 90 % interval by their moments. */
export function difference(of: BetaPrior, from: BetaPrior): { delta: number; interval: [number, number] } {
  const [a, b] = [moments(of), moments(from)];
  const delta = a.mean - b.mean;
  const half = Z90 * Math.sqrt(a.variance + b.variance);
  return { delta, interval: [delta - half, delta + half] };
}

/**
 * How many trials an expectation is worth, from how far cells lie from theirs: the variance of beta-binomial counts
 * is ne(1−e)(1+(n−1)ρ), so ρ follows by moments (Kleinman 1973) and the weight is 1/ρ − 1. At most 12 trials for each
 * cell, because few cells say little about how much they differ; in [2, 1,000].
 */
export function fitWeight(cells: readonly (Count & { expected: number })[]): number {
  let excess = 0;
  let pairs = 0;
  for (const { successes, n, expected } of cells) {
    if (n < 2) continue;
    excess += (successes - n * expected) ** 2 / (expected * (1 - expected)) - n;
    pairs += n * (n - 1);
  }
  const limit = Math.max(MIN_WEIGHT, Math.min(MAX_WEIGHT, 12 * cells.length));
  const rho = pairs > 0 ? excess / pairs : 0;
  return rho > 0 ? Math.min(Math.max(1 / rho - 1, MIN_WEIGHT), limit) : limit;
}
