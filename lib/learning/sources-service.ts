import 'server-only';
import { z } from 'zod';
import { planRecord } from '../intelligence/plan-queries';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type ActedDeals, actedDealsSchema } from './acted-figures';
import { addDays, type Span, startOfDay } from './calendar';
import { pairsSchema } from './calibration';
import type { Records } from './record-figures';
import { type ResponseTimes, responseTimesSchema } from './response-times';
import { type Now, nowSchema, type Presence } from './state-figures';
import { type DayRow, dayRowsSchema, daysOf } from './tally';

/** Days in one statement, so that none stops the embedded database for long: messages are wide rows. */
const PARTS = {
  messages: 92,
  replies: 366,
  webhooks: 92,
  deals: 366,
  insights: 366,
  verdicts: 731,
  actions: 731,
  forecasts: 731,
  ratings: 731,
  searches: 731,
} as const;
const CONVERSATION_DAYS = 31;

export type Sources = Records & {
  responses: ResponseTimes;
  now: Now;
  acted: ActedDeals;
  plans: Awaited<ReturnType<typeof planRecord>>;
};

type Stretch = { p_from: string; p_to: string };

function stretches({ from, to }: Span, length: number, zone: string): Stretch[] {
  const starts: string[] = [];
  for (let start = from; start <= to; start = addDays(start, length)) starts.push(start);
  const moment = (day: string) => startOfDay(day, zone).toISOString();
  return starts.map((start, i) => ({ p_from: moment(start), p_to: moment(starts[i + 1] ?? addDays(to, 1)) }));
}

/** Everything that the figures are computed from, read once for all periods. Needs the service role. */
export async function loadSources(db: Db, orgId: string, zone: string, span: Span): Promise<Sources> {
  const rows: DayRow[] = [];
  for (const [part, length] of Object.entries(PARTS)) {
    for (const stretch of stretches(span, length, zone)) {
      const answer = await must(db.rpc('learning_days', { p_org_id: orgId, p_part: part, ...stretch }));
      rows.push(...dayRowsSchema.parse(answer));
    }
  }
  const responses: ResponseTimes = [];
  for (const stretch of stretches(span, CONVERSATION_DAYS, zone)) {
    const answer = await must(db.rpc('learning_response_times', { p_org_id: orgId, ...stretch }));
    responses.push(...responseTimesSchema.parse(answer));
  }
  for (const [day, failed, times] of responses) rows.push([day, 'exchanges', times.length, failed]);
  const whole = {
    p_from: startOfDay(span.from, zone).toISOString(),
    p_to: startOfDay(addDays(span.to, 1), zone).toISOString(),
  };
  const pairs = async (kind: 'insights' | 'forecasts') =>
    pairsSchema.parse(await must(db.rpc('learning_pairs', { p_org_id: orgId, p_kind: kind, ...whole })));
  const acted = await must(db.rpc('learning_acted_deals', { p_org_id: orgId, p_from: whole.p_from }));
  return {
    days: daysOf(rows),
    insights: await pairs('insights'),
    forecasts: await pairs('forecasts'),
    responses,
    now: nowSchema.parse(await must(db.rpc('learning_now', { p_org_id: orgId }))),
    acted: actedDealsSchema.parse(acted),
    plans: await planRecord(db, orgId),
  };
}

type PeopleSpan = Span & { previous?: string };

/** For each span: people active in it, in the one that begins at `previous` and ends where it begins, in both. */
export async function loadPeople(db: Db, orgId: string, spans: readonly PeopleSpan[]): Promise<Presence[]> {
  const answer = await must(db.rpc('learning_people', { p_org_id: orgId, p_spans: [...spans] }));
  return z.array(z.tuple([z.number(), z.number(), z.number()])).parse(answer);
}
