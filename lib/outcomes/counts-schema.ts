import { z } from 'zod';
import type { Count } from '../stats/rate';
import type { Guardrail, StrategyRate } from './strategy-schema';

const count = z.number().int();
/** What became of a set of messages. */
export const countsSchema = z.object({
  sent: count,
  reached: count,
  delivered: count,
  opened: count,
  clicked: count,
  replied: count,
  positive_replies: count,
  negative_replies: count,
  meetings: count,
  meetings_held: count,
  won: count,
  bounced: count,
  unsubscribed: count,
  spam_reported: count,
});
export type Counts = z.infer<typeof countsSchema>;

/** Delivery and bounces are of what was sent; everything else is of what can have arrived. */
const COUNTED: Record<StrategyRate | Guardrail | 'click_rate', [keyof Counts, 'sent' | 'reached']> = {
  delivery_rate: ['delivered', 'sent'],
  open_rate: ['opened', 'reached'],
  click_rate: ['clicked', 'reached'],
  reply_rate: ['replied', 'reached'],
  positive_reply_rate: ['positive_replies', 'reached'],
  meeting_rate: ['meetings', 'reached'],
  meeting_held_rate: ['meetings_held', 'reached'],
  close_rate: ['won', 'reached'],
  unsubscribe_rate: ['unsubscribed', 'reached'],
  spam_rate: ['spam_reported', 'reached'],
  bounce_rate: ['bounced', 'sent'],
  negative_reply_rate: ['negative_replies', 'reached'],
};
export type CountedRate = keyof typeof COUNTED;

export function trialsOf(counts: Counts, rate: CountedRate): Count {
  const [successes, n] = COUNTED[rate];
  return { successes: counts[successes], n: counts[n] };
}
