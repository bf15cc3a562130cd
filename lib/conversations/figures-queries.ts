import 'server-only';
import type { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  errorsSchema,
  type Figures,
  figuresSchema,
  type Performance,
  type SeriesUnit,
  seriesSchema,
} from './figures';

/** Any of these narrows it; `arrived_…` is when an exchange was logged, the others when it was said. */
export type Period = {
  from?: string | undefined;
  to?: string | undefined;
  arrived_from?: string;
  arrived_to?: string;
  agent_name?: string | undefined;
  /** Only exchanges without agent name. */
  unnamed?: boolean | undefined;
};
type Part = 'totals' | 'length' | 'errors' | 'intents' | 'hours' | 'sessions' | 'series' | 'ratings';

const { shape } = figuresSchema;
const totalsSchema = figuresSchema.pick({
  n: true,
  successes: true,
  mean: true,
  sd: true,
  quantiles: true,
  bounds: true,
  slowest_ids: true,
  first_at: true,
  last_at: true,
});
type Totals = z.infer<typeof totalsSchema>;
type Options = { p_slow_ms?: number; p_zone?: string; p_unit?: SeriesUnit };

const load = (db: Db, orgId: string, part: Part, period: Period, options: Options = {}) =>
  must(
    db.rpc('conversation_figures', { p_org_id: orgId, p_part: part, p_period: { ...period }, ...options }),
  );

/** Errors of a period by what their messages have in common, the most frequent first. */
export async function errorsOf(db: Db, orgId: string, period: Period): Promise<Figures['errors']> {
  return errorsSchema.parse(await load(db, orgId, 'errors', period));
}

/** Figures of two periods, part after part, so that nobody waits long for the database meanwhile. */
export async function performanceOf(
  db: Db,
  orgId: string,
  period: Period,
  baseline: Period,
): Promise<Performance> {
  const { time_zone } = await must(db.from('organizations').select('time_zone').eq('id', orgId).single());
  const now = totalsSchema.parse(await load(db, orgId, 'totals', period));
  const before = totalsSchema.parse(await load(db, orgId, 'totals', baseline));
  const medians = [now, before].flatMap(({ quantiles }) => (quantiles ? [quantiles[0]] : []));
  const slow_ms = medians.length === 0 ? null : 2 * Math.min(...medians);
  const hours = { p_zone: time_zone, ...(slow_ms === null ? {} : { p_slow_ms: slow_ms }) };
  return {
    time_zone,
    slow_ms,
    period: {
      ...(await figuresOf(db, orgId, period, now, hours)),
      series: await seriesOf(db, orgId, period, now, hours),
    },
    baseline: await figuresOf(db, orgId, baseline, before, hours),
  };
}

async function figuresOf(
  db: Db,
  orgId: string,
  period: Period,
  totals: Totals,
  hours: Options,
): Promise<Figures> {
  const part = (name: Part, options?: Options) => load(db, orgId, name, period, options);
  return {
    ...totals,
    length: shape.length.parse(await part('length')),
    errors: await errorsOf(db, orgId, period),
    intents: shape.intents.parse(await part('intents')),
    hours: shape.hours.parse(await part('hours', hours)),
    sessions: shape.sessions.parse(await part('sessions')),
    ratings: shape.ratings.parse(await part('ratings')),
  };
}

async function seriesOf(
  db: Db,
  orgId: string,
  period: Period,
  totals: Totals,
  hours: Options,
): Promise<z.infer<typeof seriesSchema>> {
  const unit = unitOf(totals);
  const buckets = await load(db, orgId, 'series', period, { ...hours, p_unit: unit });
  return seriesSchema.parse({ unit, buckets });
}

const DAY_MS = 86_400_000;
/** A chart has a few dozen points: hours of up to three days, days of up to four months, or else weeks. */
function unitOf({ first_at, last_at }: Totals): SeriesUnit {
  const days = first_at && last_at ? (Date.parse(last_at) - Date.parse(first_at)) / DAY_MS : 0;
  if (days <= 3) return 'hour';
  return days <= 120 ? 'day' : 'week';
}
