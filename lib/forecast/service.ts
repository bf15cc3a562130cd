import 'server-only';
import { AppError } from '../errors';
import { shrinkRate } from '../stats/beta';
import type { Db } from '../supabase/types';
import { explainDeals, type Factor } from './factors';
import { loadLearner } from './model-store';
import { type Prediction, predictDeals } from './predict';
import { describeAbstention, NO_RECORD, type StoredQuality } from './quality';
import { countOutcomes, countScored, readForecastRows, readFrozenForecast, readModelHead } from './queries';
import { toColumns } from './rows';
import type { DealForecast, ForecastQuality, ForecastRow } from './schema';
import { MIN_PER_CLASS } from './skill';

const toDealForecast = (
  { probability, interval }: Prediction,
  factors: Factor[],
  rest: Pick<DealForecast, 'basis' | 'abstained' | 'reason' | 'model_version' | 'as_of'>,
): DealForecast => ({ probability, interval, level: 0.9, factors, ...rest });

/** Before the first model: the organisation's own win rate, drawn towards one in four with the weight of eight deals. */
async function priorForecast(db: Db, orgId: string, asOf: string): Promise<DealForecast> {
  const { won, lost } = await countOutcomes(db, orgId);
  const { mean, interval } = shrinkRate(won, won + lost, 0.25, 8);
  const isFew = won < MIN_PER_CLASS || lost < MIN_PER_CLASS;
  const reason = isFew
    ? describeAbstention('too_few_outcomes', won, lost)
    : 'The model has not been trained yet. This is the base rate.';
  return toDealForecast({ probability: mean, interval, margin: Number.NaN }, [], {
    basis: 'prior',
    abstained: true,
    reason,
    model_version: null,
    as_of: asOf,
  });
}

/** Forecasts of open deals as of now, by deal id; deals that are closed or not visible are left out. */
export async function forecastDeals(
  db: Db,
  orgId: string,
  dealIds: string[],
  now = new Date(),
): Promise<Map<string, DealForecast>> {
  if (dealIds.length === 0) return new Map();
  const asOf = now.toISOString();
  const rows = await readForecastRows(db, orgId, { isOpen: true, asOf, dealIds });
  return forecastRows(db, orgId, rows, asOf);
}

/** Forecasts of deals whose facts were already read. */
export async function forecastRows(
  db: Db,
  orgId: string,
  rows: readonly ForecastRow[],
  asOf: string,
): Promise<Map<string, DealForecast>> {
  if (rows.length === 0) return new Map();
  const stored = await loadLearner(db, orgId);
  if (!stored) {
    const prior = await priorForecast(db, orgId, asOf);
    return new Map(rows.map((row) => [row.deal_id, prior]));
  }
  const { model } = stored.learner;
  const columns = toColumns(rows);
  const predictions = predictDeals(model, columns);
  const factors = explainDeals(model, columns, predictions);
  const abstained = model.abstention !== null;
  const reason = describeAbstention(model.abstention, model.won, model.lost);
  const rest = {
    basis: abstained ? 'prior' : 'model',
    abstained,
    reason,
    model_version: stored.version,
    as_of: asOf,
  } as const;
  return new Map(
    rows.map((row, i) => [row.deal_id, toDealForecast(predictions[i] as Prediction, factors[i] ?? [], rest)]),
  );
}

/** The forecast of one deal: live while it is open, afterwards the last one that was frozen. */
export async function forecastDeal(
  db: Db,
  orgId: string,
  dealId: string,
  now = new Date(),
): Promise<DealForecast> {
  const live = (await forecastDeals(db, orgId, [dealId], now)).get(dealId);
  if (live) return live;
  const frozen = await readFrozenForecast(db, orgId, dealId);
  if (frozen) {
    return {
      probability: frozen.probability,
      interval: [frozen.interval_low, frozen.interval_high],
      level: 0.9,
      basis: frozen.abstained ? 'prior' : 'model',
      abstained: frozen.abstained,
      reason: frozen.reason,
      factors: frozen.factors,
      model_version: frozen.model?.version ?? null,
      as_of: frozen.as_of,
    };
  }
  const { data } = await db.from('deals').select('id').eq('org_id', orgId).eq('id', dealId).limit(1);
  if (!data?.[0]) throw new AppError('not_found', 'There is no such deal.');
  const prior = await priorForecast(db, orgId, now.toISOString());
  return { ...prior, reason: 'This deal closed before a forecast was made for it. This is the base rate.' };
}

/** The record of the newest model on deals that it had not learnt from. */
export async function forecastQuality(db: Db, orgId: string): Promise<ForecastQuality> {
  const [head, scored] = await Promise.all([readModelHead(db, orgId), countScored(db, orgId)]);
  if (!head) {
    const { won, lost } = await countOutcomes(db, orgId);
    const reason = describeAbstention('too_few_outcomes', won, lost);
    const isFew = won < MIN_PER_CLASS || lost < MIN_PER_CLASS;
    return {
      ...NO_RECORD,
      won,
      lost,
      excluded_features: [],
      trained_at: null,
      model_version: null,
      abstained: true,
      reason: isFew ? reason : 'The model has not been trained yet.',
      scored_forecasts: scored,
    };
  }
  const { reason, ...quality } = head.quality as StoredQuality & { reason: string | null };
  return {
    ...quality,
    won: head.n_won,
    lost: head.n_lost,
    excluded_features: head.excluded_features as ForecastQuality['excluded_features'],
    trained_at: head.trained_at,
    model_version: head.version,
    abstained: head.basis === 'prior',
    reason,
    scored_forecasts: scored,
  };
}
