import { softmax } from './head';

export type Calibration = { temperature: number; threshold: number };

/** Grid from sharper to humbler; finer than the data can tell apart. */
const TEMPERATURES = Array.from({ length: 60 }, (_, i) => 0.2 * 1.05 ** i);

/**
 * Temperature by held-out log loss (Guo et al. 2017), and the split-conformal threshold of the score 1 − p(true class)
 * (Angelopoulos & Bates 2021, section 1.1). `scores`: held-out scores before the softmax; `coverage` in (0, 1).
 */
export function calibrate(
  scores: readonly Float64Array[],
  labels: readonly number[],
  coverage = 0.9,
): Calibration {
  const truths = (temperature: number) =>
    scores.map((row, i) => softmax(row.map((score) => score / temperature))[labels[i] as number] as number);
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (const temperature of TEMPERATURES) {
    const loss = truths(temperature).reduce((sum, p) => sum - Math.log(Math.max(p, 1e-12)), 0);
    if (loss < best.loss) best = { temperature, loss };
  }
  const misfits = truths(best.temperature)
    .map((p) => 1 - p)
    .sort((a, b) => a - b);
  const rank = Math.ceil((misfits.length + 1) * coverage) - 1;
  return { temperature: best.temperature, threshold: misfits[rank] ?? 1 };
}

/** The classes that remain possible at the coverage; the likeliest one always does. */
export function conformalSet(probabilities: Float64Array, threshold: number): number[] {
  const top = probabilities.indexOf(Math.max(...probabilities));
  return [...probabilities.keys()].filter((c) => c === top || 1 - (probabilities[c] as number) <= threshold);
}
