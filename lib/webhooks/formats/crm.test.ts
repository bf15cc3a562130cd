import { describe, expect, it } from 'vitest';
import { parseDelivery } from '../parse';
import { type Provider, settingsSchema } from '../schema';
import { readOutboundMessage } from './salesforce';

const STAGE = '7a3f1c9e-2b64-4f0e-9c1d-5e8a0b7d6f21';
const context = {
  receivedAt: new Date('2026-11-20T12:00:00Z'),
  settings: settingsSchema.parse({ stages: { [STAGE]: 'won' } }),
};
const read = (provider: Provider, body: unknown) =>
  parseDelivery(provider, typeof body === 'string' ? body : JSON.stringify(body), context);
const events = (provider: Provider, body: unknown) => read(provider, body).events;

describe('HubSpot', () => {
  const change = {
    eventId: 1,
    subscriptionId: 2,
    portalId: 3,
    appId: 4,
    occurredAt: 1_767_603_600_000,
    subscriptionType: 'deal.propertyChange',
    attemptNumber: 0,
    objectId: 55,
    changeSource: 'CRM',
    propertyName: 'dealstage',
    propertyValue: 'closedwon',
  };
  it('reads subscriptions, old and generic, with the stages of the portal', () => {
    const batch = [
      change,
      { ...change, attemptNumber: 3 },
      { ...change, subscriptionType: 'object.propertyChange', objectTypeId: '0-3', propertyValue: STAGE },
      { ...change, propertyValue: 'contractsent' },
      {
        ...change,
        subscriptionType: undefined,
        eventType: 'object.propertyChange',
        objectTypeId: '0-47',
        propertyName: 'hs_meeting_outcome',
        propertyValue: 'NO_SHOW',
      },
      { ...change, subscriptionType: 'contact.creation' },
      { ...change, subscriptionType: 'deal.creation', propertyName: undefined },
    ];
    const { events: found, skipped } = read('hubspot', batch);
    expect(found.map(({ type, deal_key }) => [type, deal_key])).toEqual([
      ['deal_won', '55'],
      ['deal_won', '55'],
      ['deal_won', '55'],
      ['deal_reopened', '55'],
      ['meeting_no_show', undefined],
      ['deal_created', '55'],
    ]);
    expect(found[1]?.source_event_id).toBe(found[0]?.source_event_id);
    expect(skipped).toHaveLength(1);
  });

  it('reads workflow bodies in their three forms', () => {
    const expected = {
      type: 'deal_won',
      deal_key: '7',
      deal_value: '120.5',
      link: { email: 'a@b.co' },
      occurred_at: '2026-01-05T09:00:00.000Z',
    };
    const flat = {
      dealstage: 'closedwon',
      amount: '120.5',
      closedate: '2026-01-05T09:00:00Z',
      email: 'a@b.co',
    };
    expect(events('hubspot', { ...flat, hs_object_id: '7' })[0]).toMatchObject(expected);
    expect(events('hubspot', { id: '7', properties: flat })[0]).toMatchObject(expected);
    const nested = Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, { value }]));
    expect(events('hubspot', { dealId: 7, properties: nested })[0]).toMatchObject(expected);
  });
});

const outboundMessage = (fields: string) => `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
<notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>00D000000000062EAA</OrganizationId><ActionId>04k</ActionId><SessionId xsi:nil="true"/>
<EnterpriseUrl>https://x</EnterpriseUrl><PartnerUrl>https://x</PartnerUrl>
<Notification><Id>04l000000000001AAA</Id><sObject xsi:type="sf:Opportunity" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">${fields}</sObject></Notification>
</notifications></soapenv:Body></soapenv:Envelope>`;

