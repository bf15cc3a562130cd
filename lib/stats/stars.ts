import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** How often each of 1…5 stars was given. */
export type StarCounts = readonly [number, number, number, number, number];
export type StarEstimate = { mean: number; interval: [number, number]; n: number };

const PRIOR_WEIGHT = 4;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/**
 * Mean stars with a 90 % interval that stays within 1–5 and is wide for few ratings: Dirichlet posterior of the five
 * shares (Gelman et al., Bayesian Data Analysis, 3.4), its mean and variance as a beta distribution. The prior weighs
 * four ratings, spread as `overall` (all ratings of the organisation, smoothed), so that few ratings are drawn there.
 */
export function estimateStars(counts: StarCounts, overall: StarCounts): StarEstimate {
  const everything = sum(overall);
  const posterior = counts.map(
    (count, i) => count + (PRIOR_WEIGHT * ((overall[i] ?? 0) + 1)) / (everything + counts.length),
  );
  const weight = sum(posterior);
  // On the scale 0–1, where one star is 0 and five are 1.
  const mean = sum(posterior.map((alpha, i) => (alpha * i) / 4)) / weight;
  const square = sum(posterior.map((alpha, i) => alpha * (i / 4) ** 2)) / weight;
  const size = (mean * (1 - mean)) / ((square - mean ** 2) / (weight + 1)) - 1;
  const at = (q: number) => 1 + 4 * betaQuantile(q, mean * size, (1 - mean) * size);
  return { mean: 1 + 4 * mean, interval: [at(0.05), at(0.95)], n: sum(counts) };
}

/** Ratings as successes among trials: their sum on the scale 0–1. What holds for coin tosses then holds for them too. */
export function starTally(counts: StarCounts): { successes: number; n: number } {
  return { successes: sum(counts.map((count, i) => (count * i) / 4)), n: sum(counts) };
}
