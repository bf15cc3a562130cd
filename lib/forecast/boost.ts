import type { Rng } from '@/lib/stats/rng';
import type { BinMatrix, Feature } from './feature';
import { createGrower, type GrowLimits } from './grow-tree';
import { addForest, emptyForest, type Forest } from './tree';

export type BoostSettings = GrowLimits & {
  rounds: number;
  /** Share of features that each tree may use. */
  columnShare: number;
  /** Share of rows that each tree sees. */
  rowShare: number;
};

/** A boosted forest: log odds = `start` + the sum of its trees. */
export type BoostedTrees = { start: number; forest: Forest };

export type BoostInput = {
  features: readonly Feature[];
  matrix: BinMatrix;
  labels: Uint8Array;
  weights: Float64Array;
  /** Rows to learn from. */
  rows: Int32Array;
};

/**
 * Second-order gradient boosting of the log loss (Friedman 2001; Chen & Guestrin 2016), stochastic in rows and
 * columns. `onRound` sees the log odds of every row of the matrix so far, also of rows not learnt from, and may return
 * true to stop early.
 */
export function boost(
  { features, matrix, labels, weights, rows }: BoostInput,
  settings: BoostSettings,
  rng: Rng,
  onRound?: (margins: Float64Array, round: number) => boolean,
): BoostedTrees {
  let won = 0;
  let total = 0;
  for (const row of rows) {
    won += (weights[row] as number) * (labels[row] as number);
    total += weights[row] as number;
  }
  const start = Math.log((won + 0.5) / (total - won + 0.5));
  const margins = new Float64Array(matrix.n).fill(start);
  const gradients = new Float64Array(matrix.n);
  const hessians = new Float64Array(matrix.n);
  const forest = emptyForest();
  const result = { start, forest };
  const grow = createGrower(features, matrix.bins, settings);
  const sampled = new Int32Array(rows.length);
  for (let round = 0; round < settings.rounds; round++) {
    let count = 0;
    for (const row of rows) {
      if (settings.rowShare < 1 && rng.next() >= settings.rowShare) continue;
      const p = 1 / (1 + Math.exp(-(margins[row] as number)));
      const weight = weights[row] as number;
      gradients[row] = weight * (p - (labels[row] as number));
      hessians[row] = weight * Math.max(p * (1 - p), 1e-6);
      sampled[count++] = row;
    }
    const columns = features.map((_, i) => i).filter(() => rng.next() < settings.columnShare);
    if (columns.length === 0) columns.push(rng.int(features.length));
    grow(sampled.subarray(0, count), gradients, hessians, columns, forest);
    addForest(forest, matrix.bins, margins, round);
    if (onRound?.(margins, round)) break;
  }
  return result;
}

/** Log odds of every row of a matrix. */
export function boostedMargins(trees: BoostedTrees, matrix: BinMatrix): Float64Array {
  const margins = new Float64Array(matrix.n).fill(trees.start);
  addForest(trees.forest, matrix.bins, margins);
  return margins;
}
