import type { ChartTable } from './chart-frame';

export interface PreparedWeek {
  days: ReadonlyArray<{ name: string; counts: readonly number[] }>;
  most: number;
  summary: string;
  table: ChartTable;
}

const DAYS = Array.from({ length: 7 }, (_, day) => day);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** A Monday, to have the names of days from the locale. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
const spanOf = (hour: number) => `${clock(hour)}–${clock(hour + 1)}`;

function dayNames(locale: string, weekday: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
  return DAYS.map((day) => format.format(MONDAY + day * DAY_MS));
}

/** What happened by day of the week (seven rows from Monday) and hour: drawn, said and tabled the same. */
export function prepareWeek(
  week: ReadonlyArray<readonly number[]>,
  what: string,
  locale: string,
): PreparedWeek {
  const counts = DAYS.map((day) => HOURS.map((hour) => week[day]?.[hour] ?? 0));
  const short = dayNames(locale, 'short');
  const busy = HOURS.filter((hour) => counts.some((row) => (row[hour] ?? 0) > 0));
  return {
    days: counts.map((row, day) => ({ name: short[day] ?? '', counts: row })),
    most: Math.max(0, ...counts.flat()),
    summary: summarize(counts, what, dayNames(locale, 'long')),
    table: {
      header: ['Hour', ...short],
      rows: busy.map((hour) => [spanOf(hour), ...counts.map((row) => String(row[hour] ?? 0))]),
    },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The index of the largest value, or null when several are as large. */
function leader(values: readonly number[]): number | null {
  const most = Math.max(...values);
  const at = values.indexOf(most);
  return values.lastIndexOf(most) === at ? at : null;
}

function summarize(counts: readonly (readonly number[])[], what: string, names: readonly string[]): string {
  const byDay = counts.map(sum);
  const byHour = HOURS.map((hour) => sum(counts.map((row) => row[hour] ?? 0)));
  const total = sum(byDay);
  if (total === 0) return `There are no ${what} to show yet.`;
  const day = leader(byDay);
  const hour = leader(byHour);
  if (day === null && hour === null) return `${total} ${what}, spread evenly: no day and no hour stands out.`;
  const parts = [
    day === null ? 'no day stands out' : `most on a ${names[day]} (${byDay[day]})`,
    hour === null ? 'no hour stands out' : `most from ${clock(hour)} to ${clock(hour + 1)} (${byHour[hour]})`,
  ];
  return `${total} ${what}: ${parts.join(', ')}.`;
}
