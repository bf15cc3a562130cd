import type { Bucket } from './schema';

const DAY_MS = 86_400_000;
/** Days of a calendar, "2026-03-29", both included. */
export type Span = { from: string; to: string };

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // Year-month-day, which compares as text.
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

export const localDay = (at: Date, zone: string): string => formatOf(zone).format(at);
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The first moment of the day: not always midnight, where clocks change at that hour. */
export function startOfDay(day: string, zone: string): Date {
  // Zones lie within 14 hours of UTC: the day has begun everywhere by the upper bound, and nowhere before the lower.
  const noon = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [noon - 15 * 3_600_000, noon + 15 * 3_600_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(new Date(middle), zone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** So many days, today included, and as many before them. */
export function periodsOf(today: string, days: number): { period: Span; previous: Span } {
  const from = addDays(today, 1 - days);
  return {
    period: { from, to: today },
    previous: { from: addDays(from, -days), to: addDays(from, -1) },
  };
}

const monthStart = (day: string, back: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10);
};
/** Monday of the week. */
const weekStart = (day: string): string =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The last complete calendar month, and the one before. */
export function lastMonths(today: string): { month: Span; before: Span } {
  const [now, last, earlier] = [0, 1, 2].map((back) => monthStart(today, back)) as [string, string, string];
  return {
    month: { from: last, to: addDays(now, -1) },
    before: { from: earlier, to: addDays(last, -1) },
  };
}

const SHAPES: Record<number, { every: Bucket; count: number }> = {
  7: { every: 'day', count: 14 },
  30: { every: 'week', count: 13 },
  90: { every: 'week', count: 26 },
  365: { every: 'month', count: 12 },
};

/** Whole days, weeks from Monday, or months up to the one that today is in: more than the period, so that a line can be read. */
export function bucketsOf(today: string, days: number): { every: Bucket; buckets: Span[] } {
  const { every, count } = SHAPES[days] ?? { every: 'week' as const, count: 13 };
  const starts = Array.from({ length: count + 1 }, (_, i) => {
    const back = count - 1 - i;
    if (every === 'day') return addDays(today, -back);
    if (every === 'week') return addDays(weekStart(today), -7 * back);
    return monthStart(today, back);
  });
  const buckets = starts.slice(0, count).map((from, i) => ({ from, to: addDays(starts[i + 1] ?? from, -1) }));
  return { every, buckets };
}
