const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** A moment as the clock and the calendar of a place show it; `weekday` 0 is Monday, `date` is 2026-03-29. */
export type LocalTime = { weekday: number; hour: number; date: string };

export function isZone(name: string | null): name is string {
  try {
    return (
      Boolean(name) &&
      new Intl.DateTimeFormat('en', { timeZone: name ?? '' }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}

/** Local times of one zone. The offset of a UTC week is asked for once, unless the clocks change in it. */
export function clockOf(zone: string): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  function offsetAtWeek(week: number): number {
    const known = offsets.get(week) ?? offsetOf(format, week * WEEK_MS);
    offsets.set(week, known);
    return known;
  }
  function offset(at: number): number {
    const week = Math.floor(at / WEEK_MS);
    const start = offsetAtWeek(week);
    return start === offsetAtWeek(week + 1) ? start : offsetOf(format, at);
  }
  return (at) => {
    const local = new Date(at + offset(at));
    return {
      weekday: (local.getUTCDay() + 6) % 7,
      hour: local.getUTCHours(),
      date: local.toISOString().slice(0, 10),
    };
  };
}

function offsetOf(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * 60_000);
}
