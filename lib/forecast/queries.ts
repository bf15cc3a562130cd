import { z } from 'zod';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { type ForecastRow, factorSchema, forecastRowSchema } from './schema';

const PAGE = 500;

type RowsQuery = { isOpen: boolean; asOf: string; dealIds?: string[]; limit?: number };

/** Deals with what was known at one moment; page by page, so that no statement holds up the embedded database. */
export async function readForecastRows(db: Db, orgId: string, query: RowsQuery): Promise<ForecastRow[]> {
  const rows: ForecastRow[] = [];
  const limit = query.limit ?? Number.POSITIVE_INFINITY;
  for (let after: string | undefined; rows.length < limit; after = rows.at(-1)?.deal_id) {
    const answer = await must(
      db.rpc('forecast_rows', {
        p_org_id: orgId,
        p_is_open: query.isOpen,
        p_as_of: query.asOf,
        p_limit: PAGE,
        ...(query.dealIds ? { p_deal_ids: query.dealIds } : {}),
        ...(after === undefined ? {} : { p_after: after }),
      }),
    );
    const page = z.array(forecastRowSchema).parse(answer);
    rows.push(...page);
    if (page.length < PAGE) break;
  }
  return rows;
}

/** The newest model's row without its parameters; undefined before the first training. Version 0 is no model: base rates. */
export async function readModelHead(db: Db, orgId: string) {
  const [row] = await must(
    db
      .from('forecast_models')
      .select('id, version, basis, quality, excluded_features, n_won, n_lost, trained_at, trained_until')
      .eq('org_id', orgId)
      .gt('version', 0)
      .order('version', { ascending: false })
      .limit(1),
  );
  return row;
}

export async function readModelParameters(db: Db, orgId: string, modelId: string): Promise<Json> {
  const [row] = await must(
    db.from('forecast_models').select('parameters').eq('org_id', orgId).eq('id', modelId).limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such forecast model.');
  return row.parameters;
}

/** Number of closed deals by outcome. */
export async function countOutcomes(db: Db, orgId: string): Promise<{ won: number; lost: number }> {
  const count = async (status: 'won' | 'lost'): Promise<number> => {
    const query = db.from('deals').select('id', { count: 'exact', head: true });
    const { count: found, error } = await query
      .eq('org_id', orgId)
      .eq('status', status)
      .not('closed_at', 'is', null);
    if (error) throw new AppError('unavailable', 'The deals could not be counted.', { cause: error });
    return found ?? 0;
  };
  const [won, lost] = await Promise.all([count('won'), count('lost')]);
  return { won, lost };
}

const FROZEN =
  'probability, interval_low, interval_high, abstained, reason, factors, as_of, model:forecast_models(version)';

/** The last forecast that was frozen for a deal. */
export async function readFrozenForecast(db: Db, orgId: string, dealId: string) {
  const [row] = await must(
    db
      .from('forecast_predictions')
      .select(FROZEN)
      .eq('org_id', orgId)
      .eq('deal_id', dealId)
      .order('as_of', { ascending: false })
      .limit(1),
  );
  return row && { ...row, factors: z.array(factorSchema).parse(row.factors) };
}

/** The newest scored forecasts of a model, oldest first. */
export async function readScored(db: Db, orgId: string, modelId: string, limit = 500) {
  const rows = await must(
    db
      .from('forecast_predictions')
      .select('probability, outcome, scored_at')
      .eq('org_id', orgId)
      .eq('model_id', modelId)
      .not('outcome', 'is', null)
      .order('scored_at', { ascending: false })
      .limit(limit),
  );
  return rows.reverse();
}

/** Forecasts of a model that have met their outcome; base rates of version 0 are nobody's record. */
export async function countScored(db: Db, orgId: string): Promise<number> {
  const query = db
    .from('forecast_predictions')
    .select('id, forecast_models!inner(version)', { count: 'exact', head: true });
  const { count, error } = await query
    .eq('org_id', orgId)
    .gt('forecast_models.version', 0)
    .not('outcome', 'is', null);
  if (error) throw new AppError('unavailable', 'The forecasts could not be counted.', { cause: error });
  return count ?? 0;
}
