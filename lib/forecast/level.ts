import { sigmoid } from '@/lib/stats/scores';

/** Deals of the past, back from the newest, whose residuals say how far the overall level has moved; null: none. */
export type LevelHalfLife = number | null;

export const LEVEL_HALF_LIVES: readonly LevelHalfLife[] = [null, 3000, 1000, 300];

/** Prior on a level shift, as the inverse variance of the log odds: about ten even deals' worth of evidence. */
const PRECISION = 2.5;

/**
 * By how much the log odds of all recent forecasts were off: the intercept, found by Newton steps, that makes the
 * recency-weighted mean forecast equal the recency-weighted outcome, shrunk to 0. Oldest first.
 */
export function recentLevel(margins: Float64Array, labels: Uint8Array, halfLife: LevelHalfLife): number {
  if (halfLife === null) return 0;
  const n = margins.length;
  const start = Math.max(0, Math.floor(n - 6 * halfLife));
  let level = 0;
  for (let step = 0; step < 20; step++) {
    let gradient = -PRECISION * level;
    let curvature = PRECISION;
    for (let i = start; i < n; i++) {
      const weight = 2 ** (-(n - 1 - i) / halfLife);
      const p = sigmoid((margins[i] as number) + level);
      gradient += weight * ((labels[i] as number) - p);
      curvature += weight * p * (1 - p);
    }
    const move = gradient / curvature;
    level += Math.max(-1, Math.min(1, move));
    if (Math.abs(move) < 1e-8) break;
  }
  return level;
}
