import { sigmoid } from '@/lib/stats/scores';
import { calibrate, fitCalibration } from './calibration';
import type { Validation } from './cross-validate';

/** Deals of each outcome below which no model is shown. */
export const MIN_PER_CLASS = 40;

/** Does the model beat the base rate out of sample? `gain` is the relative cut of the Brier score. */
export type Skill = {
  hasSkill: boolean;
  gain: number;
  brier: number;
  brierBase: number;
  probabilities: Float64Array;
};

/**
 * Compares, on the deals checked in validation, the calibrated model with the base rate that was known then
 * (`baseRates`, one a fold). Each fold is calibrated on the other folds. Skill means that the Brier score is lower by
 * more than two standard errors of the paired difference, by at least half a percent of it, and in most folds.
 */
export function judgeSkill(
  { rows, foldSizes, margins }: Validation,
  all: Uint8Array,
  baseRates: readonly number[],
): Skill {
  const labels = Uint8Array.from(rows, (row) => all[row] as number);
  const probabilities = new Float64Array(rows.length);
  const gains = new Float64Array(rows.length);
  let brier = 0;
  let brierBase = 0;
  let foldsWon = 0;
  let start = 0;
  foldSizes.forEach((size, fold) => {
    const isOwn = (i: number): boolean => i >= start && i < start + size;
    const others = Array.from(rows.keys()).filter((i) => !isOwn(i));
    const calibration = fitCalibration({
      margins: Float64Array.from(others, (i) => margins[i] as number),
      labels: Uint8Array.from(others, (i) => labels[i] as number),
    });
    let foldGain = 0;
    for (let i = start; i < start + size; i++) {
      const label = labels[i] as number;
      const p = sigmoid(calibrate(calibration, margins[i] as number));
      const loss = (p - label) ** 2;
      const baseLoss = ((baseRates[fold] as number) - label) ** 2;
      probabilities[i] = p;
      gains[i] = baseLoss - loss;
      foldGain += gains[i] as number;
      brier += loss / rows.length;
      brierBase += baseLoss / rows.length;
    }
    if (foldGain > 0) foldsWon++;
    start += size;
  });
  const mean = brierBase - brier;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, rows.length - 1);
  const error = Math.sqrt(variance / Math.max(1, rows.length));
  const gain = brierBase > 0 ? mean / brierBase : 0;
  return {
    hasSkill: mean > 2 * error && gain >= 0.005 && foldsWon * 2 > foldSizes.length,
    gain,
    brier,
    brierBase,
    probabilities,
  };
}
