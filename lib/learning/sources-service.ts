import 'server-only';
import { z } from 'zod';
import { planRecord } from '../intelligence/plan-queries';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type ActedDeals, actedDealsSchema } from './acted-figures';
import { addDays, type Span, startOfDay } from './calendar';
import { type Pairs, pairsSchema } from './calibration';
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
  insights: 183,
  verdicts: 731,
  actions: 183,
  forecasts: 183,
  ratings: 731,
  searches: 731,
} as const;
const CONVERSATION_DAYS = 31;
const PAIR_DAYS = 183;
/** Calibration is measured by the latest of them. */
const ENOUGH_PAIRS = 4_000;

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
  const acted = await must(
    db.rpc('learning_acted_deals', { p_org_id: orgId, p_from: startOfDay(span.from, zone).toISOString() }),
  );
  return {
    days: daysOf(rows),
    insights: await loadPairs(db, orgId, zone, span, 'insights'),
    forecasts: await loadPairs(db, orgId, zone, span, 'forecasts'),
    responses,
    now: nowSchema.parse(await must(db.rpc('learning_now', { p_org_id: orgId }))),
    acted: actedDealsSchema.parse(acted),
    plans: await planRecord(db, orgId),
  };
}

/** The latest pairs, stretch by stretch backwards until there are enough to measure by. */
async function loadPairs(
  db: Db,
  orgId: string,
  zone: string,
  span: Span,
  p_kind: 'insights' | 'forecasts',
): Promise<Pairs> {
  const pairs: Pairs = [];
  for (const stretch of stretches(span, PAIR_DAYS, zone).reverse()) {
    const p_limit = ENOUGH_PAIRS - pairs.length;
    if (p_limit <= 0) break;
    const answer = await must(db.rpc('learning_pairs', { p_org_id: orgId, p_kind, p_limit, ...stretch }));
    pairs.push(...pairsSchema.parse(answer));
  }
  return pairs;
}

type PeopleSpan = Span & { previous?: string };

/** For each span: people active in it, in the one that begins at `previous` and ends where it begins, in both. */
export async function loadPeople(db: Db, orgId: string, spans: readonly PeopleSpan[]): Promise<Presence[]> {
  const answer = await must(db.rpc('learning_people', { p_org_id: orgId, p_spans: [...spans] }));
  return z.array(z.tuple([z.number(), z.number(), z.number()])).parse(answer);
}
