/** Mean squared error of probabilities (Brier 1950): 0 is perfect, p(1−p) is what the base rate scores. */
export function brierScore(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  if (labels.length === 0) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += ((probabilities[i] ?? 0) - (labels[i] ?? 0)) ** 2;
  return sum / labels.length;
}

/** Mean negative log likelihood in nats; probabilities are kept 1e-9 away from 0 and 1. */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  if (labels.length === 0) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const p = Math.min(Math.max(probabilities[i] ?? 0, 1e-9), 1 - 1e-9);
    sum -= labels[i] === 1 ? Math.log(p) : Math.log(1 - p);
  }
  return sum / labels.length;
}

/** Inverse of the logit. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Log odds of a probability, kept 1e-9 away from 0 and 1. */
export function logit(p: number): number {
  const safe = Math.min(Math.max(p, 1e-9), 1 - 1e-9);
  return Math.log(safe / (1 - safe));
}
