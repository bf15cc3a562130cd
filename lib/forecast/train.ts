import { type RateEstimate, shrinkRate } from '@/lib/stats/beta';
import { createRng } from '@/lib/stats/rng';
import { logit } from '@/lib/stats/scores';
import {
  type Calibration,
  calibrate,
  fitCalibration,
  fitSlope,
  IDENTITY,
  recencyWeights,
} from './calibration';
import { crossValidate } from './cross-validate';
import { fitEncoder } from './encode';
import { type Ensemble, ensembleMargins, fitEnsemble } from './ensemble';
import { tabulateEvidence } from './evidence';
import type { BinMatrix } from './feature';
import { type Sample, usableRows } from './fold-input';
import { assignGroups, type Fold, forwardFolds, groupedFolds, identicalGroups } from './folds';
import { findLeaks } from './leakage';
import { recentLevel } from './level';
import { chooseMemory, type Memory, PERFECT_MEMORY } from './memory';
import type { ForecastModel, TrainingOptions, TrainingSet } from './model';
import { profileColumn, readLike } from './profile';
import { judgeSkill, MIN_PER_CLASS } from './skill';

/** Folds for level rates; also how many parts a grouped validation has. */
const RATE_FOLDS = 5;

/** The win rate of deals, recent ones counting more; `n` is the effective number (Kish 1965). */
export function weightedBaseRate(labels: Uint8Array, rows: Int32Array, weights: Float64Array): RateEstimate {
  let total = 0;
  let squares = 0;
  let won = 0;
  for (const row of rows) {
    const weight = weights[row] as number;
    total += weight;
    squares += weight * weight;
    won += weight * (labels[row] as number);
  }
  const n = squares > 0 ? (total * total) / squares : 0;
  return shrinkRate(total > 0 ? (won / total) * n : 0, n, 0.25, 4);
}

function sorted(set: TrainingSet): TrainingSet {
  const { order } = set;
  if (!order) return set;
  const rows = Array.from(set.labels.keys()).sort(
    (a, b) => (order[a] as number) - (order[b] as number) || a - b,
  );
  return {
    ...set,
    columns: set.columns.map(({ name, cells }) => ({ name, cells: rows.map((row) => cells[row]) })),
    labels: Uint8Array.from(rows, (row) => set.labels[row] as number),
    groups: set.groups ? Int32Array.from(rows, (row) => set.groups?.[row] as number) : undefined,
  };
}

/**
 * Trains a forecast on closed deals, or decides to abstain. Steps: read attributes → leakage guard → folds (forward in
 * time when there is an order, whole groups otherwise) → half-life → cross-validation (rounds, blend) → calibration
 * on out-of-sample margins → skill against the base rate → ensemble on everything. The same seed and data give the
 * same model.
 */
export function trainForecast(given: TrainingSet, options: TrainingOptions): ForecastModel {
  const set = sorted(given);
  const { labels } = set;
  const n = labels.length;
  const profiles = set.columns.map(profileColumn);
  const open = set.open?.flatMap((column) => {
    const closed = profiles.find((profile) => profile.name === column.name);
    return closed ? readLike(closed.kind, closed.dayOrder, column) : [];
  });
  const excluded = findLeaks(profiles, labels, { open, trusted: set.trusted });
  const banned = new Set(excluded.map((exclusion) => exclusion.feature));
  const kept = profiles.filter((profile) => !banned.has(profile.name));
  const won = labels.reduce((sum, label) => sum + label, 0);
  const every = Int32Array.from(labels.keys());
  const abstain: ForecastModel = {
    won,
    lost: n - won,
    baseRate: weightedBaseRate(labels, every, recencyWeights(n, null)),
    abstention: 'too_few_outcomes',
    excluded,
    encoder: { columns: [], features: [] },
    ensemble: null,
    calibration: IDENTITY,
    extraVariance: 0,
    tuned: null,
    evidence: {},
    holdOut: null,
  };
  if (won < MIN_PER_CLASS || n - won < MIN_PER_CLASS) return abstain;
  if (kept.length === 0) return { ...abstain, abstention: 'no_attributes' };

  const rng = createRng(options.seed);
  const groups =
    set.groups ??
    identicalGroups(
      kept.map((profile) => profile.texts),
      n,
    );
  const sample: Sample = { profiles: kept, labels, foldOf: assignGroups(groups, RATE_FOLDS, rng) };
  const isOrdered = set.order !== undefined;
  const adapts = isOrdered && options.adaptsToDrift !== false;
  const folds = isOrdered ? forwardFolds(n) : groupedFolds(groups, groupedParts(n), rng);

  let { tuned, holdOut } = options.reuse ?? { tuned: null, holdOut: null };
  if (!tuned || !holdOut) {
    const memory = adapts ? chooseMemory(sample, options.seed, options.expectsDrift) : PERFECT_MEMORY;
    const validation = crossValidate(sample, folds, memory, options.seed);
    const baseRates = folds.map((fold) => foldBaseRate(labels, fold, memory.halfLife));
    const skill = judgeSkill(validation, labels, baseRates);
    tuned = validation.tuned;
    holdOut = {
      blocks: validation.foldSizes,
      brier: skill.brier,
      brierBase: skill.brierBase,
      margins: validation.margins,
      probabilities: skill.probabilities,
      labels: Uint8Array.from(validation.rows, (row) => labels[row] as number),
    };
    if (!skill.hasSkill) {
      const weights = recencyWeights(n, memory.levelHalfLife ?? memory.halfLife);
      const baseRate = weightedBaseRate(labels, every, weights);
      return { ...abstain, baseRate, abstention: 'no_skill', tuned, holdOut };
    }
  }
  const weights = recencyWeights(n, tuned.memory.halfLife);
  const { encoder, matrix } = fitEncoder(kept, { labels, weights, foldOf: sample.foldOf });
  const input = { features: encoder.features, matrix, labels, weights, rows: usableRows(weights) };
  const ensemble = fitEnsemble(input, groups, tuned, rng);
  const baseRate = weightedBaseRate(labels, every, weights);
  const slope = isOrdered ? fitSlope(holdOut, holdOut.blocks, logit(baseRate.mean)) : fitCalibration(holdOut);
  return {
    ...abstain,
    baseRate,
    abstention: null,
    encoder,
    ensemble,
    calibration: atRecentLevel(slope, ensemble, matrix, labels, tuned.memory),
    tuned,
    evidence: tabulateEvidence(kept, labels),
    holdOut,
  };
}

/** The same calibration, moved to where the overall level of the newest deals is. */
function atRecentLevel(
  calibration: Calibration,
  ensemble: Ensemble,
  matrix: BinMatrix,
  labels: Uint8Array,
  { levelHalfLife }: Memory,
): Calibration {
  if (levelHalfLife === null) return calibration;
  const margins = ensembleMargins(ensemble, matrix).means.map((margin) => calibrate(calibration, margin));
  return { ...calibration, intercept: calibration.intercept + recentLevel(margins, labels, levelHalfLife) };
}

function groupedParts(n: number): number {
  if (n < 1500) return 10;
  return n > 20_000 ? 3 : 5;
}

function foldBaseRate(labels: Uint8Array, fold: Fold, halfLife: number | null): number {
  const own = Uint8Array.from(fold.fit, (row) => labels[row] as number);
  return weightedBaseRate(own, Int32Array.from(own.keys()), recencyWeights(own.length, halfLife)).mean;
}
