/** A way to part a node. `left` is a bit set over bins for categories, otherwise bins ≤ `threshold` go left. */
export type Split = {
  gain: number;
  feature: number;
  threshold: number;
  isMissingLeft: boolean;
  set: number[] | null;
  leftGradient: number;
  leftHessian: number;
};

export type SplitLimits = { lambda: number; minHessian: number };

/** Extra L2 and smoothing for categorical splits, which have many ways to fit noise (Ke et al. 2017, LightGBM). */
const CATEGORY_LAMBDA = 5;
const CATEGORY_SMOOTHING = 10;

const score = (g: number, h: number, lambda: number): number => (g * g) / (h + lambda);

/** Best numeric split of a feature whose histogram (gradient, hessian pairs) starts at `offset`. */
export function splitNumber(
  histogram: Float64Array,
  offset: number,
  bins: number,
  totalG: number,
  totalH: number,
  limits: SplitLimits,
  best: Split,
  feature: number,
): void {
  const { lambda, minHessian } = limits;
  const parent = score(totalG, totalH, lambda);
  const missingG = histogram[offset] as number;
  const missingH = histogram[offset + 1] as number;
  const passes = missingH > 0 ? 2 : 1;
  for (let pass = 0; pass < passes; pass++) {
    let g = pass === 1 ? missingG : 0;
    let h = pass === 1 ? missingH : 0;
    for (let bin = 1; bin < bins; bin++) {
      const at = offset + 2 * bin;
      const own = histogram[at + 1] as number;
      if (own <= 0) continue;
      g += histogram[at] as number;
      h += own;
      if (h < minHessian) continue;
      if (totalH - h < minHessian) break;
      const gain = score(g, h, lambda) + score(totalG - g, totalH - h, lambda) - parent;
      if (gain <= best.gain) continue;
      best.gain = gain;
      best.feature = feature;
      best.threshold = bin;
      best.isMissingLeft = pass === 1;
      best.set = null;
      best.leftGradient = g;
      best.leftHessian = h;
    }
  }
}

/**
 * Best categorical split: levels ordered by smoothed gradient, then scanned like a number (Fisher 1958), from both
 * ends, with levels too small to judge left where they fall.
 */
export function splitCategory(
  histogram: Float64Array,
  offset: number,
  bins: number,
  totalG: number,
  totalH: number,
  limits: SplitLimits,
  best: Split,
  feature: number,
): void {
  const lambda = limits.lambda + (bins > 6 ? CATEGORY_LAMBDA : 0);
  const present: number[] = [];
  for (let bin = 0; bin < bins; bin++)
    if ((histogram[offset + 2 * bin + 1] as number) > 1e-9) present.push(bin);
  if (present.length < 2) return;
  const key = (bin: number): number =>
    (histogram[offset + 2 * bin] as number) /
    ((histogram[offset + 2 * bin + 1] as number) + CATEGORY_SMOOTHING);
  present.sort((a, b) => key(a) - key(b));
  const parent = score(totalG, totalH, lambda);
  let g = 0;
  let h = 0;
  for (let i = 0; i < present.length - 1; i++) {
    const at = offset + 2 * (present[i] as number);
    g += histogram[at] as number;
    h += histogram[at + 1] as number;
    if (h < limits.minHessian) continue;
    if (totalH - h < limits.minHessian) break;
    const gain = score(g, h, lambda) + score(totalG - g, totalH - h, lambda) - parent;
    if (gain <= best.gain) continue;
    best.gain = gain;
    best.feature = feature;
    best.threshold = -1;
    best.isMissingLeft = false;
    best.set = bitSet(present, i + 1, bins);
    best.leftGradient = g;
    best.leftHessian = h;
  }
}

function bitSet(order: readonly number[], count: number, bins: number): number[] {
  const words = Array.from({ length: (bins >> 5) + 1 }, () => 0);
  for (let i = 0; i < count; i++) {
    const bin = order[i] as number;
    words[bin >> 5] = (words[bin >> 5] as number) | (1 << (bin & 31));
  }
  return words;
}