describe('Salesforce', () => {
  it('reads outbound messages with ids that look like numbers', () => {
    const xml = outboundMessage(
      '<sf:Id>0060000000001E5</sf:Id><sf:Amount>45000.0</sf:Amount><sf:IsClosed>true</sf:IsClosed><sf:IsWon>true</sf:IsWon><sf:ContactId>003000000000001</sf:ContactId><sf:Contact_Email__c>A&amp;b@c.de</sf:Contact_Email__c><sf:SystemModstamp>2026-01-05T09:00:00.000Z</sf:SystemModstamp>',
    );
    expect(events('salesforce', xml)).toEqual([
      expect.objectContaining({
        type: 'deal_won',
        deal_key: '0060000000001E5',
        deal_value: '45000.0',
        source_event_id: '04l000000000001AAA',
        occurred_at: '2026-01-05T09:00:00.000Z',
        link: { outcome_id: undefined, lead_id: '003000000000001', email: 'a&b@c.de' },
      }),
    ]);
    expect(
      events('salesforce', outboundMessage('<sf:Id>006x</sf:Id><sf:StageName>Closed Lost</sf:StageName>'))[0]
        ?.type,
    ).toBe('deal_lost');
    expect(read('salesforce', outboundMessage('<sf:Amount>1</sf:Amount>')).skipped[0]?.result).toBe(
      'quarantined',
    );
  });

  it('refuses a DOCTYPE, broken XML and other documents', () => {
    const doctype = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${outboundMessage('<sf:Id>&e;</sf:Id>')}`;
    for (const xml of [doctype, '<a><b></a>', '<a/>', '<'])
      expect(() => readOutboundMessage(xml)).toThrow('not a readable');
  });

  it('reads the same record in JSON', () => {
    expect(
      events('salesforce', { Id: '0061', IsWon: false, IsClosed: true, StageName: 'Lost' })[0]?.type,
    ).toBe('deal_lost');
    expect(events('salesforce', { Id: '0061', IsWon: false, IsClosed: false })[0]?.type).toBe(
      'deal_reopened',
    );
    expect(events('salesforce', { Id: '00U1', WhoId: '0031' })[0]).toMatchObject({
      type: 'meeting_booked',
      link: { lead_id: '0031' },
    });
  });
});

describe('Pipedrive', () => {
  const meta = {
    action: 'change',
    entity: 'deal',
    entity_id: '9',
    id: 'uuid-1',
    timestamp: '2026-01-05T09:00:00.000Z',
    version: '2.0',
  };
  const data = {
    id: 9,
    status: 'won',
    value: 900,
    currency: 'EUR',
    won_time: '2026-01-05T08:00:00Z',
    person_id: 4,
  };
  it('version 2 tells a transition from a state', () => {
    expect(events('pipedrive', { meta, data, previous: { status: 'open' } })[0]).toMatchObject({
      type: 'deal_won',
      deal_key: '9',
      deal_value: '900',
      currency: 'EUR',
      source_event_id: 'uuid-1',
      occurred_at: '2026-01-05T08:00:00.000Z',
      link: { lead_id: '4' },
    });
    expect(events('pipedrive', { meta, data, previous: { value: 1 } })).toEqual([]);
    expect(
      events('pipedrive', { meta, data: { ...data, status: 'open' }, previous: { status: 'won' } })[0]?.type,
    ).toBe('deal_reopened');
    expect(events('pipedrive', { meta: { ...meta, action: 'delete' }, data: null, previous: data })).toEqual(
      [],
    );
    const activity = { ...meta, entity: 'activity', action: 'create' };
    expect(
      events('pipedrive', {
        meta: activity,
        data: { type: 'meeting', done: true, person_id: 4 },
        previous: null,
      })[0]?.type,
    ).toBe('meeting_completed');
  });

  it('version 1 carries the whole record before', () => {
    const v1 = {
      v: 1,
      event: 'updated.deal',
      meta: { action: 'updated', object: 'deal', id: 9, timestamp: 1_767_603_600 },
      current: { ...data, status: 'lost', lost_time: '2026-01-05 08:00:00', lost_reason: 'Price' },
      previous: { ...data, status: 'open' },
      retry: 0,
    };
    const [event] = events('pipedrive', v1);
    expect(event).toMatchObject({
      type: 'deal_lost',
      deal_key: '9',
      reason: 'Price',
      occurred_at: '2026-01-05T08:00:00.000Z',
    });
    expect(events('pipedrive', { ...v1, retry: 2 })[0]?.source_event_id).toBe(event?.source_event_id);
    expect(events('pipedrive', { ...v1, previous: v1.current })).toEqual([]);
  });
});
