/** Share of equal entries; null for none. */
export function accuracy(truth: readonly string[], said: readonly string[]): number | null {
  if (truth.length === 0) return null;
  return round(truth.filter((label, i) => label === said[i]).length / truth.length);
}

/** F1 of each class that occurs in the truth or in what was said. */
export function f1ByClass(truth: readonly string[], said: readonly string[]): Record<string, number> {
  const classes = [...new Set([...truth, ...said])].sort();
  return Object.fromEntries(
    classes.map((name) => {
      const hits = truth.filter((label, i) => label === name && said[i] === name).length;
      const misses = truth.filter((label, i) => (label === name) !== (said[i] === name)).length;
      return [name, round((2 * hits) / (2 * hits + misses))];
    }),
  );
}

export function macroF1(truth: readonly string[], said: readonly string[]): number | null {
  const values = Object.values(f1ByClass(truth, said));
  if (values.length === 0) return null;
  return round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** Cohen's kappa: agreement beyond what the shares of the labels give by chance (Cohen 1960). */
export function kappa(first: readonly string[], second: readonly string[]): number {
  const n = first.length;
  const share = (labels: readonly string[], name: string) =>
    labels.filter((label) => label === name).length / n;
  const observed = first.filter((label, i) => label === second[i]).length / n;
  const chance = [...new Set(first)].reduce((sum, name) => sum + share(first, name) * share(second, name), 0);
  return chance === 1 ? 1 : round((observed - chance) / (1 - chance));
}

export const round = (value: number): number => Math.round(value * 10_000) / 10_000;
