import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { errorsSchema, type Figures, figuresSchema, type Performance } from './figures';

/** Any of these narrows it; `arrived_…` is when an exchange was logged, the others when it was said. */
export type Period = {
  from?: string | undefined;
  to?: string | undefined;
  arrived_from?: string;
  arrived_to?: string;
  agent_name?: string | undefined;
};
type Part = 'totals' | 'errors' | 'intents' | 'hours' | 'sessions';

const { shape } = figuresSchema;
const { errors: _errors, intents: _intents, hours: _hours, sessions: _sessions, ...totalsShape } = shape;
const totalsSchema = z.object(totalsShape);
type Totals = z.infer<typeof totalsSchema>;

const load = (db: Db, orgId: string, part: Part, period: Period, slowMs: number | null = null) =>
  must(
    db.rpc('conversation_figures', {
      p_org_id: orgId,
      p_part: part,
      p_period: { ...period },
      ...(slowMs === null ? {} : { p_slow_ms: slowMs }),
    }),
  );

/** Errors of a period by what their messages have in common, the most frequent first. */
export async function errorsOf(db: Db, orgId: string, period: Period): Promise<Figures['errors']> {
  return errorsSchema.parse(await load(db, orgId, 'errors', period));
}

/** Figures of two periods, part by part, so that nobody waits long for the database meanwhile. */
export async function performanceOf(
  db: Db,
  orgId: string,
  period: Period,
  baseline: Period,
): Promise<Performance> {
  const [now, before] = [await totalsOf(db, orgId, period), await totalsOf(db, orgId, baseline)];
  const medians = [now, before].flatMap(({ quantiles }) => (quantiles ? [quantiles[0]] : []));
  const slow_ms = medians.length === 0 ? null : 2 * Math.min(...medians);
  return {
    slow_ms,
    period: await figuresOf(db, orgId, period, now, slow_ms),
    baseline: await figuresOf(db, orgId, baseline, before, slow_ms),
  };
}

async function totalsOf(db: Db, orgId: string, period: Period): Promise<Totals> {
  return totalsSchema.parse(await load(db, orgId, 'totals', period));
}

async function figuresOf(
  db: Db,
  orgId: string,
  period: Period,
  totals: Totals,
  slowMs: number | null,
): Promise<Figures> {
  const [errors, intents, hours, sessions] = await Promise.all([
    errorsOf(db, orgId, period),
    load(db, orgId, 'intents', period),
    load(db, orgId, 'hours', period, slowMs),
    load(db, orgId, 'sessions', period),
  ]);
  return {
    ...totals,
    errors,
    intents: shape.intents.parse(intents),
    hours: shape.hours.parse(hours),
    sessions: shape.sessions.parse(sessions),
  };
}
