import { createRng } from '@/lib/stats/rng';
import { boost } from './boost';
import { recencyWeights } from './calibration';
import { foldInput, joined, type Sample, usableRows } from './fold-input';
import type { Fold } from './folds';

const QUICK = { rounds: 60, depth: 4, rate: 0.12, lambda: 2, minHessian: 3, columnShare: 0.7, rowShare: 0.8 };
const MIN_DEALS = 600;

function lossPerDeal(margins: Float64Array, labels: Uint8Array): Float64Array {
  return margins.map((margin, i) => Math.log1p(Math.exp(labels[i] === 1 ? -margin : margin)));
}

/**
 * How fast this organisation's past goes stale: each candidate half-life (in deals) predicts the later blocks from the
 * earlier ones with a quick model. Forgetting must beat remembering everything by more than one standard error of the
 * paired difference, because it always costs sample.
 */
export function chooseHalfLife(sample: Sample, folds: readonly Fold[], seed: number): number | null {
  const n = sample.labels.length;
  if (n < MIN_DEALS) return null;
  const candidates: (number | null)[] = [
    null,
    ...[3, 9, 27, 81].map((part) => Math.round(n / part)).filter((life) => life >= 100),
  ];
  const losses = candidates.map(() => [] as number[]);
  for (const fold of folds) {
    const input = joined(foldInput(sample, fold, null));
    const checkLabels = Uint8Array.from(fold.check, (row) => sample.labels[row] as number);
    candidates.forEach((halfLife, c) => {
      const weights = recencyWeights(fold.fit.length, halfLife);
      let margins: Float64Array = new Float64Array(0);
      boost({ ...input, weights, rows: usableRows(weights) }, QUICK, createRng(seed), (all) => {
        margins = all;
        return false;
      });
      for (const loss of lossPerDeal(margins.subarray(fold.fit.length), checkLabels)) losses[c]?.push(loss);
    });
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = losses.map(mean);
  const best = means.indexOf(Math.min(...means));
  if (best === 0) return null;
  const gains = (losses[0] ?? []).map((loss, i) => loss - (losses[best]?.[i] as number));
  const gain = mean(gains);
  const error = Math.sqrt(mean(gains.map((value) => (value - gain) ** 2)) / gains.length);
  return gain > error ? (candidates[best] ?? null) : null;
}
