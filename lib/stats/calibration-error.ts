import { quantile } from './quantile';
import type { Rng } from './rng';

/** One bar of a reliability diagram: mean prediction against the observed rate of `n` deals. */
export type ReliabilityBin = { bin: number; predicted: number; observed: number; n: number };

/** Equal-width bins over 0–1 (bin k covers [k/bins, (k+1)/bins)); empty bins are left out. */
export function reliabilityBins(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): ReliabilityBin[] {
  const predicted = new Float64Array(bins);
  const observed = new Float64Array(bins);
  const count = new Int32Array(bins);
  for (let i = 0; i < labels.length; i++) {
    const p = probabilities[i] ?? 0;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(p * bins)));
    predicted[bin] = (predicted[bin] ?? 0) + p;
    observed[bin] = (observed[bin] ?? 0) + (labels[i] ?? 0);
    count[bin] = (count[bin] ?? 0) + 1;
  }
  const result: ReliabilityBin[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const n = count[bin] ?? 0;
    if (n > 0)
      result.push({ bin, predicted: (predicted[bin] ?? 0) / n, observed: (observed[bin] ?? 0) / n, n });
  }
  return result;
}

/** Expected calibration error (Naeini et al. 2015): Σ nₖ/n · |observed − predicted| over 10 equal-width bins. */
export function expectedCalibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): number {
  if (labels.length === 0) return Number.NaN;
  return reliabilityBins(labels, probabilities, bins).reduce(
    (sum, bar) => sum + (bar.n / labels.length) * Math.abs(bar.observed - bar.predicted),
    0,
  );
}

/**
 * The calibration error that a *perfect* model shows at this sample size, by simulation: outcomes are drawn from
 * the predictions themselves. An ECE below `p95` is no evidence against the model. Without predictions at hand,
 * pass n uniform ones: that gives .139/.204 at n = 50, .072/.103 at 200 and .032/.046 at 1,000 (mean/p95).
 */
export function calibrationNoiseFloor(
  probabilities: ArrayLike<number>,
  rng: Rng,
  draws = 200,
): { mean: number; p95: number } {
  const labels = new Uint8Array(probabilities.length);
  const errors = Array.from({ length: draws }, () => {
    for (let i = 0; i < labels.length; i++) labels[i] = rng.next() < (probabilities[i] ?? 0) ? 1 : 0;
    return expectedCalibrationError(labels, probabilities);
  });
  return { mean: errors.reduce((sum, error) => sum + error, 0) / draws, p95: quantile(errors, 0.95) };
}
