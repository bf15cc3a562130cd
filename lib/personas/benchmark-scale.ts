import type { BenchmarkMetric } from './compare-schema';

const shares = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** Upper ends of the classes in which people are counted; a value at an end belongs to the class above it. */
export const EDGES: Record<BenchmarkMetric, readonly number[]> = {
  engagement_rate: shares,
  response_hours: [0.5, 1, 2, 3, 4, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72, 96, 120, 168, 240, 336, 504],
  deal_cycle_days: [7, 14, 21, 30, 40, 50, 60, 75, 90, 105, 120, 140, 160, 180, 210, 240, 300, 365, 540, 730],
};

/** Hours and days are skewed: they are averaged as logarithms, so the typical one is the geometric mean. */
export const toScale = (metric: BenchmarkMetric, value: number): number =>
  metric === 'engagement_rate' ? value : Math.log(value);
export const fromScale = (metric: BenchmarkMetric, scaled: number): number =>
  metric === 'engagement_rate' ? Math.min(Math.max(scaled, 0), 1) : Math.exp(scaled);

/** From counts by class number, absent ones zero, to one count a class. */
export function toBins(metric: BenchmarkMetric, counts: Readonly<Record<string, number>>): number[] {
  return Array.from({ length: EDGES[metric].length + 1 }, (_, bin) => counts[bin] ?? 0);
}

/**
 * Percentile rank of a value among counted people, 0–100: the share in lower classes, half of its own class
 * included (mid-rank of grouped data). Null without people.
 */
export function percentileOf(metric: BenchmarkMetric, bins: readonly number[], value: number): number | null {
  const n = bins.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const bin = EDGES[metric].filter((edge) => edge <= value).length;
  const below = bins.slice(0, bin).reduce((sum, count) => sum + count, 0);
  return (100 * (below + (bins[bin] ?? 0) / 2)) / n;
}
