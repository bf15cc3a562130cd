const DAY_MS = 86_400_000;
const OPENS = 9;
const CLOSES = 17;

/**
 * When each step is due: the first at once in working hours, otherwise on the next working morning; the others in
 * the morning of their day, counted from the first. All in the reader's time zone; weekends wait for Monday.
 */
export function dueTimes(launchedAt: Date, days: readonly number[], timeZone: string): Date[] {
  const zone = knownZone(timeZone);
  const now = localParts(launchedAt, zone);
  const opensToday = isWorkday(now.day) && now.hour < CLOSES;
  const firstDay = opensToday ? now.day : nextWorkday(now.day + DAY_MS);
  const isOpen = opensToday && now.hour >= OPENS;
  return days.map((day) => {
    if (day === 0 && isOpen) return launchedAt;
    return toUtc(nextWorkday(firstDay + day * DAY_MS), OPENS, zone);
  });
}

/** The zone when the runtime knows it, otherwise UTC. */
export function knownZone(timeZone: string | null | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The local date, as the UTC time of its midnight, and the hour. */
function localParts(at: Date, zone: string): { day: number; hour: number } {
  const local = at.getTime() + offsetMs(at, zone);
  const day = Math.floor(local / DAY_MS) * DAY_MS;
  return { day, hour: (local - day) / 3_600_000 };
}

function toUtc(day: number, hour: number, zone: string): Date {
  const local = day + hour * 3_600_000;
  // Twice: the offset at the result may differ from the one at the guess.
  const guess = local - offsetMs(new Date(local), zone);
  return new Date(local - offsetMs(new Date(guess), zone));
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

function isWorkday(day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function nextWorkday(day: number): number {
  return isWorkday(day) ? day : nextWorkday(day + DAY_MS);
}
