import { minimise } from '../stats/minimise';
import { FIELDS, type FieldScores, type ReplyModel } from './model';

/** The fields in which an organisation's people may differ from the committed head. */
export const LEARNED_FIELDS = ['sentiment_label', 'interest_level', 'objection_type'] as const;
export type LearnedField = (typeof LEARNED_FIELDS)[number];

/** Class after class: a bias, and one weight a dimension of the sentence vector. */
export type Weights = Float32Array;
export type HeadCorrection = Partial<Record<LearnedField, Weights>>;
/** `offset`: the calibrated log odds of the committed head; `label`: index of the class that is right. */
export type Example = { vector: Float32Array; offset: Float64Array; label: number };

/** Of the summed loss: about as many consistent replies as this are needed to turn a confident reading. */
const PENALTY = 1;
const MAX_STEPS = 60;

/** What the weights add to the log odds of each class. */
export function shift(weights: Weights, vector: Float32Array, classes: number): Float64Array {
  const width = weights.length / classes;
  return Float64Array.from({ length: classes }, (_, c) => {
    let sum = weights[c * width] as number;
    for (let j = 0; j < vector.length; j++)
      sum += (weights[c * width + 1 + j] as number) * (vector[j] as number);
    return sum;
  });
}

/**
 * Softmax regression with the committed head's log odds as offset and an L2 penalty towards zero: without
 * evidence nothing changes (McCullagh & Nelder 1989, 6.2, on offsets; Bishop 2006, 4.3.4). L-BFGS from zero, so
 * the same examples give the same weights.
 */
export function fitCorrection(examples: readonly Example[], classes: number): Weights {
  const dimensions = examples[0]?.vector.length ?? 0;
  const width = dimensions + 1;
  const theta = minimise(
    (x, gradient) => {
      let loss = 0;
      for (let i = 0; i < x.length; i++) {
        loss += (PENALTY / 2) * (x[i] as number) ** 2;
        gradient[i] = PENALTY * (x[i] as number);
      }
      for (const { vector, offset, label } of examples) {
        const chances = chancesOf(offset, x, vector, width);
        loss -= Math.log(Math.max(chances[label] as number, 1e-300));
        for (let c = 0; c < classes; c++) {
          const slope = (chances[c] as number) - (c === label ? 1 : 0);
          const start = c * width;
          gradient[start] = (gradient[start] as number) + slope;
          for (let j = 0; j < dimensions; j++)
            gradient[start + 1 + j] = (gradient[start + 1 + j] as number) + slope * (vector[j] as number);
        }
      }
      return loss;
    },
    classes * width,
    MAX_STEPS,
  );
  return Float32Array.from(theta);
}

function chancesOf(offset: Float64Array, theta: Float64Array, vector: Float32Array, width: number) {
  const scores = offset.map((base, c) => {
    let sum = base + (theta[c * width] as number);
    for (let j = 0; j < vector.length; j++)
      sum += (theta[c * width + 1 + j] as number) * (vector[j] as number);
    return sum;
  });
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const total = odds.reduce((sum, odd) => sum + odd, 0);
  return odds.map((odd) => odd / total);
}

/** Adds the correction to raw scores; the head's temperature divides them again when they are judged. */
export function adjustScores(
  scores: FieldScores,
  vector: Float32Array,
  model: ReplyModel,
  correction: HeadCorrection,
): FieldScores {
  const adjusted = { ...scores };
  for (const field of LEARNED_FIELDS) {
    const weights = correction[field];
    if (!weights || weights.length !== FIELDS[field].length * (vector.length + 1)) continue;
    const added = shift(weights, vector, FIELDS[field].length);
    const { temperature } = model[field].calibration;
    adjusted[field] = scores[field].map((score, c) => score + temperature * (added[c] as number));
  }
  return adjusted;
}

export function packCorrection(correction: HeadCorrection): string {
  const entries = LEARNED_FIELDS.flatMap((field) => {
    const weights = correction[field];
    return weights ? [[field, Buffer.from(weights.buffer).toString('base64')]] : [];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

export function unpackCorrection(packed: string): HeadCorrection {
  const parts: Partial<Record<LearnedField, string>> = JSON.parse(packed);
  const correction: HeadCorrection = {};
  for (const field of LEARNED_FIELDS) {
    const text = parts[field];
    if (text !== undefined)
      correction[field] = new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);
  }
  return correction;
}
