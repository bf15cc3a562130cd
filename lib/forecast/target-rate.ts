/** Weighted wins and weight of each level. */
type LevelSums = Map<string, { weight: number; won: number }>;

function sumLevels(
  texts: readonly (string | null)[],
  labels: Uint8Array,
  weights: Float64Array,
  use: (row: number) => boolean,
): LevelSums {
  const sums: LevelSums = new Map();
  for (let i = 0; i < labels.length; i++) {
    const level = texts[i];
    if (level === null || level === undefined || !use(i)) continue;
    const entry = sums.get(level) ?? { weight: 0, won: 0 };
    const weight = weights[i] as number;
    entry.weight += weight;
    entry.won += weight * (labels[i] as number);
    sums.set(level, entry);
  }
  return sums;
}

/** How many deals the base rate counts for when a level's own win rate is smoothed (Micci-Barreca 2001). */
const PRIOR_WEIGHT = 15;

/**
 * Smoothed win rate of every level of a categorical attribute: `table` from all deals, for new ones; `outOfFold`
 * for the training deals themselves, each from the other folds only, so that no deal sees its own outcome.
 */
export function targetRates(
  texts: readonly (string | null)[],
  labels: Uint8Array,
  weights: Float64Array,
  foldOf: Uint8Array,
): { table: Record<string, number>; fallback: number; outOfFold: Float64Array } {
  let weight = 0;
  let won = 0;
  for (let i = 0; i < labels.length; i++) {
    weight += weights[i] as number;
    won += (weights[i] as number) * (labels[i] as number);
  }
  const base = weight > 0 ? won / weight : 0.5;
  const smooth = (entry: { weight: number; won: number } | undefined): number =>
    ((entry?.won ?? 0) + PRIOR_WEIGHT * base) / ((entry?.weight ?? 0) + PRIOR_WEIGHT);
  const all = sumLevels(texts, labels, weights, () => true);
  const table: Record<string, number> = Object.fromEntries(
    [...all].map(([level, entry]) => [level, smooth(entry)]),
  );
  const outOfFold = new Float64Array(labels.length).fill(Number.NaN);
  for (const fold of new Set(foldOf)) {
    const others = sumLevels(texts, labels, weights, (row) => foldOf[row] !== fold);
    for (let i = 0; i < labels.length; i++) {
      const level = texts[i];
      if (foldOf[i] === fold && level !== null && level !== undefined)
        outOfFold[i] = smooth(others.get(level));
    }
  }
  return { table, fallback: base, outOfFold };
}
