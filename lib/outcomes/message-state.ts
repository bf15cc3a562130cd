import type { MessageState } from './message-schema';

export type MessageFacts = Record<
  | 'delivered'
  | 'bounced'
  | 'opened'
  | 'clicked'
  | 'replied'
  | 'unsubscribed'
  | 'spam_reported'
  | 'meeting_booked'
  | 'deal_closed',
  boolean
> & { sentiment_label: string | null; interest_signal: boolean | null };

/** One word for a message: the furthest rung, unless its reader wanted no more. Replies count as in message_results. */
export function stateOf(facts: MessageFacts): MessageState {
  if (facts.deal_closed) return 'won';
  if (facts.meeting_booked) return 'meeting';
  if (facts.unsubscribed) return 'unsubscribed';
  if (facts.spam_reported) return 'spam_reported';
  if (facts.replied) return replyState(facts);
  if (facts.clicked) return 'clicked';
  if (facts.opened) return 'opened';
  if (facts.delivered) return 'delivered';
  return facts.bounced ? 'bounced' : 'sent';
}

function replyState({ sentiment_label, interest_signal }: MessageFacts): MessageState {
  if (sentiment_label === 'positive' || interest_signal === true) return 'positive_reply';
  return sentiment_label === 'negative' ? 'negative_reply' : 'replied';
}
