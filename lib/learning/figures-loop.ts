import { entries } from './figure-entry';

const messages = { href: '/campaigns', label: 'Campaigns and their messages' };
const replies = { href: '/replies', label: 'Replies' };
const corrected = {
  href: '/replies?status=corrected',
  label: 'Replies that somebody corrected or confirmed',
};
const webhooks = { href: '/settings/webhooks', label: 'Webhook endpoints and deliveries' };
const checked =
  'Replies that came in the period and that somebody corrected or confirmed: in how many the classifier had said the same. People look first at replies that it was unsure of, so its accuracy on all replies is higher.';
const unchecked = 'Nobody has corrected or confirmed a reply of this period. Do so under Replies.';

export const LOOP = entries('loop', {
  labels_captured: {
    label: 'Outcomes captured',
    definition:
      'Messages sent in the period, delivered, and older than the waiting period of the organisation (14 days unless changed): how many have an outcome beyond opening: a reply, a meeting, a deal, an unsubscription, a spam report, or clicks on two occasions.',
    unit: 'share',
    better: 'higher',
    rows: messages,
    empty: 'No delivered message of this period is old enough. Send messages, or choose a longer period.',
    series: 'Outcomes captured, by when the message was sent',
  },
  training_ready: {
    label: 'Training examples',
    definition:
      'Messages sent in the period whose fate is known (an outcome, or the waiting period is over), whose recipient consented, and that were not used for training yet. n counts the messages delivered or bounced.',
    unit: 'count',
    better: 'higher',
    rows: messages,
    empty: 'No message of this period was delivered or bounced.',
  },
  positive_replies: {
    label: 'Positive replies',
    definition:
      'Messages sent in the period, delivered, and older than the waiting period: how many got a reply that is positive or shows interest, a correction by a person before the word of the classifier. Messages whose reply has not been read by either are left out.',
    unit: 'share',
    better: 'higher',
    rows: { href: '/replies?sentiment=positive', label: 'Positive replies' },
    empty: 'No delivered message of this period is old enough. Send messages, or choose a longer period.',
    series: 'Positive replies, by when the message was sent',
  },
  reply_sentiment_accuracy: {
    label: 'Reply sentiment read rightly',
    definition: `${checked} Here: positive, neutral or negative.`,
    unit: 'share',
    better: 'higher',
    rows: corrected,
    empty: unchecked,
    series: 'Reply sentiment read rightly, by when the reply came',
  },
  reply_interest_accuracy: {
    label: 'Reply interest read rightly',
    definition: `${checked} Here: high, medium, low or no interest.`,
    unit: 'share',
    better: 'higher',
    rows: corrected,
    empty: unchecked,
  },
  reply_objection_accuracy: {
    label: 'Objection read rightly',
    definition: `${checked} Here: the kind of objection, "none" included.`,
    unit: 'share',
    better: 'higher',
    rows: corrected,
    empty: unchecked,
  },
  replies_checked: {
    label: 'Replies checked by people',
    definition:
      'Replies that came in the period and were classified: how many somebody corrected or confirmed. It says how much the accuracy above rests on.',
    unit: 'share',
    better: 'neutral',
    rows: replies,
    empty: 'No reply was classified in this period.',
  },
  webhook_success: {
    label: 'Webhooks processed',
    definition:
      'Deliveries received in the period: how many were processed without an error. Repeats of the same delivery are left out, and so is what has been waiting for less than 15 minutes; rejected and quarantined ones count as not processed.',
    unit: 'share',
    better: 'higher',
    rows: webhooks,
    empty: 'No webhook was received in this period. Set one up under Settings, Webhooks.',
    series: 'Webhooks processed',
  },
  webhook_dead_letters: {
    label: 'Webhooks given up',
    definition:
      'Deliveries whose processing failed for good in the period and that wait among the dead letters. n counts the deliveries received, repeats left out.',
    unit: 'count',
    better: 'lower',
    rows: { href: '/settings/jobs', label: 'Dead letters' },
    empty: 'No webhook was received in this period. Set one up under Settings, Webhooks.',
  },
  deal_attribution: {
    label: 'Deals traced to a message',
    definition:
      'Deals that closed in the period, won or lost: how many the ledger links to a message, because an event of the deal names the message or its recipient.',
    unit: 'share',
    better: 'higher',
    rows: { href: '/deals?status=won', label: 'Won deals' },
    empty: 'No deal closed in this period.',
    series: 'Deals traced to a message, by when the deal closed',
  },
});
