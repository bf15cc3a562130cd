import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';

/** Below this the split is broken, whatever its cause: nothing that it shows can be trusted (Fabijan et al. 2019). */
export const SAMPLE_RATIO_LIMIT = 0.001;

/**
 * p-value of Pearson's χ² test that the counts came from these weights (same order, positive). 1 without counts.
 * Throws RangeError when the lengths differ.
 */
export function sampleRatioP(counts: readonly number[], weights: readonly number[]): number {
  if (counts.length !== weights.length) throw new RangeError('Each arm needs a count and a weight.');
  const n = counts.reduce((sum, count) => sum + count, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (n === 0 || counts.length < 2) return 1;
  const statistic = counts.reduce((sum, count, i) => {
    const expected = (n * (weights[i] ?? 0)) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return 1 - chisquareCdf(statistic, counts.length - 1);
}

export const isSampleRatioOk = (counts: readonly number[], weights: readonly number[]): boolean =>
  sampleRatioP(counts, weights) >= SAMPLE_RATIO_LIMIT;
