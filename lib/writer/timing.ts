import type { DirectiveCitation } from './sequence-schema';

/** Decisions of a rule about when to send: to use or to avoid hours or a day of the week. */
export const TIMING_DECISIONS = ['send_window', 'weekday', 'avoid_send_window', 'avoid_weekday'] as const;
type TimingDecision = (typeof TIMING_DECISIONS)[number];
export const isTiming = ({ decision }: Pick<DirectiveCitation, 'decision'>): boolean =>
  (TIMING_DECISIONS as readonly string[]).includes(decision);

/** Hours from and to, both of the reader's day. */
export type Hours = readonly [from: number, to: number];
/** When a message may leave: days of the week (0 is Sunday) and hours, in the order of the day. */
export type Timing = { weekdays: readonly number[]; hours: readonly Hours[] };

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
export const USUAL: Timing = { weekdays: [1, 2, 3, 4, 5], hours: [[9, 17]] };

/**
 * What the cited rules leave of the usual working hours. Hours or days that a rule asks for take the place of the usual
 * ones; rules that leave nothing are not followed, because a message that is never due is lost silently.
 */
export function timingOf(citations: readonly Pick<DirectiveCitation, 'decision' | 'value'>[]): Timing {
  const values = (wanted: TimingDecision) =>
    citations.filter(({ decision }) => decision === wanted).map(({ value }) => value);
  const asked = values('send_window').flatMap(toHours);
  const hours = values('avoid_send_window')
    .flatMap(toHours)
    .reduce<readonly Hours[]>(without, asked.length > 0 ? asked : USUAL.hours);
  const askedDays = values('weekday').flatMap(toDay);
  const avoided = values('avoid_weekday').flatMap(toDay);
  const weekdays = (askedDays.length > 0 ? askedDays : USUAL.weekdays).filter(
    (day) => !avoided.includes(day),
  );
  return {
    weekdays: weekdays.length > 0 ? weekdays : USUAL.weekdays,
    hours: hours.length > 0 ? hours.toSorted((a, b) => a[0] - b[0]) : USUAL.hours,
  };
}

/** `09-12` */
function toHours(value: string): Hours[] {
  const [from, to] = value.split('-').map(Number);
  const isKnown = from !== undefined && to !== undefined && from >= 0 && from < to && to <= 24;
  return isKnown ? [[from, to]] : [];
}

const toDay = (value: string): number[] => {
  const day = DAYS.indexOf(value);
  return day < 0 ? [] : [day];
};

const without = (all: readonly Hours[], [from, to]: Hours): Hours[] =>
  all.flatMap(([open, close]): Hours[] => {
    const before: Hours = [open, Math.min(close, from)];
    const after: Hours = [Math.max(open, to), close];
    return [before, after].filter(([start, end]) => start < end);
  });
