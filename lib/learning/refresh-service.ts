import 'server-only';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { addDays, bucketsOf, localDay, periodsOf } from './calendar';
import { loadDays } from './days-service';
import { SERIES_KEYS } from './figures';
import { loopCounts, shareFigures } from './loop-figures';
import { PERIODS } from './period-choices';
import { shareSeries } from './series';

const LONGEST = Math.max(...PERIODS);

/** Computes every figure of every period anew and stores it. Needs the service role. */
export async function refreshLearning(db: Db, orgId: string, now = new Date()): Promise<void> {
  const [org] = await must(db.from('organizations').select('time_zone').eq('id', orgId).limit(1));
  if (!org) return;
  const { time_zone } = org;
  const today = localDay(now, time_zone);
  const days = await loadDays(db, orgId, time_zone, { from: addDays(today, 1 - 2 * LONGEST), to: today });
  const computed_at = now.toISOString();
  for (const length of PERIODS) {
    const { period, previous } = periodsOf(today, length);
    const values: Record<string, NonNullable<Json>> = {
      period: { time_zone, period, previous },
      ...shareFigures(days, period, previous),
      ...loopCounts(days, period, previous),
    };
    for (const [key, series] of shareSeries(days, bucketsOf(today, length), SERIES_KEYS)) {
      values[`series:${key}`] = series;
    }
    const rows = Object.entries(values).map(([key, value]) => ({
      org_id: orgId,
      days: length,
      key,
      value,
      computed_at,
    }));
    await must(db.from('learning_figures').upsert(rows));
  }
}
