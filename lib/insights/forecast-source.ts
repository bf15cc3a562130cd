import 'server-only';
import { z } from 'zod';
import { ratePosterior } from '../stats/beta';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { DealForecast, ForecastRecord } from './find-forecast';
import type { PastForecast } from './watch';

const qualitySchema = z.object({
  reliability: z.array(z.object({ predicted: z.number(), observed: z.number(), n: z.number() })).default([]),
});

/** The record of the model that answers now; null before the first training. */
export async function loadForecastRecord(db: Db, orgId: string): Promise<ForecastRecord | null> {
  const [row] = await must(
    db
      .from('forecast_models')
      .select('n_won, n_lost, quality')
      .eq('org_id', orgId)
      .order('version', { ascending: false })
      .limit(1),
  );
  if (!row) return null;
  const quality = qualitySchema.safeParse(row.quality);
  return { won: row.n_won, lost: row.n_lost, reliability: quality.success ? quality.data.reliability : [] };
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

/** The forecast of an open deal, with the frozen prediction it comes from. */
export async function loadForecast(db: Db, orgId: string, dealId: string): Promise<SourcedForecast> {
  const [[row], record] = await Promise.all([
    must(
      db
        .from('forecast_predictions')
        .select('id, probability, interval_low, interval_high, abstained, reason, factors')
        .eq('org_id', orgId)
        .eq('deal_id', dealId)
        .order('as_of', { ascending: false })
        .limit(1),
    ),
    loadForecastRecord(db, orgId),
  ]);
  if (row) {
    const { id, interval_low, interval_high, factors, ...rest } = row;
    const parsed = z
      .array(z.object({ feature: z.string(), value: z.coerce.string(), effect: z.number() }))
      .safeParse(factors);
    return {
      sourceId: id,
      forecast: {
        ...rest,
        interval: [interval_low, interval_high],
        basis: rest.abstained ? 'prior' : 'model',
        factors: parsed.data ?? [],
      },
    };
  }
  const { mean, interval } = ratePosterior(record?.won ?? 0, (record?.won ?? 0) + (record?.lost ?? 0), {
    alpha: 1,
    beta: 1,
  });
  return {
    sourceId: null,
    forecast: {
      probability: mean,
      interval,
      basis: 'prior',
      abstained: true,
      reason: 'No forecast has been made for this deal yet.',
      factors: [],
    },
  };
}
