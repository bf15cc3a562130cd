import { type DealView, daysBetween, type HistoryActivity } from './history';
import { type Topic, topicsOf } from './mentions';
import type { PipelineShape } from './stages';

/** A state a deal can be in that may tell how it ends. Whether it does is measured by replay, never assumed. */
export type Pattern = {
  key: string;
  kind: 'risk' | 'opportunity';
  /** Completes "Past deals …" in a receipt. */
  label: string;
  holds: (view: DealView, shape: PipelineShape) => boolean;
};

const MEETING_AGE_DAYS = 14;
const RECENT_DAYS = 30;
const SINGLE_THREAD_AGE_DAYS = 21;

const topicCache = new WeakMap<HistoryActivity, Topic[]>();

/** Topics of an activity's subject and body, computed once per activity. */
export function activityTopics(activity: HistoryActivity): Topic[] {
  const known = topicCache.get(activity);
  if (known) return known;
  const topics = topicsOf([activity.subject, activity.body].filter(Boolean).join('\n'));
  topicCache.set(activity, topics);
  return topics;
}

/** The latest inbound activity that touches `topic`, no older than 30 days and not answered by a commitment. */
export function recentMention(view: DealView, topic: Topic): HistoryActivity | null {
  for (let i = view.activities.length - 1; i >= 0; i--) {
    const activity = view.activities[i];
    if (!activity || daysBetween(view.times[i] ?? 0, view.now) > RECENT_DAYS) return null;
    if (activity.direction === 'outbound') continue;
    const topics = activityTopics(activity);
    if (topics.includes(topic)) return activity;
    if (topics.includes('commitment')) return null;
  }
  return null;
}

/** Inbound activities between `fromDays` (exclusive) and `toDays` ago. */
export function inboundBetween(view: DealView, fromDays: number, toDays: number): HistoryActivity[] {
  return view.activities.filter((activity, i) => {
    const age = daysBetween(view.times[i] ?? 0, view.now);
    return activity.direction === 'inbound' && age < fromDays && age >= toDays;
  });
}

/** How many times in a row we wrote or called since they last did. */
export function unansweredTouches(view: DealView): HistoryActivity[] {
  const run: HistoryActivity[] = [];
  for (let i = view.activities.length - 1; i >= 0; i--) {
    const activity = view.activities[i];
    if (!activity || activity.direction === 'inbound' || activity.kind === 'meeting') break;
    if (activity.direction === 'outbound') run.push(activity);
  }
  return run;
}

/** The change that moved the expected close date later, the most recent one first. */
export function slips(view: DealView) {
  return view.changes.filter(
    (change) =>
      change.field === 'expected_close_on' &&
      change.old &&
      change.new &&
      Date.parse(change.new) > Date.parse(change.old),
  );
}

const stageIndex = (shape: PipelineShape, stage: string | null | undefined) =>
  stage ? shape.stageOrder.indexOf(stage) : -1;

export const PATTERNS: readonly Pattern[] = [
  {
    key: 'silent',
    kind: 'risk',
    label: 'that went silent this long',
    holds: (view, shape) => view.daysSilent >= shape.silenceDays,
  },
  {
    key: 'no_meeting',
    kind: 'risk',
    label: 'that reached this point without a meeting',
    holds: (view, shape) =>
      view.meetings === 0 && view.ageDays >= MEETING_AGE_DAYS && stageIndex(shape, view.stage) >= 1,
  },
  {
    key: 'slow_stage',
    kind: 'risk',
    label: 'that stayed in one stage longer than four in five do',
    holds: (view, shape) => view.daysInStage > (shape.slowStageDays[view.stage] ?? Number.POSITIVE_INFINITY),
  },
  {
    key: 'past_close_date',
    kind: 'risk',
    label: 'still open after their expected close date',
    holds: (view) => view.expectedClose !== null && daysBetween(view.expectedClose, view.now) >= 1,
  },
  {
    key: 'slipped',
    kind: 'risk',
    label: 'whose close date was moved back',
    holds: (view) => slips(view).length > 0,
  },
  {
    key: 'competitor',
    kind: 'risk',
    label: 'with a competitor in play',
    holds: (view, shape) =>
      (shape.isCompetitorKnownEarly && Boolean(view.competitor)) ||
      recentMention(view, 'competitor') !== null,
  },
  {
    key: 'single_threaded',
    kind: 'risk',
    label: 'that hung on one contact',
    holds: (view) =>
      view.contacts === 1 && view.ageDays >= SINGLE_THREAD_AGE_DAYS && view.activities.length >= 3,
  },
  {
    key: 'one_sided',
    kind: 'risk',
    label: 'in which our last three messages went unanswered',
    holds: (view) => unansweredTouches(view).length >= 3,
  },
  {
    key: 'price_objection',
    kind: 'risk',
    label: 'in which the buyer raised the price',
    holds: (view) => recentMention(view, 'price') !== null,
  },
  {
    key: 'timing_objection',
    kind: 'risk',
    label: 'in which the buyer put it off',
    holds: (view) => recentMention(view, 'timing') !== null,
  },
  {
    key: 'moved_back',
    kind: 'risk',
    label: 'that moved back a stage',
    holds: (view, shape) => {
      const last = view.stages.at(-1);
      const from = stageIndex(shape, last?.from);
      return from > 0 && stageIndex(shape, last?.to) >= 0 && stageIndex(shape, last?.to) < from;
    },
  },
  {
    key: 'large_amount',
    kind: 'risk',
    label: 'larger than nine in ten of ours',
    holds: (view, shape) => shape.highAmount !== null && (view.deal.amount ?? 0) > shape.highAmount,
  },
  {
    key: 'commitment',
    kind: 'opportunity',
    label: 'in which the buyer asked for the next formal step',
    holds: (view) => recentMention(view, 'commitment') !== null,
  },
  {
    key: 'engagement_rising',
    kind: 'opportunity',
    label: 'in which the buyer wrote more than in the two weeks before',
    holds: (view) => {
      const recent = inboundBetween(view, 14, 0).length;
      return recent >= 2 && recent > inboundBetween(view, 28, 14).length;
    },
  },
  {
    key: 'multi_threaded',
    kind: 'opportunity',
    label: 'with three or more contacts involved',
    holds: (view) => view.contacts >= 3,
  },
  {
    key: 'meeting_recent',
    kind: 'opportunity',
    label: 'with a meeting in the last two weeks',
    holds: (view) =>
      view.activities.some(
        (activity, i) => activity.kind === 'meeting' && daysBetween(view.times[i] ?? 0, view.now) <= 14,
      ),
  },
];

export function patternByKey(key: string): Pattern | undefined {
  return PATTERNS.find((pattern) => pattern.key === key);
}
