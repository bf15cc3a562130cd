import { differenceOf } from '../stats/difference';
import { estimateRate, NOTHING_SEEN } from '../stats/rate';
import type { Estimate } from './schema';
import type { Tally } from './tally';

/** Two-sided 90 % of the normal distribution. */
const Z90 = 1.6449;
const MINIMUM_FOR_INTERVAL = 5;

/** The share as it was seen, with the 90 % interval of its posterior, which reaches what was seen. Null without trials. */
function rateWith(value: number, successes: number, trials: number, n: number): Estimate {
  const { interval } = estimateRate({ successes, n: trials }, NOTHING_SEEN);
  return { value, n, interval: [Math.min(value, interval[0]), Math.max(value, interval[1])] };
}

export function shareOf({ n, sum }: Pick<Tally, 'n' | 'sum'>): Estimate | null {
  return n === 0 ? null : rateWith(sum / n, sum, n, n);
}

/**
 * A share whose trials come in clusters that fare alike: the variance of a ratio over clusters (Cochran, Sampling
 * Techniques, 11.12) says how many independent trials it is worth; never more than n, and when it says nothing
 * (all alike), as many as there are clusters.
 */
export function clusteredShareOf(tally: Tally): Estimate | null {
  const { n, sum, clusters, nn, ns, ss } = tally;
  if (n === 0) return null;
  const rate = sum / n;
  const scatter = ss - 2 * rate * ns + rate ** 2 * nn;
  const variance = clusters < 2 ? 0 : ((clusters / (clusters - 1)) * Math.max(scatter, 0)) / n ** 2;
  const worth = variance > 0 ? (rate * (1 - rate)) / variance : clusters;
  const effective = Math.min(Math.max(worth, 1), n);
  return rateWith(rate, rate * effective, effective, n);
}

/** The mean of a measured value; its interval stays within what the value can be. */
export function meanOf(
  { n, sum, squares }: Pick<Tally, 'n' | 'sum' | 'squares'>,
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): Estimate | null {
  if (n === 0) return null;
  const value = sum / n;
  if (n < MINIMUM_FOR_INTERVAL) return { value, n, interval: null };
  const half = Z90 * Math.sqrt(Math.max(squares - n * value ** 2, 0) / (n - 1) / n);
  return { value, n, interval: [Math.max(value - half, least), Math.min(value + half, most)] };
}

/** a − b; its interval needs both of theirs. */
export function minus(a: Estimate, b: Estimate): { value: number; interval: [number, number] | null } {
  if (!a.interval || !b.interval) return { value: a.value - b.value, interval: null };
  return differenceOf({ mean: a.value, interval: a.interval }, { mean: b.value, interval: b.interval });
}
