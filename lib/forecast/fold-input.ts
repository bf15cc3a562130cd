import type { BoostInput } from './boost';
import { recencyWeights } from './calibration';
import { encodeProfiles, fitEncoder } from './encode';
import type { Fold } from './folds';
import { type Profile, takeRows } from './profile';

export type Sample = {
  profiles: readonly Profile[];
  labels: Uint8Array;
  /** Fold number of each deal for out-of-fold level rates; equal within a group. */
  foldOf: Uint8Array;
};

/** A fold in bins: what to learn from, and the deals to predict. */
export type FoldInput = { fit: BoostInput; check: BoostInput['matrix'] };

/** Bins of a fold, learnt from `fit` only; rows 0…fit−1 are the fit part, the rest is the check part. */
export function foldInput(sample: Sample, fold: Fold, halfLife: number | null): FoldInput {
  const labels = Uint8Array.from(fold.fit, (row) => sample.labels[row] as number);
  const weights = recencyWeights(fold.fit.length, halfLife);
  const foldOf = Uint8Array.from(fold.fit, (row) => sample.foldOf[row] as number);
  const fitProfiles = sample.profiles.map((profile) => takeRows(profile, fold.fit));
  const { encoder, matrix } = fitEncoder(fitProfiles, { labels, weights, foldOf });
  const checkProfiles = sample.profiles.map((profile) => takeRows(profile, fold.check));
  const check = encodeProfiles(encoder, checkProfiles, fold.check.length);
  return { fit: { features: encoder.features, matrix, labels, weights, rows: usableRows(weights) }, check };
}

/** Rows whose weight still matters (at least 1/64). */
export function usableRows(weights: Float64Array): Int32Array {
  return Int32Array.from(weights.keys()).filter((row) => (weights[row] as number) >= 1 / 64);
}

/** Both parts in one matrix, so that boosting can watch the check part while it learns from the fit part. */
export function joined({ fit, check }: FoldInput): BoostInput {
  const n = fit.matrix.n + check.n;
  const bins = fit.matrix.bins.map((own, f) => {
    const both = new Uint8Array(n);
    both.set(own);
    both.set(check.bins[f] as Uint8Array, fit.matrix.n);
    return both;
  });
  return { ...fit, matrix: { n, bins } };
}
