import { binCount, type Feature } from './feature';
import { type Split, type SplitLimits, splitCategory, splitNumber } from './split';
import type { Forest } from './tree';

export type GrowLimits = SplitLimits & { depth: number; rate: number };

/** Buffers for growing trees on one matrix; made once, used for every tree of a forest. */
export type Grower = (
  rows: Int32Array,
  gradients: Float64Array,
  hessians: Float64Array,
  columns: readonly number[],
  forest: Forest,
) => void;

/**
 * Grows one regression tree on gradient statistics (Chen & Guestrin 2016), from histograms, with the
 * smaller child counted and the larger one taken by subtraction. Appends it to `forest`. `rows` is reordered.
 */
export function createGrower(
  features: readonly Feature[],
  bins: readonly Uint8Array[],
  limits: GrowLimits,
): Grower {
  const counts = features.map(binCount);
  const offsets: number[] = [];
  let size = 0;
  for (const count of counts) {
    offsets.push(size);
    size += 2 * count;
  }
  const spare: Float64Array[] = [];
  let scratch = new Int32Array(0);
  let orderedG = new Float64Array(0);
  let orderedH = new Float64Array(0);

  return (rows, gradients, hessians, columns, forest) => {
    if (scratch.length < rows.length) {
      scratch = new Int32Array(rows.length);
      orderedG = new Float64Array(rows.length);
      orderedH = new Float64Array(rows.length);
    }

    const fill = (start: number, end: number): Float64Array => {
      const histogram = spare.pop() ?? new Float64Array(size);
      for (let i = start; i < end; i++) {
        const row = rows[i] as number;
        orderedG[i] = gradients[row] as number;
        orderedH[i] = hessians[row] as number;
      }
      for (const column of columns) {
        const offset = offsets[column] as number;
        const own = bins[column] as Uint8Array;
        histogram.fill(0, offset, offset + 2 * (counts[column] as number));
        for (let i = start; i < end; i++) {
          const at = offset + 2 * (own[rows[i] as number] as number);
          histogram[at] = (histogram[at] as number) + (orderedG[i] as number);
          histogram[at + 1] = (histogram[at + 1] as number) + (orderedH[i] as number);
        }
      }
      return histogram;
    };

    const subtract = (parent: Float64Array, child: Float64Array): void => {
      for (const column of columns) {
        const offset = offsets[column] as number;
        const end = offset + 2 * (counts[column] as number);
        for (let at = offset; at < end; at++) parent[at] = (parent[at] as number) - (child[at] as number);
      }
    };

    const findSplit = (histogram: Float64Array, g: number, h: number): Split => {
      const best: Split = {
        gain: 1e-6,
        feature: -1,
        threshold: 0,
        isMissingLeft: false,
        set: null,
        leftGradient: 0,
        leftHessian: 0,
      };
      for (const column of columns) {
        const search = features[column]?.kind === 'category' ? splitCategory : splitNumber;
        search(histogram, offsets[column] as number, counts[column] as number, g, h, limits, best, column);
      }
      return best;
    };

    /** Stable partition of rows[start, end); returns the first index of the right side. */
    const partition = (start: number, end: number, split: Split): number => {
      const own = bins[split.feature] as Uint8Array;
      let left = start;
      let right = 0;
      for (let i = start; i < end; i++) {
        const row = rows[i] as number;
        const bin = own[row] as number;
        let isLeft = bin === 0 ? split.isMissingLeft : bin <= split.threshold;
        if (split.set) isLeft = ((split.set[bin >> 5] as number) & (1 << (bin & 31))) !== 0;
        if (isLeft) rows[left++] = row;
        else scratch[right++] = row;
      }
      rows.set(scratch.subarray(0, right), left);
      return left;
    };

    const addNode = (g: number, h: number): number => {
      forest.feature.push(-1);
      forest.threshold.push(0);
      forest.left.push(0);
      forest.missingLeft.push(0);
      forest.value.push((-limits.rate * g) / (h + limits.lambda));
      return forest.feature.length - 1;
    };

    /** Splits the node if it pays; leaves `value` as the cover-weighted mean of the leaves below. */
    const grow = (
      node: number,
      start: number,
      end: number,
      g: number,
      h: number,
      histogram: Float64Array,
      depth: number,
    ): void => {
      const split = h >= 2 * limits.minHessian ? findSplit(histogram, g, h) : null;
      if (!split || split.feature < 0) {
        spare.push(histogram);
        return;
      }
      const middle = partition(start, end, split);
      const rightG = g - split.leftGradient;
      const rightH = h - split.leftHessian;
      const left = addNode(split.leftGradient, split.leftHessian);
      const right = addNode(rightG, rightH);
      forest.feature[node] = split.feature;
      forest.left[node] = left;
      forest.missingLeft[node] = Number(split.isMissingLeft);
      forest.threshold[node] = split.set ? -1 - (forest.sets.push(split.set) - 1) : split.threshold;
      if (depth + 1 < limits.depth) {
        const isLeftSmaller = middle - start <= end - middle;
        const small = isLeftSmaller ? fill(start, middle) : fill(middle, end);
        subtract(histogram, small);
        grow(
          left,
          start,
          middle,
          split.leftGradient,
          split.leftHessian,
          isLeftSmaller ? small : histogram,
          depth + 1,
        );
        grow(right, middle, end, rightG, rightH, isLeftSmaller ? histogram : small, depth + 1);
      } else {
        spare.push(histogram);
      }
      const share = split.leftHessian / h;
      forest.value[node] =
        share * (forest.value[left] as number) + (1 - share) * (forest.value[right] as number);
    };

    let g = 0;
    let h = 0;
    for (const row of rows) {
      g += gradients[row] as number;
      h += hessians[row] as number;
    }
    const root = addNode(g, h);
    forest.roots.push(root);
    grow(root, 0, rows.length, g, h, fill(0, rows.length), 0);
  };
}
