import { type Timing, USUAL } from './timing';

const DAY_MS = 86_400_000;

type Due = { day: number; timing?: Timing };

/**
 * When each step is due: the first at once when messages may leave now, otherwise as soon as they may; the others at the
 * first hour of their day, counted from the first, and never on the day of an earlier step. All in the reader's time zone;
 * what a rule says about hours and days stands in `timing`, and otherwise it is working days from 9 to 17.
 */
export function dueTimes(launchedAt: Date, steps: readonly Due[], timeZone: string): Date[] {
  const zone = knownZone(timeZone);
  const now = localParts(launchedAt, zone);
  const first = steps[0]?.timing ?? USUAL;
  const firstDay =
    isSendDay(now.day, first) && slotAfter(now.hour, first) !== undefined ? now.day : now.day + DAY_MS;
  const start = nextSendDay(firstDay, first);
  let last: { day: number; local: number } | undefined;
  return steps.map(({ day, timing = USUAL }) => {
    const wanted = start + day * DAY_MS;
    const earliest = last && day > last.day ? Math.max(wanted, last.local + DAY_MS) : wanted;
    const isToday = earliest === now.day && isSendDay(earliest, timing);
    const hour = isToday ? slotAfter(now.hour, timing) : undefined;
    const local = hour === undefined ? nextSendDay(isToday ? earliest + DAY_MS : earliest, timing) : earliest;
    last = { day, local };
    if (hour === now.hour) return launchedAt;
    return toUtc(local, hour ?? timing.hours[0]?.[0] ?? 0, zone);
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

const isSendDay = (day: number, { weekdays }: Timing): boolean =>
  weekdays.includes(new Date(day).getUTCDay());

const nextSendDay = (day: number, timing: Timing): number =>
  isSendDay(day, timing) ? day : nextSendDay(day + DAY_MS, timing);

/** The first hour of this day, from `hour` on, at which a message may leave. */
function slotAfter(hour: number, { hours }: Timing): number | undefined {
  const open = hours.find(([, to]) => hour < to);
  return open && Math.max(hour, open[0]);
}
