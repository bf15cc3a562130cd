/** What was judged of one query: the grade of a document by its id. A document without a grade is not relevant. */
export type Grades = ReadonlyMap<string, number>;

/**
 * nDCG@k (Järvelin and Kekäläinen 2002) as trec_eval and BEIR compute it: the gain is the grade, divided by
 * log2(place + 1); the ideal order is that of all judged documents. Null when nothing is relevant.
 */
export function ndcgAt(k: number, ranked: readonly string[], grades: Grades): number | null {
  const ideal = discounted([...grades.values()].sort((a, b) => b - a).slice(0, k));
  if (ideal === 0) return null;
  return discounted(ranked.slice(0, k).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** Share of the relevant documents (grade 1 or more) among the first k. Null when nothing is relevant. */
export function recallAt(k: number, ranked: readonly string[], grades: Grades): number | null {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return null;
  const first = new Set(ranked.slice(0, k));
  return relevant.filter((id) => first.has(id)).length / relevant.length;
}

/** Mean of paired differences with the half width of its 90 % interval (normal approximation over the queries). */
export function meanDifference(
  a: readonly number[],
  b: readonly number[],
): { mean: number; halfWidth: number | null } {
  const differences = a.map((value, i) => value - (b[i] ?? 0));
  const average = mean(differences);
  if (differences.length < 2) return { mean: average, halfWidth: null };
  const squares = differences.reduce((sum, one) => sum + (one - average) ** 2, 0);
  return {
    mean: average,
    halfWidth: 1.645 * Math.sqrt(squares / (differences.length - 1) / differences.length),
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + Math.max(0, gain) / Math.log2(i + 2), 0);
}
