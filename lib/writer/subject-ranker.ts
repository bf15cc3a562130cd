import { minimise } from '../stats/minimise';
import { fitScaling, type LineInputs, type Row, type Scaling, toRow } from './subject-inputs';

/** L2 penalties of the three blocks, in units of information (about one click each). */
export type Penalties = { traits: number; vector: number; words: number };
export type Ranker = { scaling: Scaling; dense: Float64Array; words: Float64Array };

/** Lines whose rates may be compared with each other: shown to the same audience at the same time. */
export type Contest = { line: LineInputs; impressions: number; clicks: number }[];

/** Variance of log odds that no wording explains (the image, the topic): many clicks don't make endless evidence. */
const UNEXPLAINED = 0.15;
const MAX_STEPS = 120;

/**
 * Ridge regression of log odds on the inputs, within each contest: only differences between its lines count,
 * weighted by their information (empirical logits; Cox & Snell, Analysis of Binary Data, 2.1.6).
 */
export function trainRanker(contests: readonly Contest[], penalties: Penalties): Ranker {
  const scaling = fitScaling(contests.flat().map(({ line }) => line));
  const groups = contests.map((contest) => toGroup(contest, scaling));
  const first = groups[0]?.rows[0];
  const width = first?.dense.length ?? 0;
  const traits = scaling.traitMean.length;
  const penalty = new Float64Array(width + scaling.vocabulary.size).map((_, i) => {
    if (i < traits) return penalties.traits;
    return i < width ? penalties.vector : penalties.words;
  });
  const total = groups.reduce((sum, { weights }) => sum + weights.reduce((all, w) => all + w, 0), 0) || 1;
  const theta = minimise(
    (x, gradient) => {
      let loss = 0;
      for (let i = 0; i < x.length; i++) {
        const pull = ((penalty[i] ?? 0) * (x[i] ?? 0)) / total;
        gradient[i] = pull;
        loss += (pull * (x[i] ?? 0)) / 2;
      }
      for (const { rows, weights, targets } of groups) {
        const misses = rows.map((row, i) => scoreWith(x, width, row) - (targets[i] ?? 0));
        const middle = weightedMean(misses, weights);
        rows.forEach((row, i) => {
          const miss = (misses[i] ?? 0) - middle;
          const slope = ((weights[i] ?? 0) * miss) / total;
          loss += (slope * miss) / 2;
          addTo(gradient, width, row, slope);
        });
      }
      return loss;
    },
    penalty.length,
    MAX_STEPS,
    1e-8,
  );
  return { scaling, dense: theta.slice(0, width), words: theta.slice(width) };
}

/** Higher is better; only the difference of two scores means something. */
export function scoreLine(ranker: Ranker, line: LineInputs): number {
  const { dense, words } = toRow(line, ranker.scaling);
  let sum = 0;
  for (let i = 0; i < dense.length; i++) sum += (dense[i] ?? 0) * (ranker.dense[i] ?? 0);
  for (const place of words) sum += ranker.words[place] ?? 0;
  return sum;
}

type Group = { rows: Row[]; weights: Float64Array; targets: Float64Array };

function toGroup(contest: Contest, scaling: Scaling): Group {
  return {
    rows: contest.map(({ line }) => toRow(line, scaling)),
    weights: Float64Array.from(contest, ({ clicks }) => 1 / (UNEXPLAINED + 1 / (clicks + 1))),
    targets: Float64Array.from(contest, ({ clicks, impressions }) =>
      Math.log((clicks + 0.5) / (Math.max(0, impressions - clicks) + 0.5)),
    ),
  };
}

function scoreWith(x: Float64Array, width: number, { dense, words }: Row): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += (x[i] as number) * (dense[i] as number);
  for (const place of words) sum += x[width + place] as number;
  return sum;
}

function addTo(gradient: Float64Array, width: number, { dense, words }: Row, slope: number): void {
  for (let i = 0; i < width; i++) gradient[i] = (gradient[i] as number) + slope * (dense[i] as number);
  for (const place of words) gradient[width + place] = (gradient[width + place] as number) + slope;
}

function weightedMean(values: readonly number[], weights: Float64Array): number {
  let sum = 0;
  let all = 0;
  values.forEach((value, i) => {
    sum += value * (weights[i] ?? 0);
    all += weights[i] ?? 0;
  });
  return all > 0 ? sum / all : 0;
}
