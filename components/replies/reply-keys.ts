import type { Correction, Interest, Objection, Sentiment } from '@/lib/replies/schema';
import { INTERESTS, OBJECTIONS } from './reply-words';

export type ReplyKey =
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'label'; label: (now: Labels) => Correction }
  | { kind: 'confirm' }
  | { kind: 'undo' };
export type Labels = { interest_level: Interest; auto_reply: boolean; unsubscribe_request: boolean };

const SENTIMENT_KEYS: Record<string, Sentiment> = { p: 'positive', m: 'neutral', n: 'negative' };
/** 0 is "none", 1 to 6 in the order of the menu. */
export const objectionKey = (objection: Objection): string => String(OBJECTIONS.indexOf(objection));

export const REPLY_SHORTCUTS = [
  { keys: 'j', label: 'Next reply' },
  { keys: 'k', label: 'Previous reply' },
  { keys: 'p', label: 'Positive' },
  { keys: 'm', label: 'Neutral' },
  { keys: 'n', label: 'Negative' },
  { keys: 'i', label: 'Interest: one step up' },
  { keys: '0 – 6', label: 'Objection, in the order of its menu' },
  { keys: 'a', label: 'Automatic, or not' },
  { keys: 'x', label: 'Asks for no more messages, or not' },
  { keys: 'Enter', label: 'Right as it is, and on' },
  { keys: 'u', label: 'Undo' },
];

/** What a key means on the replies; undefined when it means nothing. */
export function readReplyKey(key: string): ReplyKey | undefined {
  const sentiment_label = SENTIMENT_KEYS[key];
  if (sentiment_label) return { kind: 'label', label: () => ({ sentiment_label }) };
  if (/^[0-6]$/.test(key)) {
    const objection_type = OBJECTIONS[Number(key)] ?? 'none';
    return { kind: 'label', label: () => ({ objection_type }) };
  }
  if (key === 'i')
    return { kind: 'label', label: (now) => ({ interest_level: nextInterest(now.interest_level) }) };
  if (key === 'a') return { kind: 'label', label: (now) => ({ auto_reply: !now.auto_reply }) };
  if (key === 'x')
    return { kind: 'label', label: (now) => ({ unsubscribe_request: !now.unsubscribe_request }) };
  if (key === 'j') return { kind: 'move', by: 1 };
  if (key === 'k') return { kind: 'move', by: -1 };
  if (key === 'Enter') return { kind: 'confirm' };
  return key === 'u' ? { kind: 'undo' } : undefined;
}

const nextInterest = (now: Interest): Interest =>
  INTERESTS[(INTERESTS.indexOf(now) + 1) % INTERESTS.length] ?? 'none';
