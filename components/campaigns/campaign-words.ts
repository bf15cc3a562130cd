import type { CAMPAIGN_STATUSES, FunnelStep } from '@/lib/outcomes/campaign-schema';
import type { DIMENSIONS, Guardrail, WINNING_METRICS } from '@/lib/outcomes/strategy-schema';

export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type Metric = (typeof WINNING_METRICS)[number];

export const STATUS_WORDS: Record<CampaignStatus, string> = {
  draft: 'Draft',
  active: 'Active',
  paused: 'Paused',
  finished: 'Finished',
};

export const STEP_WORDS: Record<FunnelStep, string> = {
  delivered: 'Delivered',
  opened: 'Opened',
  clicked: 'Clicked',
  replied: 'Replied',
  positive_reply: 'Positive reply',
  meeting: 'Meeting',
  won: 'Won',
};

export const GUARDRAIL_WORDS: Record<Guardrail, string> = {
  bounce_rate: 'Bounced',
  unsubscribe_rate: 'Unsubscribed',
  spam_rate: 'Reported as spam',
  negative_reply_rate: 'Negative reply',
};

export const METRIC_WORDS: Record<Metric, string> = {
  reply_rate: 'Replies',
  positive_reply_rate: 'Positive replies',
  meeting_rate: 'Meetings',
  close_rate: 'Wins',
};

export const DIMENSION_WORDS: Record<Dimension, string> = {
  framework: 'Framework',
  tone: 'Tone',
  hook: 'Hook',
  cta: 'Call to action',
  send_time: 'Send time',
};

/** Options of a Select or Segmented from a table of words. */
export function optionsOf<V extends string>(words: Record<V, string>): { value: V; label: string }[] {
  return (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));
}

/** `interest_question` → `Interest question`, `09-12` → `09:00–12:00`; abbreviations such as PAS stay. */
export function choiceWords(value: string): string {
  const hours = /^(\d{2})-(\d{2})$/.exec(value);
  if (hours) return `${hours[1]}:00–${hours[2]}:00`;
  const text = value.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The choice if it is one of the values, otherwise the first: the address may say anything. */
export function oneOf<V extends string>(wanted: string | null, words: Record<V, string>, fallback: V): V {
  return wanted !== null && wanted in words ? (wanted as V) : fallback;
}
