import 'server-only';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { loadHistories, loadRecords, loadShape } from './context';
import { loadPastForecasts } from './forecast-source';
import { timelineOf, viewAsOf } from './history';
import { watchDeal } from './watch';

const BATCH = 50;

/** Looks at these deals again and puts what is new on Today. Returns how many cards are new. Service role. */
export async function watchDeals(
  db: Db,
  orgId: string,
  dealIds: readonly string[],
  now: Date,
): Promise<number> {
  const [shape, records] = await Promise.all([loadShape(db, orgId), loadRecords(db, orgId)]);
  let raised = 0;
  for (let start = 0; start < dealIds.length; start += BATCH) {
    const ids = dealIds.slice(start, start + BATCH);
    const [deals, forecasts] = await Promise.all([
      loadHistories(db, orgId, ids, 60),
      loadPastForecasts(db, orgId, ids),
    ]);
    const items = deals.flatMap((deal) =>
      watchDeal({
        view: viewAsOf(timelineOf(deal), now.getTime()),
        shape,
        records,
        forecasts: forecasts.get(deal.id) ?? [],
      }),
    );
    const p_items: Json = items.map((item) => ({
      ...item,
      evidence: item.evidence.map((receipt) => ({ ...receipt })),
    }));
    raised += await must(db.rpc('raise_notifications', { p_org_id: orgId, p_deal_ids: [...ids], p_items }));
  }
  return raised;
}

/** Open deals of an organisation, a page at a time, for the hourly look: time passes without a fact. */
export async function openDealPage(
  db: Db,
  orgId: string,
  after: string | null,
  limit = 500,
): Promise<string[]> {
  const page = db
    .from('deals')
    .select('id')
    .eq('org_id', orgId)
    .eq('status', 'open')
    .order('id')
    .limit(limit);
  const rows = await must(after ? page.gt('id', after) : page);
  return rows.map((row) => row.id);
}
