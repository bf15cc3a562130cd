import { createRng, shuffledIndices } from '../stats/rng';
import { calibrate } from './calibrate';
import type { TextFeatures } from './features';
import { type Head, headScores, trainHead } from './head';
import {
  type Calibrations,
  FIELD_NAMES,
  FIELDS,
  type Field,
  type FieldScores,
  type ReplyModel,
} from './model';

export type LabelledReply = { text: string; labels: Record<Field, string> };

/** Which fold each of n rows belongs to: shuffled, of equal size. */
export function foldsOf(n: number, folds: number, seed: number): Int32Array {
  const fold = new Int32Array(n);
  shuffledIndices(n, createRng(seed)).forEach((row, place) => {
    fold[row] = place % folds;
  });
  return fold;
}

/** Scores of every row by a head that has not seen its fold. */
export function outOfFold(
  rows: readonly TextFeatures[],
  labels: readonly number[],
  classes: readonly string[],
  fold: Int32Array,
): Float64Array[] {
  const scores: Float64Array[] = [];
  for (const held of new Set(fold)) {
    const train = [...fold.keys()].filter((i) => fold[i] !== held);
    const head = trainHead(
      train.map((i) => rows[i] as TextFeatures),
      train.map((i) => labels[i] as number),
      classes,
    );
    fold.forEach((f, i) => {
      if (f === held) scores[i] = headScores(head, rows[i] as TextFeatures);
    });
  }
  return scores;
}

export type CrossValidated = { scores: FieldScores[]; labels: Record<Field, number[]> };

export function crossValidate(
  rows: readonly TextFeatures[],
  truth: readonly LabelledReply[],
  fold: Int32Array,
): CrossValidated {
  const labels = {} as Record<Field, number[]>;
  const scores = rows.map(() => ({}) as FieldScores);
  for (const field of FIELD_NAMES) {
    labels[field] = labelsOf(truth, field);
    outOfFold(rows, labels[field], FIELDS[field], fold).forEach((row, i) => {
      (scores[i] as FieldScores)[field] = row;
    });
  }
  return { scores, labels };
}

const labelsOf = (truth: readonly LabelledReply[], field: Field): number[] =>
  truth.map(({ labels }) => FIELDS[field].findIndex((name) => labels[field] === name));

/**
 * A little above 90 %: a reply taken as automatic or as an unsubscribe request gets a single reading, and with those
 * the sets hold the truth in 90 %.
 */
const COVERAGE = 0.905;

/** Temperatures and thresholds from held-out rows; `keep` picks which of them. */
export function calibrations(
  { scores, labels }: CrossValidated,
  keep: (row: number) => boolean = () => true,
): Calibrations {
  const rows = [...scores.keys()].filter(keep);
  const of = (field: Field) =>
    calibrate(
      rows.map((i) => (scores[i] as FieldScores)[field]),
      rows.map((i) => labels[field][i] as number),
      COVERAGE,
    );
  return Object.fromEntries(FIELD_NAMES.map((field) => [field, of(field)])) as Calibrations;
}

export function trainModel(
  rows: readonly TextFeatures[],
  truth: readonly LabelledReply[],
  calibration: Calibrations,
): ReplyModel {
  const head = (field: Field): Head => trainHead(rows, labelsOf(truth, field), FIELDS[field]);
  return Object.fromEntries(
    FIELD_NAMES.map((field) => [field, { head: head(field), calibration: calibration[field] }]),
  ) as ReplyModel;
}
