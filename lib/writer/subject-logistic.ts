/** `successes` of `n` trials under inputs `x`. */
export type Trials = { x: readonly number[]; n: number; successes: number };

/** Weights with the covariance of what is not known about them, row after row. The first weight is the intercept. */
export type Fit = { weights: number[]; covariance: number[] };

const STEPS = 25;
const SETTLED = 1e-8;
/** The intercept may be anything between never and always. */
const INTERCEPT_VARIANCE = 100;

/**
 * Bayesian logistic regression by Laplace's approximation: weights ~ N(0, `variance`), the intercept nearly free
 * (Bishop, Pattern Recognition and Machine Learning, 4.4–4.5). `between` is the variance of log odds between rows;
 * it makes rows with many trials count less (Williams 1982, model II).
 */
export function fitLogistic(rows: readonly Trials[], width: number, variance: number, between = 0): Fit {
  const d = width + 1;
  const successes = rows.reduce((sum, row) => sum + row.successes, 0);
  const trials = rows.reduce((sum, row) => sum + row.n, 0);
  const start = (successes + 0.5) / (trials + 1);
  let weights = new Array<number>(d).fill(0);
  weights[0] = Math.log(start / (1 - start));
  let covariance: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const { precision, gradient } = curvature(rows, weights, variance, between);
    covariance = invert(precision, d);
    const move = weights.map((_, i) =>
      gradient.reduce((sum, g, j) => sum + (covariance[i * d + j] ?? 0) * g, 0),
    );
    // A long step would leave the range where the approximation holds.
    const length = Math.max(1, ...move.map(Math.abs));
    weights = weights.map((weight, i) => weight + (move[i] ?? 0) / length);
    if (Math.max(...move.map(Math.abs)) < SETTLED) break;
  }
  return { weights, covariance };
}

export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

export function scoreOf(weights: readonly number[], x: readonly number[]): number {
  return x.reduce((sum, value, i) => sum + value * (weights[i + 1] ?? 0), weights[0] ?? 0);
}

/** Variance of the score at `x` that comes from not knowing the weights. */
export function scoreVariance({ covariance }: Pick<Fit, 'covariance'>, x: readonly number[]): number {
  const full = [1, ...x];
  const d = full.length;
  return full.reduce(
    (sum, a, i) => sum + a * full.reduce((inner, b, j) => inner + b * (covariance[i * d + j] ?? 0), 0),
    0,
  );
}

/** How much rows differ beyond chance and beyond their inputs, by moments, in log odds. */
export function varianceBetween(rows: readonly Trials[], weights: readonly number[]): number {
  let excess = 0;
  let information = 0;
  for (const { x, n, successes } of rows) {
    const p = logistic(scoreOf(weights, x));
    const spread = n * p * (1 - p);
    if (n < 2 || spread <= 0) continue;
    excess += (successes - n * p) ** 2 / spread - 1;
    information += ((n - 1) / n) * spread;
  }
  return information > 0 ? Math.min(4, Math.max(0, excess / information)) : 0;
}

function curvature(rows: readonly Trials[], weights: readonly number[], variance: number, between: number) {
  const d = weights.length;
  const prior = (i: number) => 1 / (i === 0 ? INTERCEPT_VARIANCE : variance);
  const precision = new Array<number>(d * d).fill(0);
  const gradient = weights.map((weight, i) => -weight * prior(i));
  weights.forEach((_, i) => {
    precision[i * d + i] = prior(i);
  });
  for (const { x, n, successes } of rows) {
    const p = logistic(scoreOf(weights, x));
    const spread = p * (1 - p);
    const trust = 1 / (1 + between * Math.max(0, n - 1) * spread);
    const full = [1, ...x];
    full.forEach((a, i) => {
      gradient[i] = (gradient[i] ?? 0) + a * trust * (successes - n * p);
      full.forEach((b, j) => {
        precision[i * d + j] = (precision[i * d + j] ?? 0) + a * b * trust * n * spread;
      });
    });
  }
  return { precision, gradient };
}

/** Inverse of a positive definite matrix by Gauss–Jordan elimination; no pivoting is needed for these. */
function invert(matrix: readonly number[], d: number): number[] {
  const left = [...matrix];
  const right: number[] = left.map((_, i) => Number(i % (d + 1) === 0));
  for (let k = 0; k < d; k++) {
    const pivot = left[k * d + k] || 1e-12;
    for (let j = 0; j < d; j++) {
      left[k * d + j] = (left[k * d + j] ?? 0) / pivot;
      right[k * d + j] = (right[k * d + j] ?? 0) / pivot;
    }
    for (let i = 0; i < d; i++) {
      const factor = left[i * d + k] ?? 0;
      if (i === k || factor === 0) continue;
      for (let j = 0; j < d; j++) {
        left[i * d + j] = (left[i * d + j] ?? 0) - factor * (left[k * d + j] ?? 0);
        right[i * d + j] = (right[i * d + j] ?? 0) - factor * (right[k * d + j] ?? 0);
      }
    }
  }
  return right;
}
