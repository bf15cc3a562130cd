import { EVENT_TYPES, type EventType } from '../../outcomes/schema';
import type { ParseContext, Parsed, WebhookEvent } from '../schema';
import {
  currency,
  email,
  type Fields,
  field,
  firstText,
  identityOf,
  isFields,
  money,
  Poisoned,
  readEach,
  text,
  time,
} from './fields';

const TYPES: Record<string, EventType> = {
  'opportunity.created': 'deal_created',
  'deal.created': 'deal_created',
  'deal.closed_won': 'deal_won',
  'deal.closed_lost': 'deal_lost',
  'deal.reopened': 'deal_reopened',
  'meeting.booked': 'meeting_booked',
  'meeting.completed': 'meeting_completed',
  'meeting.no_show': 'meeting_no_show',
  'meeting.cancelled': 'meeting_cancelled',
  ...Object.fromEntries(EVENT_TYPES.map((type) => [type, type])),
};
const TIMES = ['occurred_at', 'closed_at', 'timestamp'];

const nameOf = (item: unknown) => firstText(item, ['event', 'type']);

/** Our own JSON, one event or an array, flat or in the envelope {type, timestamp, data} of Standard Webhooks. */
export function parseGeneric(body: unknown, context: ParseContext): Parsed {
  const items = Array.isArray(body) ? body : [body];
  return readEach(
    items,
    (item) => nameOf(item)?.slice(0, 60) ?? 'event',
    (item) => readEvent(item, context),
  );
}

function readEvent(item: Fields, { receivedAt }: ParseContext): WebhookEvent | { ignored: string } {
  const name = nameOf(item);
  if (!name) throw new Poisoned('The event has no name.');
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return { ignored: 'There is no event of this name.' };
  const inner = field(item, 'data');
  const data = isFields(inner) ? inner : item;
  const dealKey = text(data, 'deal_id');
  if (type.startsWith('deal_') && !dealKey) throw new Poisoned('A deal event needs its deal_id.');
  const occurredAt = time(data, TIMES) ?? time(item, TIMES);
  const link = {
    outcome_id: text(data, 'outcome_id'),
    provider_message_id: text(data, 'provider_message_id'),
    lead_id: text(data, 'lead_id'),
    email: email(firstText(data, ['contact_email', 'email'])),
  };
  const value = money(data, ['deal_value']);
  const reply = text(data, 'reply_text', 1_000_000);
  return {
    source: 'crm',
    source_event_id:
      firstText(item, ['event_id', 'id']) ?? identityOf(name, dealKey, link, value, occurredAt, reply),
    type,
    occurred_at: occurredAt ?? receivedAt.toISOString(),
    link,
    deal_key: dealKey,
    deal_value: value,
    currency: currency(data, ['currency']),
    reason: text(data, 'reason', 2000),
    reply_text: reply,
  };
}
