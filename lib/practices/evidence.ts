import type { Metrics } from './input-schema';
import { COUNT_NAMES, type CountName, type PracticeCounts, practiceCountsSchema } from './schema';

const RATE_OF: Partial<Record<CountName, keyof Metrics>> = {
  opened: 'open_rate',
  replied: 'reply_rate',
  positive_replies: 'positive_reply_rate',
  negative_replies: 'negative_reply_rate',
  meetings: 'meeting_rate',
  won: 'conversion_rate',
  bounced: 'bounce_rate',
  unsubscribed: 'unsubscribe_rate',
  spam_reported: 'spam_rate',
};

/** Reported figures as counts. Rates without a sample size are worth one message. */
export function toCounts(metrics: Metrics): PracticeCounts {
  const sent = metrics.sent ?? metrics.sample_size ?? 1;
  const countOf = (name: CountName): number => {
    if (name === 'sent') return sent;
    const given = name === 'reached' ? metrics.delivered : metrics[name];
    const rate = RATE_OF[name];
    return given ?? Math.round((rate ? (metrics[rate] ?? 0) : 0) * sent);
  };
  const counts = practiceCountsSchema.parse(
    Object.fromEntries(COUNT_NAMES.map((name) => [name, countOf(name)])),
  );
  const { reached: delivered, bounced, sent: _sent, ...events } = counts;
  // Who opened or answered was reached, whatever the sender's log says.
  const reached = Math.max(
    metrics.delivered === undefined ? sent - bounced : delivered,
    ...Object.values(events),
  );
  return { ...counts, reached };
}
