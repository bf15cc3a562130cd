/** A cell of own figures on the scale of the average, and what was expected of it. */
export type ObservedCell = { n: number; mean: number; variance: number; expected: number };

const MIN_WEIGHT = 1;
const MAX_WEIGHT = 200;
/** With fewer cells nothing is known about how far organisations lie from what is expected of them. */
const MIN_CELLS = 3;
const USUAL_WEIGHT = 20;

/**
 * How many people an expectation is worth: σ²/τ², the variance between people over the variance of cells around
 * their expectation, by moments with the sampling variance taken out (normal–normal empirical Bayes; Efron & Morris
 * 1975, Morris 1983). In [1, 200]; 20 while fewer than three cells are known.
 */
export function weightOfExpectation(cells: readonly ObservedCell[]): number {
  const used = cells.filter(({ n }) => n >= 2);
  if (used.length < MIN_CELLS) return USUAL_WEIGHT;
  const freedom = used.reduce((sum, { n }) => sum + n - 1, 0);
  const within = used.reduce((sum, { n, variance }) => sum + (n - 1) * variance, 0) / freedom;
  const people = used.reduce((sum, { n }) => sum + n, 0);
  const spread = used.reduce((sum, { n, mean, expected }) => sum + n * (mean - expected) ** 2, 0);
  const between = (spread - used.length * within) / people;
  return between > 0 ? Math.min(Math.max(within / between, MIN_WEIGHT), MAX_WEIGHT) : MAX_WEIGHT;
}
