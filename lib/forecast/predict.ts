import { logit, sigmoid } from '@/lib/stats/scores';
import { calibrate, calibrationVariance } from './calibration';
import type { Column } from './cell';
import { encodeDeals } from './encode';
import { ensembleMargins } from './ensemble';
import type { ForecastModel } from './model';

/** A win probability with its 90 % interval; `margin` is the model's log odds before calibration (NaN if it abstained). */
export type Prediction = { probability: number; interval: [number, number]; margin: number };

const Z90 = 1.6448536269514722;
/** The spread of the members misses what the model can't represent; measured on synthetic truth (docs/forecast.md). */
const MODEL_ERROR = 1.35;
/** An abstained forecast speaks about one deal, not about a rate: its interval is never narrower than 60 deals give. */
const ABSTAINED_DEALS = 60;

function abstained({ baseRate }: ForecastModel): Prediction {
  const { mean } = baseRate;
  const n = Math.min(baseRate.n, ABSTAINED_DEALS);
  const half = Z90 / Math.sqrt(Math.max(1e-9, (n + 4) * mean * (1 - mean)));
  return {
    probability: mean,
    interval: [sigmoid(logit(mean) - half), sigmoid(logit(mean) + half)],
    margin: Number.NaN,
  };
}

/** Predicts deals given by their attributes; columns the model does not know are ignored. `n` deals, in order. */
export function predictDeals(model: ForecastModel, columns: readonly Column[]): Prediction[] {
  const n = columns[0]?.cells.length ?? 0;
  if (!model.ensemble || model.abstention) return Array.from({ length: n }, () => abstained(model));
  const { means, variances } = ensembleMargins(model.ensemble, encodeDeals(model.encoder, columns));
  const { slope } = model.calibration;
  return Array.from(means, (margin, i) => {
    const logOdds = calibrate(model.calibration, margin);
    const variance =
      slope * slope * (variances[i] as number) +
      calibrationVariance(model.calibration, margin) +
      model.extraVariance;
    const half = Z90 * MODEL_ERROR * Math.sqrt(variance);
    return {
      probability: sigmoid(logOdds),
      interval: [sigmoid(logOdds - half), sigmoid(logOdds + half)],
      margin,
    };
  });
}
