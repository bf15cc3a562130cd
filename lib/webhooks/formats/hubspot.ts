import type { EventType } from '../../outcomes/schema';
import type { CrmRecord, EndpointSettings, ParseContext, Parsed, WebhookEvent } from '../schema';
import {
  currency,
  DEAL_STATES,
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

const MEETINGS: Record<string, EventType> = {
  SCHEDULED: 'meeting_booked',
  RESCHEDULED: 'meeting_booked',
  COMPLETED: 'meeting_completed',
  NO_SHOW: 'meeting_no_show',
  CANCELED: 'meeting_cancelled',
};
const DEFAULT_STAGES: EndpointSettings['stages'] = { closedwon: 'won', closedlost: 'lost' };
const DEAL = '0-3';
const MEETING = '0-47';
const NOTHING = { ignored: 'This change says nothing about the outcome.' };

const nameOf = (item: unknown) =>
  [firstText(item, ['subscriptionType', 'eventType']), text(item, 'propertyName')].filter(Boolean).join(' ');

/** HubSpot: subscriptions send arrays of thin events, workflows one object that the customer shapes. */
export function parseHubSpot(body: unknown, context: ParseContext): Parsed {
  const items = Array.isArray(body) ? body : [body];
  return readEach(
    items,
    (item) => nameOf(item).slice(0, 60) || 'workflow',
    (item) =>
      firstText(item, ['subscriptionType', 'eventType'])
        ? readSubscription(item, context)
        : readWorkflow(item, context),
  );
}

function readSubscription(item: Fields, { settings }: ParseContext): WebhookEvent | { ignored: string } {
  const [subject = '', verb = ''] = (firstText(item, ['subscriptionType', 'eventType']) ?? '').split('.');
  const kind = subject === 'object' ? text(item, 'objectTypeId') : { deal: DEAL, meeting: MEETING }[subject];
  const type = typeOf(kind, verb, item, settings);
  if (!type) return NOTHING;
  const occurred_at = time(item, ['occurredAt']);
  const objectId = text(item, 'objectId');
  if (!occurred_at || !objectId) throw new Poisoned('The event has no time or no object.');
  return {
    source: 'hubspot',
    // eventId alone is not unique; attemptNumber changes with every retry.
    source_event_id: ['portalId', 'subscriptionId', 'objectId', 'propertyName', 'occurredAt', 'eventId']
      .map((name) => text(item, name) ?? '')
      .join(':'),
    type,
    occurred_at,
    link: {},
    deal_key: kind === DEAL ? objectId : undefined,
    ...(/^\d{1,20}$/.test(objectId) ? { crm_record: recordOf(kind, objectId, item, settings) } : {}),
  };
}

function recordOf(kind: string | undefined, id: string, item: Fields, settings: EndpointSettings): CrmRecord {
  if (kind === MEETING) return { type: 'meetings', id };
  const stage = text(item, 'propertyName') === 'dealstage' ? text(item, 'propertyValue') : undefined;
  return {
    type: 'deals',
    id,
    ...(stage !== undefined && meaningOf(stage, settings) === undefined ? { stage } : {}),
  };
}

function typeOf(
  kind: string | undefined,
  verb: string,
  item: Fields,
  settings: EndpointSettings,
): EventType | undefined {
  if (kind !== DEAL && kind !== MEETING) return undefined;
  if (verb === 'creation') return kind === DEAL ? 'deal_created' : 'meeting_booked';
  if (verb !== 'propertyChange') return undefined;
  const [property, value] = [text(item, 'propertyName'), text(item, 'propertyValue') ?? ''];
  if (kind === DEAL && property === 'dealstage') return stageOf(value, settings);
  return kind === MEETING && property === 'hs_meeting_outcome' ? MEETINGS[value] : undefined;
}

const stageOf = (stage: string, settings: EndpointSettings): EventType =>
  DEAL_STATES[meaningOf(stage, settings) ?? 'open'];

function meaningOf(stage: string, { stages }: EndpointSettings): 'open' | 'won' | 'lost' | undefined {
  const known = { ...DEFAULT_STAGES, ...stages };
  return Object.hasOwn(known, stage) ? known[stage] : undefined;
}

/** Flat, as the object API gives it ({properties: {dealstage}}), or its older form ({dealstage: {value}}). */
function flattened(item: Fields): Fields {
  const properties = field(item, 'properties');
  const nested = isFields(properties) ? properties : {};
  const flat = Object.entries(nested).map(([name, value]) => [
    name,
    isFields(value) ? field(value, 'value') : value,
  ]);
  return { ...item, ...Object.fromEntries(flat) };
}

function readWorkflow(
  item: Fields,
  { receivedAt, settings }: ParseContext,
): WebhookEvent | { ignored: string } {
  const flat = flattened(item);
  const stage = text(flat, 'dealstage');
  const meeting = text(flat, 'hs_meeting_outcome');
  const type = stage ? stageOf(stage, settings) : MEETINGS[meeting ?? ''];
  if (!type) return NOTHING;
  const objectId = firstText(flat, ['hs_object_id', 'dealId', 'deal_id', 'objectId', 'id']);
  if (stage && !objectId) throw new Poisoned('The body names no deal: add hs_object_id.');
  const closedAt = type === 'deal_reopened' || meeting ? undefined : time(flat, ['closedate']);
  const occurredAt = closedAt ?? time(flat, ['hs_lastmodifieddate', 'occurredAt']);
  return {
    source: 'hubspot',
    source_event_id: identityOf('workflow', objectId, type, occurredAt, text(flat, 'amount')),
    type,
    occurred_at: occurredAt ?? receivedAt.toISOString(),
    link: {
      outcome_id: text(flat, 'outcome_id'),
      lead_id: text(flat, 'lead_id'),
      email: email(firstText(flat, ['contact_email', 'email'])),
    },
    deal_key: stage ? objectId : undefined,
    deal_value: money(flat, ['amount']),
    currency: currency(flat, ['deal_currency_code']),
  };
}
