import { type AucEstimate, aucWithInterval } from '@/lib/stats/auc';
import { calibrationNoiseFloor, expectedCalibrationError } from '@/lib/stats/calibration-error';
import { createRng, shuffledIndices } from '@/lib/stats/rng';
import { brierScore, sigmoid } from '@/lib/stats/scores';
import { encodeProfiles, fitEncoder } from './encode';
import { identicalGroups } from './folds';
import type { Exclusion } from './leakage';
import { additiveMargins, fitLogistic } from './logistic';
import type { TrainingOptions, TrainingSet } from './model';
import { predictDeals } from './predict';
import { profileColumn, takeRows } from './profile';
import { firstDeals, rollForecast } from './rolling';
import { trainForecast } from './train';

/** What `eval forecast` prints, without the time it took. */
export type Evaluation = {
  n_train: number;
  n_test: number;
  base_rate: number;
  brier: number;
  brier_base: number;
  auc: number;
  auc_interval: [number, number];
  ece: number;
  ece_noise_floor: number;
  abstained: boolean;
  excluded_features: Exclusion[];
  logistic: { auc: number; brier: number };
};

export type Split = { set: TrainingSet; trainCount: number };

/** The same deals in another order. */
export function reorder(set: TrainingSet, rows: readonly number[]): TrainingSet {
  return {
    ...set,
    columns: set.columns.map(({ name, cells }) => ({ name, cells: rows.map((row) => cells[row]) })),
    labels: Uint8Array.from(rows, (row) => set.labels[row] as number),
    order: set.order ? rows.map((row) => set.order?.[row] as number) : undefined,
    groups: set.groups ? Int32Array.from(rows, (row) => set.groups?.[row] as number) : undefined,
  };
}

/**
 * Training deals first, test deals after: by time when there is an order (stable for ties), otherwise whole groups at
 * random, where deals with identical attributes are one group. Never single deals at random.
 */
export function splitDeals(set: TrainingSet, trainFraction: number, seed: number): Split {
  const n = set.labels.length;
  const rows = Array.from({ length: n }, (_, row) => row);
  const target = Math.floor(n * trainFraction);
  if (set.order) {
    const { order } = set;
    rows.sort((a, b) => (order[a] as number) - (order[b] as number) || a - b);
    return { set: reorder(set, rows), trainCount: target };
  }
  const groups =
    set.groups ??
    identicalGroups(
      set.columns.map((column) => profileColumn(column).texts),
      n,
    );
  const inTrain = trainGroups(groups, target, seed);
  const train = rows.filter((row) => inTrain.has(groups[row] as number));
  const test = rows.filter((row) => !inTrain.has(groups[row] as number));
  return { set: reorder({ ...set, groups }, [...train, ...test]), trainCount: train.length };
}

/** Random groups until they hold `target` deals. */
function trainGroups(groups: Int32Array, target: number, seed: number): Set<number> {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ids = [...sizes.keys()];
  const chosen = new Set<number>();
  let count = 0;
  for (const at of shuffledIndices(ids.length, createRng(seed))) {
    if (count >= target) break;
    const id = ids[at] as number;
    chosen.add(id);
    count += sizes.get(id) ?? 0;
  }
  return chosen;
}

/** A plain regression tells (nearly) all levels of a category apart. */
const PLAIN_LEVELS = 250;

/** A plain logistic regression (one-hot, standardised ranks) on the same split and attributes, uncalibrated. */
function plainLogistic({ set, trainCount }: Split, excluded: ReadonlySet<string>): Float64Array {
  const profiles = set.columns.filter((column) => !excluded.has(column.name)).map(profileColumn);
  const train = Int32Array.from({ length: trainCount }, (_, i) => i);
  const test = Int32Array.from({ length: set.labels.length - trainCount }, (_, i) => trainCount + i);
  const labels = set.labels.subarray(0, trainCount);
  const weights = new Float64Array(trainCount).fill(1);
  const foldOf = new Uint8Array(trainCount);
  const learnt = profiles.map((profile) => takeRows(profile, train));
  const fitted = fitEncoder(learnt, { labels, weights, foldOf }, PLAIN_LEVELS);
  const plain = fitted.encoder.features
    .map((feature, i) => ({ feature, i }))
    .filter(({ feature }) => feature.part !== 'rate' && feature.part !== 'frequency');
  const features = plain.map(({ feature }) => feature);
  const matrix = { n: trainCount, bins: plain.map(({ i }) => fitted.matrix.bins[i] as Uint8Array) };
  const model = fitLogistic({ features, matrix, labels, weights, rows: train }, 1);
  const tested = profiles.map((profile) => takeRows(profile, test));
  return additiveMargins(model, encodeProfiles({ ...fitted.encoder, features }, tested, test.length)).map(
    sigmoid,
  );
}

/** Trains on the first part, forecasts the rest (frozen batch by batch with `rolling`), and scores it. */
export function evaluateForecast(split: Split, options: TrainingOptions & { rolling?: number }): Evaluation {
  const { set, trainCount } = split;
  const labels = set.labels.subarray(trainCount);
  const train = firstDeals(set, trainCount);
  const { rolling } = options;
  const run = rolling
    ? rollForecast(set, trainCount, rolling, options)
    : forecastOnce(train, set, trainCount, options);
  const probabilities = Float64Array.from(run.predictions, (prediction) => prediction.probability);
  const baseRate = train.labels.reduce((sum, label) => sum + label, 0) / trainCount;
  const { auc, interval }: AucEstimate = aucWithInterval(labels, probabilities);
  const logistic = plainLogistic(split, new Set(run.excluded.map((exclusion) => exclusion.feature)));
  return {
    n_train: trainCount,
    n_test: labels.length,
    base_rate: baseRate,
    brier: brierScore(labels, probabilities),
    brier_base: brierScore(labels, new Float64Array(labels.length).fill(baseRate)),
    auc,
    auc_interval: interval,
    ece: expectedCalibrationError(labels, probabilities),
    ece_noise_floor: calibrationNoiseFloor(probabilities, createRng(options.seed)).mean,
    abstained: run.abstained * 2 > labels.length,
    excluded_features: run.excluded,
    logistic: { auc: aucWithInterval(labels, logistic).auc, brier: brierScore(labels, logistic) },
  };
}

function forecastOnce(
  train: TrainingSet,
  set: TrainingSet,
  from: number,
  options: TrainingOptions,
): ReturnType<typeof rollForecast> {
  const model = trainForecast(train, options);
  const predictions = predictDeals(
    model,
    set.columns.map(({ name, cells }) => ({ name, cells: cells.slice(from) })),
  );
  return { predictions, abstained: model.abstention ? predictions.length : 0, excluded: model.excluded };
}
