import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { BetaPrior } from './beta';

const CELLS = 800;
const TAIL = 1e-7;

/**
 * The probability of each of several independent beta-distributed rates to be the highest, by quadrature: in a small
 * cell, the chance that the maximum lies there is Δ∏F, shared among the rates in proportion to ΔF/F (each rate's part
 * of the derivative of the product). No randomness; sums to 1; 800 cells over the range that matters.
 */
export function probabilityBest(posteriors: readonly BetaPrior[]): number[] {
  if (posteriors.length <= 1) return posteriors.map(() => 1);
  // Below the lowest plausible value of the best candidate no maximum lies.
  const low = Math.max(...posteriors.map(({ alpha, beta }) => betaQuantile(TAIL, alpha, beta)));
  const high = Math.max(...posteriors.map(({ alpha, beta }) => betaQuantile(1 - TAIL, alpha, beta)));
  const best = new Float64Array(posteriors.length);
  let below = posteriors.map(({ alpha, beta }) => betaCdf(low, alpha, beta));
  share(
    best,
    posteriors.map(() => 0),
    below,
  );
  for (let cell = 1; cell <= CELLS; cell++) {
    const x = low + ((high - low) * cell) / CELLS;
    const upTo = posteriors.map(({ alpha, beta }) => betaCdf(x, alpha, beta));
    share(best, below, upTo);
    below = upTo;
  }
  const total = best.reduce((sum, chance) => sum + chance, 0);
  return Array.from(best, (chance) => chance / total);
}

/** Adds to each rate its part of the chance that the maximum lies in the cell between two values of the CDFs. */
function share(best: Float64Array, below: readonly number[], upTo: readonly number[]): void {
  const product = (values: readonly number[]) => values.reduce((all, value) => all * value, 1);
  const mass = product(upTo) - product(below);
  if (!(mass > 0)) return;
  const parts = upTo.map((value, i) => {
    const rise = value - (below[i] ?? 0);
    return rise > 0 ? rise / ((value + (below[i] ?? 0)) / 2) : 0;
  });
  const total = parts.reduce((sum, part) => sum + part, 0);
  for (let i = 0; i < best.length; i++) best[i] = (best[i] ?? 0) + (mass * (parts[i] ?? 0)) / total;
}
