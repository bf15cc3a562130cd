import type { Touch } from './touches';

/** Our word and what came back: it begins with our first message since theirs and ends with their next in that thread. */
export type Turn = { messages: Touch[]; reply: Touch | null };

const WRITTEN = new Set(['email', 'linkedin', 'sms', 'other']);
export const isWritten = ({ channel }: Touch): boolean => channel !== null && WRITTEN.has(channel);

/** Turns of all threads in order of their end. A nudge doesn't restart the clock; a machine doesn't answer. */
export function turnsOf(touches: readonly Touch[]): Turn[] {
  const open = new Map<string, Touch[]>();
  const turns: Turn[] = [];
  for (const touch of touches) {
    if (!isWritten(touch) || touch.bounced || touch.isAutoReply) continue;
    const waiting = open.get(touch.thread);
    if (touch.direction === 'outbound') {
      if (waiting) waiting.push(touch);
      else open.set(touch.thread, [touch]);
    } else if (touch.direction === 'inbound' && waiting) {
      turns.push({ messages: waiting, reply: touch });
      open.delete(touch.thread);
    }
  }
  return [...turns, ...[...open.values()].map((messages) => ({ messages, reply: null }))];
}

/** Written messages that a reply came to: the last one before it, or what the source itself says. */
export function answeredMessages(turns: readonly Turn[]): Set<Touch> {
  const answered = new Set<Touch>();
  for (const { messages, reply } of turns) {
    const last = messages.at(-1);
    if (reply && last && !messages.some(({ replied }) => replied === true)) answered.add(last);
    for (const message of messages) if (message.replied === true) answered.add(message);
  }
  return answered;
}
