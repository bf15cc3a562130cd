import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { AppError } from '../errors';
import { sampleMail } from './inbound/sample';
import type { Provider } from './schema';
import { publicKeyOf } from './signatures';

export type Sample = { body: string; headers: Record<string, string> };
type Request = { secret: string; uri: string; now: Date; id: string; organizationId: string | undefined };

const hex = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
const json = (value: unknown) => JSON.stringify(value);

const sendGridSigned = (secret: string, timestamp: string, body: string) => ({
  'x-twilio-email-event-webhook-signature': hex(secret, timestamp + body),
  'x-twilio-email-event-webhook-timestamp': timestamp,
});

function refusePublicKey(secret: string, instead: string): void {
  if (secret !== '' && publicKeyOf(secret))
    throw new AppError('conflict', `Only SendGrid can sign for its public key. ${instead}`);
}

/** A delivery in the provider's own format, genuinely signed, about something that does not exist. */
export const SAMPLES: Record<Provider, (request: Request) => Sample> = {
  sendgrid({ secret, now, id }) {
    refusePublicKey(secret, 'Use "Test Your Integration" in SendGrid instead.');
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const body = json([
      {
        email: 'test@example.invalid',
        event: 'open',
        timestamp: Number(timestamp),
        sg_event_id: `test-${id}`,
        sg_message_id: `test-${id}.recvd`,
        sg_machine_open: false,
        outcome_id: id,
      },
    ]);
    return { body, headers: sendGridSigned(secret, timestamp, body) };
  },
  'sendgrid-inbound'({ secret, now, id }) {
    refusePublicKey(secret, 'Send a mail to your address instead.');
    const { body, contentType } = sampleMail(id, now);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = secret === '' ? {} : sendGridSigned(secret, timestamp, body);
    return { body, headers: { 'content-type': contentType, ...signature } };
  },
  hubspot({ secret, now, id, uri }) {
    const timestamp = String(now.getTime());
    const body = json([
      {
        eventId: Number.parseInt(id.slice(0, 8), 16),
        subscriptionId: 0,
        portalId: 0,
        appId: 0,
        occurredAt: now.getTime(),
        subscriptionType: 'deal.propertyChange',
        attemptNumber: 0,
        objectId: `test-${id}`,
        propertyName: 'dealstage',
        propertyValue: 'closedwon',
        changeSource: 'CRM',
      },
    ]);
    const source = `POST${uri}${body}${timestamp}`;
    return {
      body,
      headers: {
        'x-hubspot-signature-v3': createHmac('sha256', secret).update(source).digest('base64'),
        'x-hubspot-request-timestamp': timestamp,
      },
    };
  },
  salesforce: ({ now, id, organizationId }) => ({
    body: `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>${organizationId ?? '00D000000000000AAA'}</OrganizationId><Notification><Id>test-${id}</Id><sObject xsi:type="sf:Opportunity" xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>006-test-${id}</sf:Id><sf:Amount>1.00</sf:Amount><sf:IsClosed>true</sf:IsClosed><sf:IsWon>true</sf:IsWon><sf:StageName>Closed Won</sf:StageName><sf:SystemModstamp>${now.toISOString()}</sf:SystemModstamp></sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>`,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  }),
  pipedrive: ({ secret, now, id }) => ({
    body: json({
      meta: {
        action: 'change',
        entity: 'deal',
        entity_id: `test-${id}`,
        id: `test-${id}`,
        timestamp: now.toISOString(),
        attempt: 1,
        version: '2.0',
      },
      data: { id: `test-${id}`, status: 'won', value: 1, currency: 'EUR', won_time: now.toISOString() },
      previous: { status: 'open' },
    }),
    headers: { authorization: `Basic ${Buffer.from(secret).toString('base64')}` },
  }),
  generic({ secret, now, id }) {
    const data = { deal_id: `test-${id}`, deal_value: 1, outcome_id: id };
    const body = json({ type: 'deal.closed_won', timestamp: now.toISOString(), id: `test-${id}`, data });
    if (!secret.startsWith('whsec_')) return { body, headers: { 'x-webhook-signature': hex(secret, body) } };
    const headers = {
      'webhook-id': `test-${id}`,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(`test-${id}`, now, body),
    };
    return { body, headers };
  },
};
