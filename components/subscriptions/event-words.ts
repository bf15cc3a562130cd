import type { EventType } from '@/lib/subscriptions/kinds';
import type { EventDelivery, Subscription } from '@/lib/subscriptions/subscription-schema';

/** What each event says, for the person who chooses. */
export const EVENT_WORDS: Record<EventType, { label: string; when: string }> = {
  'insight.created': { label: 'Insights about a deal', when: 'After each look at a deal' },
  'persona.generated': { label: 'Persona generated', when: 'When a persona was written or written anew' },
  'reply.needs_review': { label: 'Reply to review', when: 'When Winloop is not sure what a reply means' },
  'plan.proposed': { label: 'Plan proposed', when: 'When the intelligence proposes changes' },
  'plan.decided': { label: 'Plan decided', when: 'When an item is decided, or its trial ends' },
  'report.high_severity': {
    label: 'Serious finding',
    when: 'When a report finds a problem of high severity',
  },
};

type Tone = 'good' | 'bad' | 'warn' | 'neutral';

export function deliveryState({ status, attempts }: Pick<EventDelivery, 'status' | 'attempts'>): {
  label: string;
  tone: Tone;
} {
  if (status === 'delivered') return { label: 'Delivered', tone: 'good' };
  if (status === 'failed') return { label: 'Given up', tone: 'bad' };
  return attempts === 0 ? { label: 'Waiting', tone: 'neutral' } : { label: 'Trying again', tone: 'warn' };
}

/** "204 in 31 ms after 2 attempts", or what was wrong. */
export function attemptInWords({
  status,
  response_status,
  duration_ms,
  attempts,
  error,
}: EventDelivery): string {
  if (attempts === 0) return 'Not sent yet';
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return status === 'delivered'
    ? `${response_status} in ${duration_ms} ms, ${tries}`
    : `${error ?? 'Failed'} ${tries}`;
}

export const nameOf = ({ name, url }: Pick<Subscription, 'name' | 'url'>): string =>
  name || (URL.canParse(url) ? new URL(url).host : url);
