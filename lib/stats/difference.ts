type Estimate = { mean: number; interval: readonly [number, number] };

/**
 * Interval of a − b from the intervals of two independent estimates at the same level, by recovering each variance
 * at the side that matters (MOVER: Zou and Donner 2008, "Construction of confidence limits about effect measures",
 * Statistics in Medicine 27). Skewed intervals stay skewed. Expects each mean within its interval.
 */
export function differenceOf(a: Estimate, b: Estimate): { value: number; interval: [number, number] } {
  const value = a.mean - b.mean;
  const below = Math.hypot(a.mean - a.interval[0], b.interval[1] - b.mean);
  const above = Math.hypot(a.interval[1] - a.mean, b.mean - b.interval[0]);
  return { value, interval: [value - below, value + above] };
}
