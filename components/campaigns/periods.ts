import type { Campaign } from '@/lib/outcomes/campaign-schema';

export interface PeriodCount {
  /** First day of the period, `2026-05-04`. */
  start: string;
  sent: number;
  replied: number;
  positive: number;
  meetings: number;
}

const DAY_MS = 86_400_000;
/** A chart holds about this many bars; above it, days become weeks. */
const MOST_DAYS = 28;

function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/** The days of a campaign, or its weeks (from Monday) where it ran for longer; periods without a message count zero. */
export function periodsOf(days: Campaign['days']): { unit: 'day' | 'week'; periods: PeriodCount[] } {
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (!first || !last) return { unit: 'day', periods: [] };
  const span = (Date.parse(last) - Date.parse(first)) / DAY_MS;
  const unit = span > MOST_DAYS ? 'week' : 'day';
  const startOf = (day: string) => (unit === 'week' ? mondayOf(day) : day);
  const step = unit === 'week' ? 7 * DAY_MS : DAY_MS;
  const counts = new Map<string, PeriodCount>();
  for (let at = Date.parse(startOf(first)); at <= Date.parse(last); at += step) {
    const start = new Date(at).toISOString().slice(0, 10);
    counts.set(start, { start, sent: 0, replied: 0, positive: 0, meetings: 0 });
  }
  for (const day of days) {
    const count = counts.get(startOf(day.day));
    if (!count) continue;
    count.sent += day.sent;
    count.replied += day.replied;
    count.positive += day.positive_replies;
    count.meetings += day.meetings;
  }
  return { unit, periods: [...counts.values()] };
}
