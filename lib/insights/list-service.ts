import 'server-only';
import type { DealRow } from '../deals/schema';
import type { Db } from '../supabase/types';
import { loadPastForecasts } from './forecast-source';
import type { ListForecast } from './schema';

export type DealWithForecast = DealRow & { forecast: ListForecast | null };

/** Puts the forecast of each open deal beside it. */
export async function withForecasts(
  db: Db,
  orgId: string,
  deals: readonly DealRow[],
): Promise<DealWithForecast[]> {
  const open = deals.filter((deal) => deal.status === 'open').map((deal) => deal.id);
  const forecasts = open.length > 0 ? await loadPastForecasts(db, orgId, open) : new Map();
  return deals.map((deal) => {
    const latest = forecasts.get(deal.id)?.[0];
    return {
      ...deal,
      forecast: latest
        ? { probability: latest.probability, interval: latest.interval, abstained: latest.abstained }
        : null,
    };
  });
}
