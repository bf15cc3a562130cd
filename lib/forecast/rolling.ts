import { logit } from '@/lib/stats/scores';
import { judgeCalibration } from './drift';
import { recentLevel } from './level';
import type { ForecastModel, TrainingOptions, TrainingSet } from './model';
import { type Prediction, predictDeals } from './predict';
import { trainForecast } from './train';

/** A model, how many deals it was tuned and fitted on, and the log odds by which it is moved ahead of a drift. */
export type Learner = { model: ForecastModel; tunedOn: number; fittedOn: number; lead: number };

/** Growth of the past after which settings are chosen anew, and after which the model is fitted anew. */
const RETUNE_GROWTH = 1.3;
const RETUNE_GROWTH_OUT_OF_BAND = 1.05;
const REFIT_GROWTH = 1.1;

/** Share of the latest batch's miss that the lead takes up: a model of the past trails a level that keeps moving. */
const LEAD_GAIN = 0.4;

export function startLearner(set: TrainingSet, options: TrainingOptions, lead = 0): Learner {
  const n = set.labels.length;
  const model = trainForecast(set, options);
  return { model: isStale(model) ? moved(model, lead) : model, tunedOn: n, fittedOn: n, lead };
}

/** Does this organisation's past go stale? */
function isStale({ tuned }: ForecastModel): boolean {
  return tuned !== null && (tuned.memory.halfLife !== null || tuned.memory.levelHalfLife !== null);
}

function moved(model: ForecastModel, lead: number): ForecastModel {
  const { calibration } = model;
  return { ...model, calibration: { ...calibration, intercept: calibration.intercept + lead } };
}

/**
 * Learns from outcomes as they arrive: `set` is everything closed so far, `predictions` the frozen forecasts of the
 * newest deals. Settings are chosen anew when the past has grown by 30 %, or by 5 % while calibration is out of its
 * band and the past was not known to go stale; the model is fitted anew when the past has grown by 10 %, or at once where the past goes stale.
 */
export function updateLearner(
  learner: Learner,
  set: TrainingSet,
  predictions: readonly Prediction[],
  newest: Uint8Array,
  options: TrainingOptions,
): Learner {
  const n = set.labels.length;
  const { model, tunedOn, fittedOn } = learner;
  const frozen = Float64Array.from(predictions, (prediction) => prediction.probability);
  const { isInBand, extraVariance } = judgeCalibration(frozen, newest);
  const miss = recentLevel(frozen.map(logit), newest, newest.length);
  const lead = learner.lead + (isStale(model) ? LEAD_GAIN * miss : 0);
  const growth = isInBand || isStale(model) ? RETUNE_GROWTH : RETUNE_GROWTH_OUT_OF_BAND;
  if (n >= tunedOn * growth || (model.abstention && n >= tunedOn * REFIT_GROWTH)) {
    return startLearner(set, { ...options, expectsDrift: isStale(model) }, lead);
  }
  const { tuned, holdOut } = model;
  if (model.abstention || !tuned || !holdOut) return learner;
  if (!isStale(model) && n < fittedOn * REFIT_GROWTH)
    return { ...learner, model: { ...model, extraVariance } };
  const refitted = trainForecast(set, { ...options, reuse: { tuned, holdOut } });
  return {
    ...learner,
    lead,
    fittedOn: n,
    model: { ...moved(refitted, isStale(model) ? lead : 0), extraVariance },
  };
}

/** The first `count` deals of a set in time order. */
export function firstDeals(set: TrainingSet, count: number): TrainingSet {
  return {
    ...set,
    columns: set.columns.map(({ name, cells }) => ({ name, cells: cells.slice(0, count) })),
    labels: set.labels.subarray(0, count),
    order: set.order ? Array.from(set.order).slice(0, count) : undefined,
    groups: set.groups?.subarray(0, count),
  };
}

/**
 * Forecasts deals `start`… of a set in time order, `batch` at a time: each batch is frozen before its outcomes are
 * learnt from, exactly as the product meets them.
 */
export function rollForecast(
  set: TrainingSet,
  start: number,
  batch: number,
  options: TrainingOptions,
): { predictions: Prediction[]; abstained: number; excluded: ForecastModel['excluded'] } {
  const n = set.labels.length;
  const predictions: Prediction[] = [];
  let learner = startLearner(firstDeals(set, start), options);
  let abstained = 0;
  const excluded = new Map(learner.model.excluded.map((exclusion) => [exclusion.feature, exclusion]));
  for (let from = start; from < n; from += batch) {
    const to = Math.min(n, from + batch);
    const frozen = predictDeals(
      learner.model,
      set.columns.map(({ name, cells }) => ({ name, cells: cells.slice(from, to) })),
    );
    predictions.push(...frozen);
    if (learner.model.abstention) abstained += frozen.length;
    if (to === n) break;
    learner = updateLearner(learner, firstDeals(set, to), frozen, set.labels.subarray(from, to), options);
    for (const exclusion of learner.model.excluded) excluded.set(exclusion.feature, exclusion);
  }
  return { predictions, abstained, excluded: [...excluded.values()] };
}
