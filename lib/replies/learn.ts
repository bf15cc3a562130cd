import { createRng, shuffledIndices } from '../stats/rng';
import {
  type Example,
  fitCorrection,
  type HeadCorrection,
  LEARNED_FIELDS,
  type LearnedField,
  shift,
} from './correction';
import { softmax } from './head';
import { FIELDS } from './model';
import type { FieldQuality, HeadQuality } from './review-schema';

/** A reply that a person judged. */
export type Judged = {
  text: string;
  vector: Float32Array;
  offsets: Record<LearnedField, Float64Array>;
  labels: Record<LearnedField, number>;
};
export type Learned = { quality: HeadQuality; correction: HeadCorrection };

export const FEWEST_JUDGED = 10;
const FOLDS = 5;
const SEED = 1;
/** One-sided 5 % over three fields (Bonferroni): noise is not to be learned. */
const SURE = 2.13;

/**
 * Learns each field's correction and says by cross-validation whether it reads replies that it has not seen
 * better than the committed head. Only fields where it surely does are part of the correction.
 */
export function learnCorrection(judged: readonly Judged[]): Learned {
  const fold = foldsByText(judged.map(({ text }) => text));
  const correction: HeadCorrection = {};
  const quality = {} as HeadQuality;
  for (const field of LEARNED_FIELDS) {
    const examples = judged.map(({ vector, offsets, labels }) => ({
      vector,
      offset: offsets[field],
      label: labels[field],
    }));
    quality[field] = crossValidate(examples, fold, FIELDS[field].length);
    if (quality[field].is_better) correction[field] = fitCorrection(examples, FIELDS[field].length);
  }
  return { quality, correction };
}

/** Equal texts share a fold: having seen one is having seen the other. */
function foldsByText(texts: readonly string[]): number[] {
  const distinct = [...new Set(texts.map(normal))];
  const place = new Map<string, number>();
  shuffledIndices(distinct.length, createRng(SEED)).forEach((at, i) => {
    place.set(distinct[at] ?? '', i % FOLDS);
  });
  return texts.map((text) => place.get(normal(text)) ?? 0);
}
const normal = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

function crossValidate(examples: readonly Example[], fold: readonly number[], classes: number): FieldQuality {
  const before = { loss: 0, correct: 0 };
  const after = { loss: 0, correct: 0 };
  const gains: number[] = [];
  for (let held = 0; held < FOLDS; held++) {
    const seen = examples.filter((_, i) => fold[i] !== held);
    const unseen = examples.filter((_, i) => fold[i] === held);
    if (unseen.length === 0) continue;
    const weights = fitCorrection(seen, classes);
    for (const { vector, offset, label } of unseen) {
      const added = seen.length > 0 ? shift(weights, vector, classes) : new Float64Array(classes);
      const old = score(offset, label);
      const now = score(
        offset.map((base, c) => base + (added[c] as number)),
        label,
      );
      before.loss += old.loss;
      before.correct += old.correct;
      after.loss += now.loss;
      after.correct += now.correct;
      gains.push(old.loss - now.loss);
    }
  }
  const n = gains.length;
  return {
    n,
    before: { log_loss: round(before.loss / n), correct: before.correct },
    after: { log_loss: round(after.loss / n), correct: after.correct },
    is_better: n >= FEWEST_JUDGED && after.correct >= before.correct && isSurelyPositive(gains),
  };
}

function score(logOdds: Float64Array, label: number) {
  const chances = softmax(Float64Array.from(logOdds));
  return {
    loss: -Math.log(Math.max(chances[label] as number, 1e-12)),
    correct: chances.indexOf(Math.max(...chances)) === label ? 1 : 0,
  };
}

/** The lower end of the mean's normal interval lies above zero. */
function isSurelyPositive(gains: readonly number[]): boolean {
  const n = gains.length;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / n;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (n - 1);
  return mean - SURE * Math.sqrt(variance / n) > 0;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
