import type { EventType } from '../../outcomes/schema';
import type { ParseContext, Parsed, WebhookEvent } from '../schema';
import {
  currency,
  DEAL_STATES,
  type Fields,
  field,
  firstText,
  identityOf,
  money,
  Poisoned,
  readEach,
  text,
  time,
} from './fields';

const ACTIONS: Record<string, 'create' | 'change' | 'delete'> = {
  create: 'create',
  added: 'create',
  change: 'change',
  updated: 'change',
  delete: 'delete',
  deleted: 'delete',
};
const NOTHING = { ignored: 'This change says nothing about the outcome.' };

/** Pipedrive, version 2 ({meta, data, previous}) and 1 ({meta, current, previous}). */
export function parsePipedrive(body: unknown, context: ParseContext): Parsed {
  const items = Array.isArray(body) ? body : [body];
  const nameOf = (item: unknown) =>
    `${entityOf(item) ?? 'event'} ${text(field(item, 'meta'), 'action') ?? ''}`.trim();
  return readEach(
    items,
    (item) => nameOf(item).slice(0, 60),
    (item) => readEvent(item, context),
  );
}

const entityOf = (item: unknown) => firstText(field(item, 'meta'), ['entity', 'object']);

function readEvent(item: Fields, { receivedAt }: ParseContext): WebhookEvent | { ignored: string } {
  const meta = field(item, 'meta');
  const action = ACTIONS[text(meta, 'action') ?? ''];
  const now = field(item, 'data') ?? field(item, 'current');
  const before = field(item, 'previous');
  const entity = entityOf(item);
  if (!action || !entity) throw new Poisoned('The event has no action or no entity.');
  const isDeal = entity === 'deal';
  const type = isDeal ? dealType(action, now, before) : meetingType(entity, action, now, before);
  if (!type) return NOTHING;
  const version1 = field(item, 'current') !== undefined;
  const id = version1 ? text(meta, 'id') : text(meta, 'entity_id');
  const key = id ?? text(now, 'id');
  if (!key) throw new Poisoned('The event names no record.');
  const changedAt = time(meta, ['timestamp']) ?? time(now, ['update_time']);
  const wonOrLostAt = isDeal ? closedAt(type, now) : undefined;
  const occurredAt = wonOrLostAt ?? changedAt;
  return {
    source: 'pipedrive',
    // Version 1 numbers the record, version 2 the event.
    source_event_id: (version1 ? undefined : text(meta, 'id')) ?? identityOf(entity, key, type, occurredAt),
    type,
    occurred_at: occurredAt ?? receivedAt.toISOString(),
    link: { lead_id: text(now, 'person_id') },
    deal_key: isDeal ? key : undefined,
    deal_value: type === 'deal_won' ? money(now, ['value']) : undefined,
    currency: currency(now, ['currency']),
    reason: text(now, 'lost_reason', 2000),
  };
}

function closedAt(type: EventType, deal: unknown): string | undefined {
  if (type === 'deal_won') return time(deal, ['won_time']);
  return type === 'deal_lost' ? time(deal, ['lost_time']) : undefined;
}

/** A transition, not a state: `previous` of version 2 holds only what changed, so a status there is a change. */
function dealType(action: string, deal: unknown, previous: unknown): EventType | undefined {
  const status = text(deal, 'status');
  if (action === 'create' && status === 'open') return 'deal_created';
  if (action === 'delete' || (status !== 'open' && status !== 'won' && status !== 'lost')) return undefined;
  const before = text(previous, 'status');
  if (action === 'change' && (before === undefined || before === status)) return undefined;
  return DEAL_STATES[status];
}

function meetingType(entity: string, action: string, now: unknown, previous: unknown): EventType | undefined {
  if (entity !== 'activity' || (text(now, 'type') ?? text(previous, 'type')) !== 'meeting') return undefined;
  if (action === 'delete') return 'meeting_cancelled';
  if (field(now, 'done') === true) return 'meeting_completed';
  return action === 'create' ? 'meeting_booked' : undefined;
}
