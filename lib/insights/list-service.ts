import 'server-only';
import type { DealRow } from '../deals/schema';
import { forecastDeals } from '../forecast/service';
import type { Db } from '../supabase/types';
import { loadPastForecasts } from './forecast-source';
import type { ListForecast } from './schema';
import type { PastForecast } from './watch';

export type DealWithForecast = DealRow & { forecast: ListForecast | null };

/** Puts the forecast of each open deal beside it. */
export async function withForecasts(
  db: Db,
  orgId: string,
  deals: readonly DealRow[],
): Promise<DealWithForecast[]> {
  const open = deals.filter((deal) => deal.status === 'open').map((deal) => deal.id);
  const frozen =
    open.length > 0 ? await loadPastForecasts(db, orgId, open) : new Map<string, PastForecast[]>();
  const missing = open.filter((id) => !frozen.has(id));
  const live = await forecastDeals(db, orgId, missing);
  return deals.map((deal) => {
    const latest = frozen.get(deal.id)?.[0] ?? live.get(deal.id);
    return {
      ...deal,
      forecast: latest
        ? { probability: latest.probability, interval: latest.interval, abstained: latest.abstained }
        : null,
    };
  });
}
