/**
 * Interval of the median that holds whatever the distribution is: order statistics, inverting the sign test
 * (Conover, Practical Nonparametric Statistics, 3.2). Coverage is at least `level`; null when n is too small for it.
 */
export function medianInterval(values: readonly number[], level = 0.9): [number, number] | null {
  const n = values.length;
  const skip = lowerRank(n, (1 - level) / 2);
  if (skip === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[skip - 1] ?? 0, sorted[n - skip] ?? 0];
}

/** The largest k with P(Binomial(n, ½) < k) ≤ tail. */
function lowerRank(n: number, tail: number): number {
  let logMass = -n * Math.LN2;
  let below = 0;
  for (let k = 0; k <= n; k++) {
    below += Math.exp(logMass);
    if (below > tail) return k;
    logMass += Math.log((n - k) / (k + 1));
  }
  return 0;
}
