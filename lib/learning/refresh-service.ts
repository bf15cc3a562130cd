import 'server-only';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { actedFigures } from './acted-figures';
import { openSuggestions, topErrors } from './agents-service';
import { addDays, bucketsOf, localDay, periodsOf } from './calendar';
import { loopCounts, shareFigures } from './loop-figures';
import { PERIODS, type PeriodDays } from './period-choices';
import { recordFigures } from './record-figures';
import { responseFigures } from './response-times';
import { allSeries } from './series';
import { loadPeople, loadSources, type Sources } from './sources-service';
import { monthFigures, nowFigures, peopleFigures, planFigures } from './state-figures';
import type { Figures } from './stored';

const LONGEST = Math.max(...PERIODS);
type Values = Record<string, NonNullable<Json>>;
type Calendar = { time_zone: string; today: string; currency: string };

/** Computes every figure of every period anew and stores it. Needs the service role. */
export async function refreshLearning(db: Db, orgId: string, now = new Date()): Promise<void> {
  const [org] = await must(
    db.from('organizations').select('time_zone, currency:default_currency').eq('id', orgId).limit(1),
  );
  // Erased in the meantime.
  if (!org) return;
  const today = localDay(now, org.time_zone);
  const span = { from: addDays(today, 1 - 2 * LONGEST), to: today };
  const sources = await loadSources(db, orgId, org.time_zone, span);
  const suggestions = await openSuggestions(db, orgId);
  const computed_at = now.toISOString();
  for (const days of PERIODS) {
    const values = await valuesOf(db, orgId, days, sources, { ...org, today });
    const rows = Object.entries({ ...values, suggestions }).map(([key, value]) => ({
      org_id: orgId,
      days,
      key,
      value,
      computed_at,
    }));
    await must(db.from('learning_figures').upsert(rows));
  }
}

async function valuesOf(
  db: Db,
  orgId: string,
  length: PeriodDays,
  sources: Sources,
  { time_zone, today, currency }: Calendar,
): Promise<Values> {
  const { days, responses, now, acted, plans } = sources;
  const { period, previous } = periodsOf(today, length);
  const shape = bucketsOf(today, length);
  const earlier = addDays(previous.from, -length);
  const [active = NOBODY, before = NOBODY, ...people] = await loadPeople(db, orgId, [
    { ...period, previous: previous.from },
    { ...previous, previous: earlier },
    ...shape.buckets,
  ]);
  const figures: Figures = {
    ...shareFigures(days, period, previous),
    ...loopCounts(days, period, previous),
    ...recordFigures(sources, period, previous),
    ...actedFigures(acted, period, previous, currency),
    ...responseFigures(responses, period, previous),
    ...peopleFigures(active, before, now.members),
    ...nowFigures(now),
    ...planFigures(plans),
    ...monthFigures(days, today),
  };
  return {
    ...figures,
    ...allSeries(shape, { days, responses, people, members: now.members }),
    period: { time_zone, period, previous },
    error_patterns: await topErrors(db, orgId, period, time_zone),
  };
}
const NOBODY: [number, number, number] = [0, 0, 0];
