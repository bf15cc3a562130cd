import { z } from 'zod';

/** Everything that happened on one deal, in order of time: the row of the SQL function deal_histories. */
export const historySchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  stage: z.string(),
  amount: z.number().nullable(),
  currency: z.string(),
  product: z.string().nullable(),
  source: z.string().nullable(),
  competitor: z.string().nullable(),
  owner_id: z.string().nullable(),
  opened_at: z.string(),
  expected_close_on: z.string().nullable(),
  closed_at: z.string().nullable(),
  company: z.string().nullable(),
  industry: z.string().nullable(),
  company_size: z.string().nullable(),
  region: z.string().nullable(),
  stages: z.array(z.object({ id: z.string(), from: z.string().nullable(), to: z.string(), at: z.string() })),
  changes: z.array(
    z.object({
      id: z.string(),
      field: z.string(),
      old: z.string().nullable(),
      new: z.string().nullable(),
      at: z.string(),
    }),
  ),
  activities: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['call', 'meeting', 'email', 'task', 'note', 'file']),
      direction: z.enum(['inbound', 'outbound']).nullable(),
      at: z.string(),
      contact_id: z.string().nullable(),
      contact: z.string().nullable(),
      subject: z.string().nullable(),
      body: z.string().nullable(),
    }),
  ),
});
export type DealHistory = z.infer<typeof historySchema>;
export type HistoryActivity = DealHistory['activities'][number];
export type HistoryStage = DealHistory['stages'][number];
export type HistoryChange = DealHistory['changes'][number];

export const DAY_MS = 86_400_000;

/** Whole days from `from` to `to` (milliseconds since the epoch), never negative. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / DAY_MS));
}

/** A deal as it could be known at a moment: nothing after `now` is in it. */
export type DealView = {
  deal: DealHistory;
  now: number;
  stage: string;
  stageSince: number;
  stageChangeId: string | null;
  ageDays: number;
  daysInStage: number;
  activities: readonly HistoryActivity[];
  times: readonly number[];
  stages: readonly HistoryStage[];
  changes: readonly HistoryChange[];
  lastTouch: number;
  daysSilent: number;
  meetings: number;
  contacts: number;
  expectedClose: number | null;
  competitor: string | null;
};

/** The value a field had at `now`: the last change before it, else the oldest value a later change replaced. */
export function fieldAsOf(
  changes: readonly HistoryChange[],
  field: string,
  now: number,
  current: string | null,
): string | null {
  let value: string | null | undefined;
  for (const change of changes) {
    if (change.field !== field) continue;
    if (Date.parse(change.at) <= now) value = change.new;
    else return value === undefined ? change.old : value;
  }
  return value === undefined ? current : value;
}

/** Index of the first element after `now` in times that ascend. */
function countUntil(times: readonly number[], now: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A deal with its times parsed once, for looking at it at many moments. */
export type Timeline = { deal: DealHistory; opened: number; activityTimes: number[]; stageTimes: number[] };

export function timelineOf(deal: DealHistory): Timeline {
  return {
    deal,
    opened: Date.parse(deal.opened_at),
    activityTimes: deal.activities.map((activity) => Date.parse(activity.at)),
    stageTimes: deal.stages.map((stage) => Date.parse(stage.at)),
  };
}

/**
 * The deal as of `now` (milliseconds). Fields that the history does not date (competitor without a change) are
 * taken as they stand; the guard in replay.ts leaves out what only exists after closing.
 */
export function viewAsOf(timeline: Timeline, now: number): DealView {
  const { deal, opened } = timeline;
  const nStages = countUntil(timeline.stageTimes, now);
  const last = deal.stages[nStages - 1];
  const stage = last?.to ?? deal.stages[0]?.from ?? deal.stage;
  const stageSince = last ? Date.parse(last.at) : opened;
  const nActivities = countUntil(timeline.activityTimes, now);
  const activities = deal.activities.slice(0, nActivities);
  const lastTouch = Math.max(opened, timeline.activityTimes[nActivities - 1] ?? opened);
  const expected = fieldAsOf(deal.changes, 'expected_close_on', now, deal.expected_close_on);
  return {
    deal,
    now,
    stage,
    stageSince,
    stageChangeId: last?.id ?? null,
    ageDays: daysBetween(opened, now),
    daysInStage: daysBetween(stageSince, now),
    activities,
    times: timeline.activityTimes.slice(0, nActivities),
    stages: deal.stages.slice(0, nStages),
    changes: deal.changes.filter((change) => Date.parse(change.at) <= now),
    lastTouch,
    daysSilent: daysBetween(lastTouch, now),
    meetings: activities.filter((activity) => activity.kind === 'meeting').length,
    contacts: new Set(activities.flatMap((activity) => activity.contact_id ?? [])).size,
    expectedClose: expected ? Date.parse(expected) : null,
    competitor: fieldAsOf(deal.changes, 'competitor', now, deal.competitor),
  };
}
