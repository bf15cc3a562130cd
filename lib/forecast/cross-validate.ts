import { createRng } from '@/lib/stats/rng';
import { logLoss, sigmoid } from '@/lib/stats/scores';
import { type BoostInput, boost } from './boost';
import { foldInput, joined, type Sample } from './fold-input';
import type { Fold } from './folds';
import { additiveMargins, fitLogistic } from './logistic';
import type { Memory } from './memory';
import { ADDITIVE_LAMBDA, boostSettings, type TunedSettings } from './settings';

/** Out-of-sample margins of the checked deals (in fold order), and the settings that gave them. */
export type Validation = {
  rows: Int32Array;
  foldSizes: number[];
  margins: Float64Array;
  tuned: TunedSettings;
};

const CHECKPOINT = 10;
const PATIENCE = 6;

function boostWatched(
  input: BoostInput,
  checkLabels: Uint8Array,
  seed: number,
  n: number,
): { losses: number[]; margins: Float32Array[] } {
  const losses: number[] = [];
  const margins: Float32Array[] = [];
  boost(input, boostSettings(n), createRng(seed), (all, round) => {
    if ((round + 1) % CHECKPOINT !== 0) return false;
    const own = all.subarray(all.length - checkLabels.length);
    losses.push(logLoss(checkLabels, own.map(sigmoid)));
    margins.push(Float32Array.from(own));
    return losses.length - 1 - losses.indexOf(Math.min(...losses)) >= PATIENCE;
  });
  return { losses, margins };
}

/** The checkpoint with the lowest loss over all folds; a fold that stopped early keeps its last loss. */
function bestCheckpoint(folds: readonly { losses: number[]; n: number }[]): number {
  const length = Math.max(...folds.map((fold) => fold.losses.length));
  let best = 0;
  let bestLoss = Number.POSITIVE_INFINITY;
  for (let at = 0; at < length; at++) {
    const loss = folds.reduce(
      (sum, { losses, n }) => sum + n * (losses[Math.min(at, losses.length - 1)] as number),
      0,
    );
    if (loss < bestLoss) {
      bestLoss = loss;
      best = at;
    }
  }
  return best;
}

/**
 * Predicts every checked deal from the other side of its fold, with trees and additive model, and from that decides the
 * number of rounds and the blend.
 */
export function crossValidate(
  sample: Sample,
  folds: readonly Fold[],
  memory: Memory,
  seed: number,
): Validation {
  const n = sample.labels.length;
  const runs = folds.map((fold, index) => {
    const parts = foldInput(sample, fold, memory.halfLife);
    const checkLabels = Uint8Array.from(fold.check, (row) => sample.labels[row] as number);
    const watched = boostWatched(joined(parts), checkLabels, seed + index, n);
    return {
      ...watched,
      n: checkLabels.length,
      additive: additiveMargins(fitLogistic(parts.fit, ADDITIVE_LAMBDA), parts.check),
    };
  });
  const best = bestCheckpoint(runs);
  const rows = Int32Array.from(folds.flatMap((fold) => Array.from(fold.check)));
  const trees = Float64Array.from(
    runs.flatMap((run) => Array.from(run.margins[Math.min(best, run.margins.length - 1)] as Float32Array)),
  );
  const additive = Float64Array.from(runs.flatMap((run) => Array.from(run.additive)));
  const labels = Uint8Array.from(rows, (row) => sample.labels[row] as number);
  const blend = (share: number): Float64Array =>
    trees.map((margin, i) => share * margin + (1 - share) * (additive[i] as number));
  const shares = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];
  const losses = shares.map((share) => logLoss(labels, blend(share).map(sigmoid)));
  const treeShare = shares[losses.indexOf(Math.min(...losses))] as number;
  const tuned: TunedSettings = {
    boost: { ...boostSettings(n), rounds: (best + 1) * CHECKPOINT },
    treeShare,
    memory,
  };
  return { rows, foldSizes: runs.map((run) => run.n), margins: blend(treeShare), tuned };
}
