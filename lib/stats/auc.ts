export type AucEstimate = { auc: number; interval: [number, number] };

const Z90 = 1.6448536269514722;

/** Mid-ranks 1…n of `scores`: equal scores share the mean of their ranks. */
function midRanks(scores: ArrayLike<number>, order: readonly number[]): Float64Array {
  const ranks = new Float64Array(order.length);
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end++;
    for (let i = start; i < end; i++) ranks[order[i] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/** Mid-ranks of the subset `members`, returned in the order of `members`. */
function ranksWithin(scores: ArrayLike<number>, members: readonly number[]): Float64Array {
  const own = members.map((i) => scores[i] ?? 0);
  const order = own.map((_, i) => i).sort((a, b) => (own[a] ?? 0) - (own[b] ?? 0));
  return midRanks(own, order);
}

function variance(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/**
 * Area under the ROC curve with a 90 % interval: DeLong, DeLong & Clarke-Pearson 1988, by the mid-rank
 * algorithm of Sun & Xu 2014 (O(n log n)). `labels` are 0/1, `scores` any finite numbers of the same length.
 * With one class only there is nothing to rank: 0.5 and the whole range.
 */
export function aucWithInterval(labels: ArrayLike<number>, scores: ArrayLike<number>): AucEstimate {
  const all = Array.from({ length: labels.length }, (_, i) => i);
  const won = all.filter((i) => labels[i] === 1);
  const lost = all.filter((i) => labels[i] !== 1);
  const m = won.length;
  const n = lost.length;
  if (m === 0 || n === 0) return { auc: 0.5, interval: [0, 1] };
  const sorted = [...all].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const ranks = midRanks(scores, sorted);
  const wonRanks = ranksWithin(scores, won);
  const lostRanks = ranksWithin(scores, lost);
  const v10 = Float64Array.from(won, (row, i) => ((ranks[row] ?? 0) - (wonRanks[i] ?? 0)) / n);
  const v01 = Float64Array.from(lost, (row, i) => 1 - ((ranks[row] ?? 0) - (lostRanks[i] ?? 0)) / m);
  const auc = v10.reduce((sum, value) => sum + value, 0) / m;
  const half = Z90 * Math.sqrt(variance(v10) / m + variance(v01) / n);
  return { auc, interval: [Math.max(0, auc - half), Math.min(1, auc + half)] };
}
