import type { Analysis } from './analysis-schema';
import type { Behaviour } from './behaviour-rows';
import { rateOf } from './figure';
import type { Priors } from './priors';
import type { Touch } from './touches';
import { answeredMessages, type Turn } from './turns';

/**
 * Opens and clicks of the messages whose tracking is known, replies of all that arrived. A machine's open and an
 * automatic reply are counted apart and are neither.
 */
export function emailEngagement(
  touches: readonly Touch[],
  turns: readonly Turn[],
  messages: Behaviour['messages'],
  priors: Priors,
): Analysis['email'] {
  const sent = touches.filter(({ channel, direction }) => channel === 'email' && direction !== 'inbound');
  const arrived = sent.filter(({ bounced }) => !bounced);
  const answered = answeredMessages(turns);
  const tracked = arrived.filter(isTracked);
  return {
    sent: sent.length,
    tracked: tracked.length,
    bounced: sent.length - arrived.length,
    open_rate: rateOf(
      arrived.filter(({ opened }) => opened !== null),
      ({ opened }) => opened === true,
      priors.open,
    ),
    click_rate: rateOf(
      arrived.filter(({ clicked }) => clicked !== null),
      ({ clicked }) => clicked === true,
      priors.click,
    ),
    reply_rate: rateOf(arrived, (touch) => answered.has(touch), priors.reply),
    engagement_rate: rateOf(
      tracked,
      (touch) => touch.opened === true || touch.clicked === true || answered.has(touch),
      priors.engagement,
    ),
    machine_opens: sent.reduce((sum, { machineOpens }) => sum + machineOpens, 0),
    auto_replies: touches.filter(({ isAutoReply }) => isAutoReply).length,
    unsubscribed: messages.some(({ unsubscribed }) => unsubscribed),
  };
}

const isTracked = ({ opened, clicked }: Touch): boolean => opened !== null || clicked !== null;
