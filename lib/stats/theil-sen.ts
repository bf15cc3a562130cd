import { quantile } from './quantile';

export type Slope = { slope: number; interval: [number, number] };

/**
 * Median of the slopes between all pairs of points, with the interval of Kendall's S (Theil 1950; Sen, JASA 63, 1968).
 * `x` need not be evenly spaced; pairs with the same `x` have no slope and are left out. Null below 5 points or
 * without two different `x`. O(n²) memory: pass a few hundred points at most.
 */
export function theilSen(points: readonly { x: number; y: number }[], z = 1.6449): Slope | null {
  const n = points.length;
  if (n < 5) return null;
  const slopes: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [points[j], points[i]];
      if (a && b && a.x !== b.x) slopes.push((b.y - a.y) / (b.x - a.x));
    }
  }
  if (slopes.length === 0) return null;
  const sorted = Float64Array.from(slopes).sort();
  const spread = z * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const rank = (value: number) => sorted[Math.min(Math.max(Math.round(value), 0), sorted.length - 1)] ?? 0;
  return {
    slope: quantile(sorted, 0.5),
    interval: [rank((sorted.length - spread) / 2 - 1), rank((sorted.length + spread) / 2)],
  };
}
