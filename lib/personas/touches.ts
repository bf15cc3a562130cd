import {
  type ActivityFacts,
  type Behaviour,
  type EventFacts,
  either,
  type MessageFacts,
} from './behaviour-rows';
import type { Channel, Receipt } from './figure-schema';
import { latestMeetings } from './meetings';
import { inOrder, twinFinder } from './order';
import { isAutomaticSubject, threadOf } from './threads';

/** One thing that passed between both sides, however many sources know of it. Flags are null when nobody knows. */
export type Touch = {
  receipt: Receipt;
  at: number;
  kind: ActivityFacts['kind'] | 'message';
  channel: Channel | null;
  direction: 'inbound' | 'outbound' | null;
  thread: string;
  seconds: number | null;
  opened: boolean | null;
  clicked: boolean | null;
  replied: boolean | null;
  completed: boolean | null;
  noShow: boolean;
  bounced: boolean;
  machineOpens: number;
  isAutoReply: boolean;
};

/** Two records of one message or reply are at most this far apart. */
const SAME_MESSAGE_MS = 15 * 60_000;
/** A meeting in the ledger and the same one in the calendar. */
const SAME_MEETING_MS = 12 * 3_600_000;
const UNKNOWN = {
  seconds: null,
  opened: null,
  clicked: null,
  replied: null,
  completed: null,
  noShow: false,
  bounced: false,
  machineOpens: 0,
  isAutoReply: false,
};

export const receiptOf = (kind: Receipt['kind'], id: string, at: number): Receipt => ({
  kind,
  id,
  occurred_at: new Date(at).toISOString(),
});

/** Everything that happened once, in order of time: what the CRM and the ledger both know is one touch. */
export function touchesOf({ activities, messages, events }: Behaviour): Touch[] {
  const records = twinFinder(activities);
  const threads = new Map(messages.map(({ id, channel, subject }) => [id, threadOf(channel, subject, null)]));
  const sent = inOrder(messages).map((message) => {
    return fromMessage(
      message,
      records.takeNamed(message) ??
        records.take(message.at, SAME_MESSAGE_MS, (row) => looksLike(row, message)),
    );
  });
  const replies = distinctReplies(events).map((event) => {
    const thread = threads.get(event.messageId) ?? '';
    const isSame = (row: ActivityFacts) =>
      row.kind === 'email' &&
      row.direction === 'inbound' &&
      (row.outcomeId === event.messageId || threadOfRow(row) === thread);
    records.take(event.at, SAME_MESSAGE_MS, isSame);
    return fromReply(event, thread);
  });
  const meetings = latestMeetings(events).map((event) =>
    fromMeeting(
      event,
      records.take(event.at, SAME_MEETING_MS, (row) => row.kind === 'meeting'),
    ),
  );
  return inOrder([...sent, ...replies, ...meetings, ...records.rest().map(fromActivity)]);
}

const threadOfRow = (row: ActivityFacts) => threadOf('email', row.subject, row.thread);

function looksLike(row: ActivityFacts, message: MessageFacts): boolean {
  if (row.direction === 'inbound' || row.kind !== message.channel) return false;
  return row.kind === 'call' || threadOfRow(row) === threadOf('email', message.subject, row.thread);
}

function fromMessage(message: MessageFacts, twin: ActivityFacts | undefined): Touch {
  const isKnown =
    message.delivered || message.bounced || message.opened || message.clicked || message.machineOpens > 0;
  const known = (flag: boolean) => (isKnown ? flag : null);
  return {
    receipt: receiptOf('message', message.id, message.at),
    at: message.at,
    kind: message.channel === 'email' || message.channel === 'call' ? message.channel : 'message',
    channel: message.channel,
    direction: 'outbound',
    thread: threadOf(message.channel, message.subject, twin?.thread ?? null),
    seconds: twin?.seconds ?? null,
    opened: either(known(message.opened), twin?.opened ?? null),
    clicked: either(known(message.clicked), twin?.clicked ?? null),
    replied: twin?.replied ?? null,
    completed: twin?.completed ?? null,
    noShow: false,
    bounced: message.bounced || twin?.bounced === true,
    machineOpens: Math.max(message.machineOpens, twin?.machineOpens ?? 0),
    isAutoReply: false,
  };
}

const fromReply = (event: EventFacts, thread: string): Touch => ({
  ...UNKNOWN,
  receipt: receiptOf('event', event.id, event.at),
  at: event.at,
  kind: thread.startsWith('email:') ? 'email' : 'message',
  channel: channelOf(thread),
  direction: 'inbound',
  thread,
  isAutoReply: event.isAutoReply,
});

const channelOf = (thread: string): Channel => {
  const [name] = thread.split(':');
  return name === 'linkedin' || name === 'sms' || name === 'call' || name === 'other' ? name : 'email';
};

const fromMeeting = (event: EventFacts, twin: ActivityFacts | undefined): Touch => ({
  ...UNKNOWN,
  ...(twin ? fromActivity(twin) : {}),
  receipt: twin ? receiptOf('activity', twin.id, twin.at) : receiptOf('event', event.id, event.at),
  at: twin?.at ?? event.at,
  kind: 'meeting',
  channel: 'meeting',
  direction: twin?.direction ?? null,
  thread: 'meeting:',
  completed: event.type === 'meeting_completed',
  noShow: event.type === 'meeting_no_show',
});

function fromActivity(row: ActivityFacts): Touch {
  const channel = row.kind === 'email' || row.kind === 'call' || row.kind === 'meeting' ? row.kind : null;
  const noShow = row.noShow === true;
  return {
    receipt: receiptOf('activity', row.id, row.at),
    at: row.at,
    kind: row.kind,
    channel,
    direction: row.direction,
    thread: row.kind === 'email' ? threadOfRow(row) : `${row.kind}:`,
    seconds: row.seconds,
    opened: row.opened,
    clicked: row.clicked,
    replied: row.replied,
    completed: noShow ? false : row.completed,
    noShow,
    bounced: row.bounced,
    machineOpens: row.machineOpens,
    isAutoReply: row.direction === 'inbound' && (row.isAutoReply || isAutomaticSubject(row.subject)),
  };
}

/** One reply that two sources report is one reply; an automatic one never hides a real one. */
function distinctReplies(events: readonly EventFacts[]): EventFacts[] {
  const last = new Map<string, number>();
  return inOrder(events.filter(({ type }) => type === 'replied')).filter(({ messageId, isAutoReply, at }) => {
    const key = `${messageId} ${isAutoReply}`;
    const isRepeat = at - (last.get(key) ?? Number.NEGATIVE_INFINITY) <= SAME_MESSAGE_MS;
    if (!isRepeat) last.set(key, at);
    return !isRepeat;
  });
}
