import { type ForecastRecord, fitRecentCalibration } from './calibration';
import { judgeCalibration } from './drift';
import type { ForecastModel, TrainingOptions, TrainingSet } from './model';
import { type Prediction, predictDeals } from './predict';
import { trainForecast } from './train';

/** A model with the frozen forecasts that have been scored since, and how many deals it was tuned and fitted on. */
export type Learner = { model: ForecastModel; record: ForecastRecord; tunedOn: number; fittedOn: number };

/** Growth of the past after which settings are chosen anew, and after which the model is fitted anew. */
const RETUNE_GROWTH = 1.3;
const REFIT_GROWTH = 1.1;

export function startLearner(set: TrainingSet, options: TrainingOptions): Learner {
  const model = trainForecast(set, options);
  const n = set.labels.length;
  const { margins, labels } = model.holdOut ?? { margins: new Float64Array(0), labels: new Uint8Array(0) };
  return { model, record: { margins, labels }, tunedOn: n, fittedOn: n };
}

function appendRecord(
  record: ForecastRecord,
  predictions: readonly Prediction[],
  labels: Uint8Array,
): ForecastRecord {
  const scored = predictions.map((prediction) => prediction.margin);
  const known = scored.map((margin) => !Number.isNaN(margin));
  return {
    margins: Float64Array.from([...record.margins, ...scored.filter((_, i) => known[i])]),
    labels: Uint8Array.from([...record.labels, ...labels.filter((_, i) => known[i])]),
  };
}

/**
 * Learns from outcomes as they arrive: `set` is everything closed so far, `predictions` the frozen forecasts of the
 * newest deals. Settings are chosen anew when the past has grown by 30 % or calibration has left its band; the
 * model is fitted anew when it has grown by 10 %, or always when the past goes stale; otherwise only recalibrated.
 */
export function updateLearner(
  learner: Learner,
  set: TrainingSet,
  predictions: readonly Prediction[],
  newest: Uint8Array,
  options: TrainingOptions,
): Learner {
  const n = set.labels.length;
  const record = appendRecord(learner.record, predictions, newest);
  const { model } = learner;
  const state = judgeCalibration(
    Float64Array.from(predictions, (prediction) => prediction.probability),
    newest,
  );
  if (model.abstention || !model.tuned || n >= learner.tunedOn * RETUNE_GROWTH) {
    return n >= learner.fittedOn * REFIT_GROWTH || !state.isInBand ? startLearner(set, options) : learner;
  }
  const isStale = model.tuned.halfLife !== null || !state.isInBand || n >= learner.fittedOn * REFIT_GROWTH;
  if (!isStale) return { ...learner, record, model: { ...model, calibration: fitRecentCalibration(record) } };
  const refitted = trainForecast(set, {
    ...options,
    reuse: { tuned: model.tuned, record, holdOut: model.holdOut },
  });
  return { ...learner, record, fittedOn: n, model: { ...refitted, extraVariance: state.extraVariance } };
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
