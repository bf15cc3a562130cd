import { minimise } from '../stats/minimise';
import { CUE_COUNT, RULE_START } from './cues';
import { GRAM_BUCKETS, type TextFeatures, WORD_BUCKETS } from './features';

/**
 * Softmax regression. `weights` holds, class after class, one weight a vector dimension, a cue and a gram bucket;
 * `idf` is the inverse document frequency of each bucket in the training texts, 0 for rare ones.
 */
export type Head = {
  classes: string[];
  dimensions: number;
  bias: Float64Array;
  weights: Float64Array;
  idf: Float64Array;
};
export type Penalty = number;

const MIN_DOCUMENTS = { word: 2, character: 3 };
/** Vectors and gram blocks have length 1, a cue is 1 or absent; the scales say how much each may move the scores. */
const SCALE = { vector: 2.5, cue: 1, rule: 3, gram: 1.5 };
const MAX_STEPS = 40;

export function documentFrequencies(rows: readonly TextFeatures[]): Float64Array {
  const counts = new Float64Array(GRAM_BUCKETS);
  for (const { grams } of rows) for (const gram of grams) counts[gram] = (counts[gram] as number) + 1;
  return counts.map((count, bucket) => {
    const least = bucket < WORD_BUCKETS ? MIN_DOCUMENTS.word : MIN_DOCUMENTS.character;
    return count < least ? 0 : Math.log((1 + rows.length) / (1 + count)) + 0.2;
  });
}

/** The inputs that are not zero: where they stand in a class's weights, and their values. */
export type Row = { at: Int32Array; values: Float64Array };

/** How many weights a class has. */
export const widthOf = (dimensions: number): number => dimensions + CUE_COUNT + GRAM_BUCKETS;

/** Where the weight of a gram bucket stands. */
export const gramAt = (dimensions: number, bucket: number): number => dimensions + CUE_COUNT + bucket;

/** TF-IDF weights, words and characters each scaled to unit length, beside the vector and the cues. */
export function toRow({ vector, cues, grams }: TextFeatures, idf: Float64Array): Row {
  const known = grams.filter((gram) => idf[gram] !== 0);
  const length = { word: 0, character: 0 };
  const half = (gram: number) => (gram < WORD_BUCKETS ? 'word' : 'character');
  for (const gram of known) length[half(gram)] += (idf[gram] as number) ** 2;
  const d = vector.length;
  const start = d + cues.length;
  const at = new Int32Array(start + known.length);
  const values = new Float64Array(start + known.length);
  for (let i = 0; i < d; i++) {
    at[i] = i;
    values[i] = (vector[i] as number) * SCALE.vector;
  }
  cues.forEach((cue, i) => {
    at[d + i] = d + cue;
    values[d + i] = cue < RULE_START ? SCALE.cue : SCALE.rule;
  });
  known.forEach((gram, i) => {
    at[start + i] = gramAt(d, gram);
    values[start + i] = ((idf[gram] as number) * SCALE.gram) / Math.sqrt(length[half(gram)] || 1);
  });
  return { at, values };
}

/**
 * L2 penalty ½λ‖w‖², fitted by L-BFGS (Bishop, Pattern Recognition and Machine Learning, 4.3.4).
 * `labels` are indices into `classes`.
 */
export function trainHead(
  rows: readonly TextFeatures[],
  labels: readonly number[],
  classes: readonly string[],
  penalty: Penalty = 0.001,
): Head {
  const idf = documentFrequencies(rows);
  const prepared = rows.map((row) => toRow(row, idf));
  const dimensions = rows[0]?.vector.length ?? 0;
  const k = classes.length;
  const width = widthOf(dimensions);
  const scores = new Float64Array(k);
  const theta = minimise(
    (x, gradient) => {
      gradient.fill(0);
      let loss = 0;
      prepared.forEach((row, i) => {
        softmax(scoreInto(scores, x, x.subarray(k), width, row));
        const label = labels[i] as number;
        loss -= Math.log(Math.max(scores[label] as number, 1e-300)) / rows.length;
        for (let c = 0; c < k; c++) {
          const slope = ((scores[c] as number) - (c === label ? 1 : 0)) / rows.length;
          gradient[c] = (gradient[c] as number) + slope;
          const start = k + c * width;
          for (let j = 0; j < row.at.length; j++) {
            const place = start + (row.at[j] as number);
            gradient[place] = (gradient[place] as number) + slope * (row.values[j] as number);
          }
        }
      });
      for (let i = k; i < x.length; i++) {
        loss += (penalty / 2) * (x[i] as number) ** 2;
        gradient[i] = (gradient[i] as number) + penalty * (x[i] as number);
      }
      return loss;
    },
    k + k * width,
    MAX_STEPS,
    1e-4,
  );
  return { classes: [...classes], dimensions, bias: theta.slice(0, k), weights: theta.slice(k), idf };
}

function scoreInto(out: Float64Array, bias: Float64Array, weights: Float64Array, width: number, row: Row) {
  for (let c = 0; c < out.length; c++) {
    let sum = bias[c] as number;
    const start = c * width;
    for (let j = 0; j < row.at.length; j++)
      sum += (weights[start + (row.at[j] as number)] as number) * (row.values[j] as number);
    out[c] = sum;
  }
  return out;
}

/** Turns scores into probabilities in place. */
export function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c] as number) - top);
    sum += scores[c] as number;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum;
  return scores;
}

/** Scores of the classes before the softmax, in the order of `head.classes`. */
export function headScores(head: Head, features: TextFeatures): Float64Array {
  const row = toRow(features, head.idf);
  const width = widthOf(head.dimensions);
  return scoreInto(new Float64Array(head.classes.length), head.bias, head.weights, width, row);
}

/** Probability of each class; `temperature` > 1 makes it humbler. */
export function predictHead(head: Head, features: TextFeatures, temperature = 1): Float64Array {
  return softmax(headScores(head, features).map((score) => score / temperature));
}
