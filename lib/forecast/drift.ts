import { calibrationNoiseFloor, expectedCalibrationError } from '@/lib/stats/calibration-error';
import { createRng } from '@/lib/stats/rng';
import { logit } from '@/lib/stats/scores';

/** Calibration of the latest frozen forecasts. `extraVariance` is added to the log odds of new ones until retraining. */
export type CalibrationState = {
  n: number;
  ece: number;
  noiseFloor: number;
  isInBand: boolean;
  extraVariance: number;
};

const WINDOW = 500;
const MIN_SCORED = 50;

/**
 * Judges the last 500 frozen forecasts that have an outcome: out of band when their calibration error is above what a
 * perfect model shows in 95 % of samples of this size. Then intervals widen by the squared shift of the log odds
 * between what was forecast and what happened.
 */
export function judgeCalibration(probabilities: Float64Array, labels: Uint8Array): CalibrationState {
  const recent = probabilities.subarray(Math.max(0, probabilities.length - WINDOW));
  const outcomes = labels.subarray(Math.max(0, labels.length - WINDOW));
  const n = recent.length;
  if (n < MIN_SCORED) return { n, ece: Number.NaN, noiseFloor: Number.NaN, isInBand: true, extraVariance: 0 };
  const ece = expectedCalibrationError(outcomes, recent);
  const noiseFloor = calibrationNoiseFloor(recent, createRng(n), 100).p95;
  const isInBand = ece <= noiseFloor;
  const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / n;
  const shift = logit((mean(outcomes) * n + 0.5) / (n + 1)) - logit(mean(recent));
  return { n, ece, noiseFloor, isInBand, extraVariance: isInBand ? 0 : shift * shift };
}
