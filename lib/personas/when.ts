import type { Observation } from './figure';
import type { Preference } from './figure-schema';
import { preferenceOf, type Slot } from './preferences';
import type { LocalTime } from './zone';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Two-hour blocks of the working day, and what lies around it. */
const BLOCKS = [
  { key: '8-10', label: '8–10', from: 8, to: 10 },
  { key: '10-12', label: '10–12', from: 10, to: 12 },
  { key: '12-14', label: '12–14', from: 12, to: 14 },
  { key: '14-16', label: '14–16', from: 14, to: 16 },
  { key: '16-18', label: '16–18', from: 16, to: 18 },
  { key: '18-22', label: '18–22', from: 18, to: 22 },
  { key: '6-8', label: '6–8', from: 6, to: 8 },
  { key: '22-6', label: '22–6', from: 22, to: 30 },
] as const;

type Moment = Observation & { local: LocalTime };

/**
 * Weekdays on which the contact is active. A date counts once, however busy it was. A working day is compared with
 * the other working days, a day of the weekend with the whole week.
 */
export function dayPreference(moments: readonly Moment[]): Preference {
  const dates = distinct(moments, ({ local }) => local.date);
  const count = countBy(dates, ({ local }) => local.weekday);
  const workdays = dates.filter(({ local }) => local.weekday < 5).length;
  const slots = WEEKDAYS.map((label, day): Slot => {
    const isWorkday = day < 5;
    return {
      key: label.toLowerCase(),
      label,
      count: count(day),
      among: isWorkday ? workdays : dates.length,
      chance: isWorkday ? 1 / 5 : 1 / 7,
    };
  });
  return preferenceOf(dates, slots);
}

/** Times of day, an hour of a date counting once. Blocks of the working day are compared among themselves. */
export function timePreference(moments: readonly Moment[]): Preference {
  const hours = distinct(moments, ({ local }) => `${local.date} ${local.hour}`);
  const within = (from: number, to: number) =>
    hours.filter(({ local }) => (local.hour >= from && local.hour < to) || local.hour + 24 < to).length;
  const working = within(8, 18);
  const slots = BLOCKS.map(({ key, label, from, to }): Slot => {
    const isWorking = from >= 8 && to <= 18;
    return {
      ...{ key, label },
      count: within(from, to),
      among: isWorking ? working : hours.length,
      chance: (to - from) / (isWorking ? 10 : 24),
    };
  });
  return preferenceOf(hours, slots);
}

/** Seven rows from Monday, 24 hours each. */
export function dayHourMatrix(moments: readonly Moment[]): number[][] {
  const matrix = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { local } of moments) {
    const row = matrix[local.weekday];
    if (row) row[local.hour] = (row[local.hour] ?? 0) + 1;
  }
  return matrix;
}

function distinct<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function countBy<T>(rows: readonly T[], keyOf: (row: T) => number): (key: number) => number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return (key) => counts.get(key) ?? 0;
}
