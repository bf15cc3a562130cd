import { sigmoid } from '@/lib/stats/scores';

/**
 * Platt scaling of a log-odds margin: p = σ(slope · margin + intercept). `covariance` is that of (slope, intercept):
 * [var slope, covariance, var intercept].
 */
export type Calibration = { slope: number; intercept: number; covariance: [number, number, number] };

export const IDENTITY: Calibration = { slope: 1, intercept: 0, covariance: [0, 0, 0] };

/** Margins that a model gave before the outcome was known, oldest first, with the outcomes. */
export type ForecastRecord = { margins: Float64Array; labels: Uint8Array };

/** Prior on (slope − 1) and intercept: a few dozen outcomes are needed to move a calibrated model. */
const SLOPE_PRECISION = 20;
const INTERCEPT_PRECISION = 2;

/**
 * Penalised maximum likelihood by Newton steps (Platt 1999, with a normal prior around the identity instead of
 * adjusted targets), so that little evidence leaves the model as it is. Weights are optional and non-negative.
 */
export function fitCalibration({ margins, labels }: ForecastRecord, weights?: Float64Array): Calibration {
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
      const weight = weights ? (weights[i] as number) : 1;
      const p = sigmoid(slope * x + intercept);
      const residual = weight * ((labels[i] as number) - p);
      const curvature = weight * p * (1 - p);
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

const CALIBRATION_HALF_LIVES = [null, 4000, 1500, 500, 200];

/**
 * Calibrates on a record in time order, forgetting as fast as has paid so far: each half-life is judged by predicting
 * every tenth of the record from what came before it (prequential log loss, Dawid 1984).
 */
export function fitRecentCalibration(record: ForecastRecord): Calibration {
  const n = record.margins.length;
  const candidates = CALIBRATION_HALF_LIVES.filter((halfLife) => halfLife === null || halfLife < n / 2);
  const fit = (end: number, halfLife: number | null): Calibration => {
    const start = halfLife === null ? 0 : Math.max(0, Math.floor(end - 7 * halfLife));
    const part = { margins: record.margins.subarray(start, end), labels: record.labels.subarray(start, end) };
    return fitCalibration(part, recencyWeights(end - start, halfLife));
  };
  if (n < 400) return fit(n, null);
  const losses = candidates.map((halfLife) => {
    let loss = 0;
    for (let tenth = 3; tenth < 10; tenth++) {
      const from = Math.floor((n * tenth) / 10);
      const to = Math.floor((n * (tenth + 1)) / 10);
      const calibration = fit(from, halfLife);
      for (let i = from; i < to; i++) {
        const margin = calibrate(calibration, record.margins[i] as number);
        loss += Math.log1p(Math.exp(record.labels[i] === 1 ? -margin : margin));
      }
    }
    return loss;
  });
  return fit(n, candidates[losses.indexOf(Math.min(...losses))] ?? null);
}
