import { sigmoid } from '@/lib/stats/scores';

/**
 * Platt scaling of a log-odds margin: p = σ(slope · margin + intercept). `covariance` is that of (slope, intercept):
 * [var slope, covariance, var intercept].
 */
export type Calibration = { slope: number; intercept: number; covariance: [number, number, number] };

export const IDENTITY: Calibration = { slope: 1, intercept: 0, covariance: [0, 0, 0] };

/** Margins that a model gave before the outcome was known, oldest first, with the outcomes; `offset` is added to all. */
export type ForecastRecord = { margins: Float64Array; labels: Uint8Array; offset?: number };

/** Prior on (slope − 1) and intercept: a few dozen outcomes are needed to move a calibrated model. */
const SLOPE_PRECISION = 20;
const INTERCEPT_PRECISION = 2;

/**
 * Penalised maximum likelihood by Newton steps (Platt 1999, with a normal prior around the identity instead of
 * adjusted targets), so that little evidence leaves the model as it is. `offset` is a
 * fixed part of the log odds.
 */
export function fitCalibration({ margins, labels, offset = 0 }: ForecastRecord): Calibration {
  let slope = 1;
  let intercept = 0;
  let covariance: [number, number, number] = [1 / SLOPE_PRECISION, 0, 1 / INTERCEPT_PRECISION];
  for (let step = 0; step < 25; step++) {
    let gs = -SLOPE_PRECISION * (slope - 1);
    let gi = -INTERCEPT_PRECISION * intercept;
    let hss = SLOPE_PRECISION;
    let hsi = 0;
    let hii = INTERCEPT_PRECISION;
    for (let i = 0; i < margins.length; i++) {
      const x = margins[i] as number;
      const p = sigmoid(slope * x + intercept + offset);
      const residual = (labels[i] as number) - p;
      const curvature = p * (1 - p);
      gs += residual * x;
      gi += residual;
      hss += curvature * x * x;
      hsi += curvature * x;
      hii += curvature;
    }
    const determinant = hss * hii - hsi * hsi;
    covariance = [hii / determinant, -hsi / determinant, hss / determinant];
    const moveSlope = (hii * gs - hsi * gi) / determinant;
    const moveIntercept = (hss * gi - hsi * gs) / determinant;
    slope = Math.max(0.05, slope + Math.max(-0.5, Math.min(0.5, moveSlope)));
    intercept += Math.max(-1, Math.min(1, moveIntercept));
    if (Math.abs(moveSlope) + Math.abs(moveIntercept) < 1e-8) break;
  }
  return { slope, intercept, covariance };
}

/** Calibrated log odds of a margin. */
export function calibrate({ slope, intercept }: Calibration, margin: number): number {
  return slope * margin + intercept;
}

/** Sampling variance of the calibrated log odds at a margin, from the calibration's own uncertainty. */
export function calibrationVariance({ covariance: [ss, si, ii] }: Calibration, margin: number): number {
  return Math.max(0, ss * margin * margin + 2 * si * margin + ii);
}

/** Weights that halve every `halfLife` items back from the last one; all 1 when there is no half-life. */
export function recencyWeights(n: number, halfLife: number | null): Float64Array {
  const weights = new Float64Array(n).fill(1);
  if (halfLife === null) return weights;
  for (let i = 0; i < n; i++) weights[i] = 2 ** (-(n - 1 - i) / halfLife);
  return weights;
}

/**
 * Calibration for forecasts in time order: only the slope is learnt, around the log odds of the base rate, so that an
 * overconfident model is drawn towards the base rate. The level is not: it belongs to the moment (see level.ts).
 * `blocks` are the sizes of consecutive stretches, each with its own level, which is thrown away.
 */
export function fitSlope(
  { margins, labels }: ForecastRecord,
  blocks: readonly number[],
  pivot: number,
): Calibration {
  let start = 0;
  const centred = new Float64Array(margins.length);
  for (const size of blocks) {
    const part = {
      margins: margins.subarray(start, start + size),
      labels: labels.subarray(start, start + size),
    };
    const { slope, intercept } = fitCalibration(part);
    for (let i = start; i < start + size; i++)
      centred[i] = (margins[i] as number) + intercept / slope - pivot;
    start += size;
  }
  const { slope, covariance } = fitCalibration({
    margins: centred,
    labels,
    offset: pivot,
  });
  return {
    slope,
    intercept: (1 - slope) * pivot,
    covariance: [covariance[0], -pivot * covariance[0], pivot * pivot * covariance[0] + covariance[2]],
  };
}
