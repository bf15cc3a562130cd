import { aucWithInterval } from '@/lib/stats/auc';
import {
  calibrationNoiseFloor,
  expectedCalibrationError,
  type ReliabilityBin,
  reliabilityBins,
} from '@/lib/stats/calibration-error';
import { createRng } from '@/lib/stats/rng';
import { brierScore } from '@/lib/stats/scores';
import type { Abstention, ForecastModel } from './model';
import { MIN_PER_CLASS } from './skill';

/** The hold-out record as stored with a model; figures are null when nothing was held out. */
export type StoredQuality = {
  n: number;
  auc: number | null;
  auc_interval: [number, number] | null;
  brier: number | null;
  brier_base_rate: number | null;
  ece: number | null;
  ece_noise_floor: number | null;
  reliability: ReliabilityBin[];
};

export const NO_RECORD: StoredQuality = {
  n: 0,
  auc: null,
  auc_interval: null,
  brier: null,
  brier_base_rate: null,
  ece: null,
  ece_noise_floor: null,
  reliability: [],
};

/** How a model did on the later deals it was checked on. */
export function qualityOf({ holdOut }: ForecastModel): StoredQuality {
  if (!holdOut || holdOut.labels.length === 0) return NO_RECORD;
  const { labels, probabilities } = holdOut;
  const { auc, interval } = aucWithInterval(labels, probabilities);
  return {
    n: labels.length,
    auc,
    auc_interval: interval,
    brier: brierScore(labels, probabilities),
    brier_base_rate: holdOut.brierBase,
    ece: expectedCalibrationError(labels, probabilities),
    ece_noise_floor: calibrationNoiseFloor(probabilities, createRng(1)).mean,
    reliability: reliabilityBins(labels, probabilities),
  };
}

/** Why the base rate is shown, for a person. */
export function describeAbstention(abstention: Abstention | null, won: number, lost: number): string | null {
  switch (abstention) {
    case 'too_few_outcomes':
      return `A model needs at least ${MIN_PER_CLASS} won and ${MIN_PER_CLASS} lost deals; there are ${won} and ${lost}. This is the base rate.`;
    case 'no_skill':
      return `On later deals the model was no better than the base rate (${won} won, ${lost} lost), so the base rate is shown.`;
    case 'no_attributes':
      return 'No attribute of the deals may be used for a forecast. This is the base rate.';
    default:
      return null;
  }
}
