import type { RateEstimate } from '@/lib/stats/beta';
import type { Calibration } from './calibration';
import type { Column } from './cell';
import type { Encoder } from './encode';
import type { Ensemble } from './ensemble';
import type { EvidenceTable } from './evidence';
import type { Exclusion } from './leakage';
import type { TunedSettings } from './settings';

/** Why a forecast shows the base rate instead of a model's figure. */
export type Abstention = 'too_few_outcomes' | 'no_skill' | 'no_attributes';

/** How the model did, at training time, on deals it had not learnt from: margins as given, probabilities as calibrated. */
export type HoldOut = {
  /** Sizes of the consecutive stretches (or folds) that were predicted. */
  blocks: number[];
  brier: number;
  brierBase: number;
  margins: Float64Array;
  probabilities: Float64Array;
  labels: Uint8Array;
};

/** Everything a prediction needs. Plain data; `encodeModel` makes it JSON for `forecast_models`. */
export type ForecastModel = {
  won: number;
  lost: number;
  /** Win rate of the training deals, recent ones counting more where the past goes stale. */
  baseRate: RateEstimate;
  abstention: Abstention | null;
  excluded: Exclusion[];
  encoder: Encoder;
  ensemble: Ensemble | null;
  calibration: Calibration;
  /** Extra variance of the log odds while calibration is out of its band; 0 when it is inside. */
  extraVariance: number;
  tuned: TunedSettings | null;
  evidence: EvidenceTable;
  holdOut: HoldOut | null;
};

/** Closed deals to learn from. `order` sorts them in time; without it, `groups` (or identical attributes) keep copies together. */
export type TrainingSet = {
  columns: readonly Column[];
  /** 1 won, 0 lost. */
  labels: Uint8Array;
  order?: ArrayLike<number>;
  groups?: Int32Array;
  /** Open deals, for the leakage guard to compare with. */
  open?: readonly Column[];
  /** Attributes computed as of a moment before closing, which the leakage guard need not suspect. */
  trusted?: ReadonlySet<string>;
};

export type TrainingOptions = {
  seed: number;
  /** Reuse these settings and this hold-out instead of validating anew. */
  reuse?: { tuned: TunedSettings; holdOut: HoldOut };
  /** The past was found to go stale before. */
  expectsDrift?: boolean;
  /** False switches recency weighting and recalibration on recent outcomes off (for comparison only). */
  adaptsToDrift?: boolean;
};
