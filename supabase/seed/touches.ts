import { DAY_MS, type PlannedDeal } from './deals';
import { DISCOVERY } from './phrases/discovery';
import { DEMO } from './phrases/evaluation';
import type { Dice } from './random';
import type { ActivityRow, Attributes, ContactRow } from './rows';
import type { Writer } from './writing';

/** One activity before it becomes a row. */
export type Touch = Pick<ActivityRow, 'kind' | 'direction' | 'subject' | 'body' | 'metadata'> & {
  at: number;
  about: ContactRow;
  seconds: number | null;
};

type Bank = readonly string[];

/** Hours that a zone is ahead of UTC; good enough for office hours in a sample. */
const ZONE_HOURS: Record<string, number> = {
  'Europe/London': 0,
  'Europe/Dublin': 0,
  'Europe/Lisbon': 0,
  'Europe/Helsinki': 2,
  'Europe/Athens': 2,
  'America/New_York': -5,
  'America/Toronto': -5,
  'America/Chicago': -6,
  'America/Denver': -7,
  'America/Los_Angeles': -8,
  'Asia/Tokyo': 9,
  'Asia/Singapore': 8,
  'Australia/Sydney': 10,
  'Asia/Kolkata': 5,
};

/** That hour on the day of the contact, moved off the weekend. */
export function atLocalHour(at: number, timeZone: string, localHour: number): number {
  const day = new Date(at);
  const shift = { 0: 1, 6: 2 }[day.getUTCDay()] ?? 0;
  const midnight = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + shift);
  return midnight + Math.round((localHour - (ZONE_HOURS[timeZone] ?? 1)) * 60) * 60_000;
}

/** Moves a moment into the office hours of the contact and off the weekend. */
export const officeHours = (d: Dice, at: number, timeZone: string): number =>
  atLocalHour(at, timeZone, 8 + d.between(0, 9.5));

/** People answer late, but not in the middle of the night. */
function wakingHours(at: number, timeZone: string): number {
  const offset = (ZONE_HOURS[timeZone] ?? 1) * 3_600_000;
  const hour = new Date(at + offset).getUTCHours();
  return hour >= 7 && hour < 22 ? at : at + ((31 - hour) % 24) * 3_600_000;
}

/** The vocabulary of a thread: each method adds activities, in the words of this deal. */
export type Thread = ReturnType<typeof createThread>;

export function createThread(d: Dice, deal: PlannedDeal, writer: Writer) {
  const touches: Touch[] = [];
  const { account, facts } = deal;
  const circle = account.contacts.slice(0, Math.max(1, facts.stakeholders));
  const opens = { strong: 0.9, some: 0.72, none: 0.5 }[facts.champion];

  /** Mostly the first contact; the others as far as the deal has reached them. */
  function somebody(): ContactRow {
    const [main] = circle;
    if (!main) throw new Error('A deal needs a contact.');
    return d.chance(0.6) ? main : d.pick(circle);
  }

  function add(
    kind: Touch['kind'],
    direction: Touch['direction'],
    at: number,
    about: ContactRow,
    text: Pick<Touch, 'subject' | 'body'>,
    metadata: Attributes = {},
    seconds: number | null = null,
  ): number {
    const when = officeHours(d, at, about.time_zone);
    touches.push({ kind, direction, at: when, about, ...text, metadata, seconds });
    return when;
  }

  function mailOut(
    at: number,
    subjects: Bank,
    banks: readonly Bank[],
    answered = false,
    about = somebody(),
  ): number {
    const opened = answered || d.chance(opens);
    const metadata: Attributes = {
      opened,
      open_count: opened ? 1 + d.int(answered ? 5 : 3) : 0,
      clicked: opened && d.chance(answered ? 0.45 : 0.18),
      replied: answered,
    };
    const text = {
      subject: writer.line(subjects, about, at),
      body: writer.mail('outbound', writer.lines(banks, about, at), about, at),
    };
    return add('email', 'outbound', at, about, text, metadata);
  }

  function mailIn(at: number, subjects: Bank, banks: readonly Bank[], about = somebody()): number {
    const text = {
      subject: writer.line(subjects, about, at),
      body: writer.mail('inbound', writer.lines(banks, about, at), about, at),
    };
    return add('email', 'inbound', at, about, text);
  }

  return {
    touches,
    add,
    mailOut,
    mailIn,
    somebody,
    /** An e-mail and its answer, as slow as this customer is. */
    exchange(at: number, subjects: Bank, out: readonly Bank[], back: readonly Bank[]): void {
      const about = somebody();
      const sent = mailOut(at, subjects, out, true, about);
      const delay = Math.max(0.3, d.skewed(facts.replyHours, 0.5)) * 3_600_000;
      const reply = touches.at(-1);
      const answer = {
        subject: `Re: ${reply?.subject.replace(/^Re: /, '') ?? ''}`,
        body: writer.mail('inbound', writer.lines(back, about, at), about, at),
      };
      const replied = wakingHours(sent + delay, about.time_zone);
      const metadata = { reply_hours: Math.round((replied - sent) / 360_000) / 10 };
      touches.push({
        kind: 'email',
        direction: 'inbound',
        at: replied,
        about,
        ...answer,
        metadata,
        seconds: null,
      });
    },
    note(at: number, subject: string, banks: readonly Bank[]): void {
      const about = somebody();
      add('note', null, at, about, { subject, body: writer.lines(banks, about, at) });
    },
    call(at: number, subjects: Bank, banks: readonly Bank[]): void {
      const about = somebody();
      const incoming = d.chance(facts.champion === 'strong' ? 0.4 : 0.12);
      const text = { subject: writer.line(subjects, about, at), body: writer.lines(banks, about, at) };
      add(
        'call',
        incoming ? 'inbound' : 'outbound',
        at,
        about,
        text,
        { completed: true },
        Math.round(d.skewed(facts.champion === 'strong' ? 1300 : 700, 0.6)),
      );
    },
    meeting(at: number, subjects: Bank, banks: readonly Bank[]): void {
      const about = somebody();
      const held = !d.chance({ strong: 0.03, some: 0.1, none: 0.28 }[facts.champion]);
      const body = held
        ? writer.lines(banks, about, at)
        : writer.line(
            [
              'Cancelled an hour before; a new date is open.',
              '{first} did not show up, no message.',
              'Moved to next week at their request.',
            ],
            about,
            at,
          );
      add(
        'meeting',
        null,
        at,
        about,
        { subject: writer.line(subjects, about, at), body },
        { completed: held, attendees: held ? 1 + d.int(facts.stakeholders + 1) : 0 },
        held ? d.whole(3, 12) * 600 : null,
      );
    },
    item(kind: 'task' | 'file', at: number, bank: Bank): void {
      const about = somebody();
      const subject = writer.line(bank, about, at);
      const body =
        kind === 'task' ? writer.line(DISCOVERY.next, about, at) : writer.line(DEMO.next, about, at);
      const metadata: Attributes = kind === 'task' ? { completed: d.chance(0.8) } : { pages: d.whole(2, 40) };
      add(kind, kind === 'file' ? 'inbound' : null, at, about, { subject, body }, metadata);
    },
    /** A moment within a stage, as a fraction of it. */
    within: (start: number, end: number, fraction: number): number =>
      start +
      Math.min(0.99, Math.max(0.01, fraction + d.between(-0.06, 0.06))) * Math.max(DAY_MS, end - start),
  };
}
