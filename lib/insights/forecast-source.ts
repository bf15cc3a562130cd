import 'server-only';
import { forecastDeal, forecastQuality } from '../forecast/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { DealForecast, ForecastRecord } from './find-forecast';
import type { PastForecast } from './watch';

/** The record of the model that answers now. */
export async function loadForecastRecord(db: Db, orgId: string): Promise<ForecastRecord> {
  const { won, lost, reliability } = await forecastQuality(db, orgId);
  return { won, lost, reliability };
}

/** Frozen predictions of these deals, newest first. */
export async function loadPastForecasts(
  db: Db,
  orgId: string,
  dealIds: readonly string[],
): Promise<Map<string, PastForecast[]>> {
  const rows = await must(
    db
      .from('forecast_predictions')
      .select('id, deal_id, probability, interval_low, interval_high, abstained, as_of')
      .eq('org_id', orgId)
      .in('deal_id', [...dealIds])
      .order('as_of', { ascending: false })
      .limit(1000),
  );
  const byDeal = new Map<string, PastForecast[]>();
  for (const { deal_id, interval_low, interval_high, ...row } of rows) {
    const list = byDeal.get(deal_id) ?? [];
    list.push({ ...row, interval: [interval_low, interval_high] });
    byDeal.set(deal_id, list);
  }
  return byDeal;
}

export type SourcedForecast = { forecast: DealForecast; sourceId: string | null };

/** Two figures that read the same on screen. */
const SAME = 0.005;

/** The forecast of an open deal, with the frozen prediction that says the same, if there is one to open. */
export async function loadForecast(db: Db, orgId: string, dealId: string): Promise<SourcedForecast> {
  const [forecast, past] = await Promise.all([
    forecastDeal(db, orgId, dealId),
    loadPastForecasts(db, orgId, [dealId]),
  ]);
  const frozen = past.get(dealId)?.[0];
  const isSame = frozen !== undefined && Math.abs(frozen.probability - forecast.probability) < SAME;
  return { forecast, sourceId: isSame ? frozen.id : null };
}
