import type { Tone } from '@/components/ui/badge';
import type { LedgerEvent, MessageFact, MessageState } from '@/lib/outcomes/message-schema';
import type { EventType, Outcome } from '@/lib/outcomes/schema';

export const MESSAGE_STATE_WORDS: Record<MessageState, { label: string; tone: Tone }> = {
  won: { label: 'Won', tone: 'good' },
  meeting: { label: 'Meeting', tone: 'good' },
  positive_reply: { label: 'Positive reply', tone: 'good' },
  unsubscribed: { label: 'Unsubscribed', tone: 'bad' },
  spam_reported: { label: 'Reported as spam', tone: 'bad' },
  negative_reply: { label: 'Negative reply', tone: 'bad' },
  replied: { label: 'Replied', tone: 'neutral' },
  clicked: { label: 'Clicked', tone: 'neutral' },
  opened: { label: 'Opened', tone: 'neutral' },
  delivered: { label: 'Delivered', tone: 'neutral' },
  bounced: { label: 'Bounced', tone: 'warn' },
  sent: { label: 'Sent', tone: 'neutral' },
};

export const LABEL_WORDS: Record<Outcome['training_label'], string> = {
  positive_example: 'Positive example',
  negative_example: 'Negative example',
  neutral: 'Neutral',
};

export const FACT_WORDS: Record<MessageFact, string> = {
  replied: 'Replied',
  meeting_booked: 'Meeting booked',
  deal_closed: 'Won',
  bounced: 'Bounced',
  unsubscribed: 'Unsubscribed',
};

const EVENT_WORDS: Record<EventType, string> = {
  delivered: 'Delivered',
  bounced: 'Bounced',
  opened: 'Opened',
  clicked: 'Clicked a link',
  replied: 'Replied',
  unsubscribed: 'Unsubscribed',
  spam_reported: 'Reported as spam',
  meeting_booked: 'Booked a meeting',
  meeting_completed: 'Meeting was held',
  meeting_no_show: 'Did not come to the meeting',
  meeting_cancelled: 'Meeting was cancelled',
  deal_created: 'Deal began',
  deal_won: 'Deal won',
  deal_lost: 'Deal lost',
  deal_reopened: 'Deal reopened',
};

/** What happened, in words; what a machine did says so, because it does not count. */
export function eventWords({ type, is_machine, is_auto_reply }: LedgerEvent): string {
  if (is_auto_reply) return 'Automatic reply';
  return is_machine ? `${EVENT_WORDS[type]} by a machine` : EVENT_WORDS[type];
}

/** What agents decided, agent by agent, as pairs of words. */
export function decisionsOf(
  decisions: Outcome['agent_decisions'],
): { agent: string; pairs: (readonly [string, string])[] }[] {
  return Object.entries(decisions).flatMap(([agent, value]) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
    const pairs = Object.entries(value).map(
      ([name, chosen]) => [name.replaceAll('_', ' '), wordsOf(chosen)] as const,
    );
    return pairs.length > 0 ? [{ agent, pairs }] : [];
  });
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value === 'string') return value.replaceAll('_', ' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
