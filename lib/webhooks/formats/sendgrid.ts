import type { EventType } from '../../outcomes/schema';
import type { ParseContext, Parsed, WebhookEvent } from '../schema';
import { email, type Fields, field, identityOf, Poisoned, readEach, text, time } from './fields';

const TYPES: Record<string, EventType> = {
  delivered: 'delivered',
  bounce: 'bounced',
  dropped: 'bounced',
  open: 'opened',
  click: 'clicked',
  unsubscribe: 'unsubscribed',
  group_unsubscribe: 'unsubscribed',
  spamreport: 'spam_reported',
};
const GONE = /^(bounced address|invalid)/i;

/** SendGrid's Event Webhook: an array of events, in no order. */
export function parseSendGrid(body: unknown, _context: ParseContext): Parsed {
  const items = Array.isArray(body) ? body : [body];
  return readEach(items, (item) => text(item, 'event', 60) ?? 'event', readEvent);
}

function readEvent(item: Fields): WebhookEvent | { ignored: string } {
  const name = text(item, 'event');
  if (!name) throw new Poisoned('The event has no name.');
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return { ignored: 'This kind of event says nothing about the outcome.' };
  const occurred_at = time(item, ['timestamp']);
  if (!occurred_at) throw new Poisoned('The event has no time.');
  const messageId = text(item, 'sg_message_id');
  const address = email(text(item, 'email'));
  return {
    source: 'sendgrid',
    source_event_id:
      text(item, 'sg_event_id') ?? identityOf(name, address, occurred_at, messageId, text(item, 'url')),
    type,
    occurred_at,
    link: {
      outcome_id: text(item, 'outcome_id'),
      provider_message_id: messageId?.split('.')[0] ?? messageIdOf(text(item, 'smtp-id')),
      email: address,
    },
    ...(type === 'opened' ? { is_machine: field(item, 'sg_machine_open') === true } : {}),
    ...(type === 'bounced' ? bounceOf(name, item) : {}),
  };
}

/** X-Message-Id is the part of the Message-ID before the @. */
const messageIdOf = (smtpId: string | undefined) => smtpId?.replace(/^</, '').split('@')[0];

function bounceOf(name: string, item: Fields) {
  const reason = text(item, 'reason', 2000);
  const isHard = name === 'bounce' ? text(item, 'type') !== 'blocked' : GONE.test(reason ?? '');
  return { bounce_type: isHard ? ('hard' as const) : ('soft' as const), reason };
}
