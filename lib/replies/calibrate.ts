import { softmax } from './head';

export type Calibration = { temperature: number; threshold: number };

/** Grid from sharper to humbler; finer than the data can tell apart. */
const TEMPERATURES = Array.from({ length: 60 }, (_, i) => 0.2 * 1.05 ** i);

/**
 * Temperature by held-out log loss (Guo et al. 2017), and the split-conformal threshold of the chance of all classes
 * likelier than the true one: adaptive sets without randomisation (Romano, Sesia & Candès 2020). `scores`: held-out scores before the softmax; `coverage` in (0, 1).
 */
export function calibrate(
  scores: readonly Float64Array[],
  labels: readonly number[],
  coverage = 0.9,
): Calibration {
  const chances = (temperature: number) =>
    scores.map((row) => softmax(row.map((score) => score / temperature)));
  const truth = (row: Float64Array, i: number) => row[labels[i] as number] as number;
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (const temperature of TEMPERATURES) {
    const loss = chances(temperature).reduce(
      (sum, row, i) => sum - Math.log(Math.max(truth(row, i), 1e-12)),
      0,
    );
    if (loss < best.loss) best = { temperature, loss };
  }
  const misfits = chances(best.temperature)
    .map((row, i) => likelier(row, truth(row, i)))
    .sort((a, b) => a - b);
  const rank = Math.ceil((misfits.length + 1) * coverage) - 1;
  return { temperature: best.temperature, threshold: misfits[rank] ?? 1 };
}

/** The chance of all that is likelier than `p`. */
const likelier = (chances: Float64Array, p: number): number =>
  chances.reduce((sum, chance) => (chance > p ? sum + chance : sum), 0);

/** The classes that remain possible at the coverage; the likeliest one always does. */
export function conformalSet(probabilities: Float64Array, threshold: number): number[] {
  return [...probabilities.keys()].filter(
    (c) => likelier(probabilities, probabilities[c] as number) <= threshold,
  );
}
