import { XMLParser } from 'fast-xml-parser';
import { AppError } from '../../errors';
import type { EventType } from '../../outcomes/schema';
import type { ParseContext, Parsed, WebhookEvent } from '../schema';
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

// Values stay text: an Id such as 0060000000001E5 is also a number.
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === 'Notification',
});

/** `notifications` of a SOAP outbound message. A DOCTYPE is refused before anything is parsed. */
export function readOutboundMessage(xml: string): { organizationId: string; notifications: unknown[] } {
  const unreadable = (cause?: unknown) =>
    new AppError('bad_request', 'The body is not a readable Salesforce outbound message.', { cause });
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw unreadable();
  let document: unknown;
  try {
    document = parser.parse(xml, true);
  } catch (cause) {
    throw unreadable(cause);
  }
  const message = field(field(field(document, 'Envelope'), 'Body'), 'notifications');
  const notifications = field(message, 'Notification');
  const organizationId = text(message, 'OrganizationId');
  if (!Array.isArray(notifications) || !organizationId) throw unreadable();
  return { organizationId, notifications };
}

/** One Ack covers the whole message: it is sent when everything is stored. */
export const OUTBOUND_ACK = `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>`;

const kindOf = (record: unknown) =>
  (text(record, '@_type') ?? text(field(record, 'attributes'), 'type') ?? '').split(':').at(-1) ?? '';

export function parseSalesforceXml(xml: string, context: ParseContext): Parsed {
  const { notifications } = readOutboundMessage(xml);
  return readEach(
    notifications,
    (item) => kindOf(field(item, 'sObject')) || 'Notification',
    (item) => {
      const record = field(item, 'sObject');
      if (!isFields(record)) throw new Poisoned('The notification holds no record.');
      return readRecord(record, context, text(item, 'Id'));
    },
  );
}

/** A flow's or Apex callout's record: the field names of Salesforce in JSON. */
export function parseSalesforceJson(body: unknown, context: ParseContext): Parsed {
  const items = Array.isArray(body) ? body : [body];
  return readEach(
    items,
    (item) => kindOf(item) || 'record',
    (item) => readRecord(item, context, undefined),
  );
}

function readRecord(
  record: Fields,
  { receivedAt, settings }: ParseContext,
  notificationId: string | undefined,
): WebhookEvent | { ignored: string } {
  const id = text(record, 'Id');
  if (!id) throw new Poisoned('The record has no Id.');
  const isDeal = id.startsWith('006') || kindOf(record) === 'Opportunity';
  const type = isDeal ? dealType(record, settings.stages) : meetingType(record, id);
  if (!type) return { ignored: 'This record says nothing about the outcome.' };
  const occurredAt = time(record, ['SystemModstamp', 'LastModifiedDate']);
  const address = Object.keys(record).find((name) => /email/i.test(name));
  return {
    source: 'salesforce',
    source_event_id: notificationId ?? identityOf(id, type, occurredAt, text(record, 'Amount')),
    type,
    occurred_at: occurredAt ?? receivedAt.toISOString(),
    link: {
      outcome_id: firstText(record, ['outcome_id', 'Outcome_Id__c']),
      lead_id: firstText(record, ['ContactId', 'WhoId']),
      email: address ? email(text(record, address)) : undefined,
    },
    deal_key: isDeal ? id : undefined,
    deal_value: isDeal ? money(record, ['Amount']) : undefined,
    currency: currency(record, ['CurrencyIsoCode']),
  };
}

function dealType(record: Fields, stages: ParseContext['settings']['stages']): EventType | undefined {
  const stage = text(record, 'StageName') ?? '';
  if (Object.hasOwn(stages, stage)) return DEAL_STATES[stages[stage] ?? 'open'];
  const [isWon, isClosed] = [
    text(record, 'IsWon') ?? field(record, 'IsWon'),
    text(record, 'IsClosed') ?? field(record, 'IsClosed'),
  ].map((value) => (value === undefined ? undefined : String(value) === 'true'));
  if (isWon || /^closed won$/i.test(stage)) return 'deal_won';
  if (isClosed || /^closed lost$/i.test(stage)) return 'deal_lost';
  return isClosed === undefined && stage === '' ? undefined : 'deal_reopened';
}

/** An Event is a meeting in the calendar; whether it took place Salesforce doesn't say. */
const meetingType = (record: Fields, id: string): EventType | undefined =>
  id.startsWith('00U') || kindOf(record) === 'Event' ? 'meeting_booked' : undefined;
