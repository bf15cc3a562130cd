/**
 * Many decision trees in flat arrays. Node i splits `feature[i]`: a bin ≤ `threshold[i]` goes to `left[i]`, others to
 * `left[i] + 1`; bin 0 (missing) goes where `missingLeft[i]` says. `threshold` −1−k means: category set k, whose
 * bit per bin says "left". A leaf has feature −1. `value` is the node's mean log-odds step (leaf output; for inner
 * nodes the cover-weighted mean of its leaves), which is what path attribution needs.
 */
export type Forest = {
  roots: number[];
  feature: number[];
  threshold: number[];
  left: number[];
  missingLeft: number[];
  value: number[];
  sets: number[][];
};

export function emptyForest(): Forest {
  return { roots: [], feature: [], threshold: [], left: [], missingLeft: [], value: [], sets: [] };
}

/** Does this bin go left at this node? */
export function goesLeft(forest: Forest, node: number, bin: number): boolean {
  const threshold = forest.threshold[node] as number;
  if (threshold < 0)
    return (((forest.sets[-1 - threshold] as number[])[bin >> 5] as number) & (1 << (bin & 31))) !== 0;
  if (bin === 0) return forest.missingLeft[node] === 1;
  return bin <= threshold;
}

/** Adds the output of the trees from `firstTree` on to `margins`, for all rows of the matrix. */
export function addForest(
  forest: Forest,
  bins: readonly Uint8Array[],
  margins: Float64Array,
  firstTree = 0,
): void {
  for (let t = firstTree; t < forest.roots.length; t++) {
    const root = forest.roots[t] as number;
    for (let row = 0; row < margins.length; row++) {
      let node = root;
      let feature = forest.feature[node] as number;
      while (feature >= 0) {
        const bin = (bins[feature] as Uint8Array)[row] as number;
        node = (forest.left[node] as number) + (goesLeft(forest, node, bin) ? 0 : 1);
        feature = forest.feature[node] as number;
      }
      margins[row] = (margins[row] as number) + (forest.value[node] as number);
    }
  }
}

/**
 * Adds one deal's path contributions to `byFeature`: each split passes the change of the node mean to its feature, so
 * the contributions of a tree sum to its output minus its root mean (Saabas 2014). Returns the sum of root means.
 */
export function addPathContributions(
  forest: Forest,
  bins: readonly Uint8Array[],
  row: number,
  byFeature: Float64Array,
  scale: number,
): number {
  let start = 0;
  for (const root of forest.roots) {
    let node = root;
    start += scale * (forest.value[node] as number);
    let feature = forest.feature[node] as number;
    while (feature >= 0) {
      const bin = (bins[feature] as Uint8Array)[row] as number;
      const next = (forest.left[node] as number) + (goesLeft(forest, node, bin) ? 0 : 1);
      const step = (forest.value[next] as number) - (forest.value[node] as number);
      byFeature[feature] = (byFeature[feature] as number) + scale * step;
      node = next;
      feature = forest.feature[node] as number;
    }
  }
  return start;
}
