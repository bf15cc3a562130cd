import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectCrm, parseDelivery } from './parse';
import { PROVIDERS, type Provider, settingsSchema } from './schema';

const STAGE = '7a3f1c9e-2b64-4f0e-9c1d-5e8a0b7d6f21';
const context = {
  receivedAt: new Date('2026-11-20T12:00:00Z'),
  settings: settingsSchema.parse({ stages: { [STAGE]: 'won' } }),
};
const read = (provider: Provider, body: unknown) =>
  parseDelivery(provider, typeof body === 'string' ? body : JSON.stringify(body), context);
const events = (provider: Provider, body: unknown) => read(provider, body).events;

describe('SendGrid', () => {
  const base = {
    email: 'Ann@Example.com',
    timestamp: 1_767_603_600,
    sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.0',
  };
  it('reads each kind', () => {
    const batch = [
      { ...base, event: 'processed', sg_event_id: 'p' },
      {
        ...base,
        event: 'delivered',
        sg_event_id: 'd',
        outcome_id: 'custom',
        category: [],
        response: '250 OK',
      },
      { ...base, event: 'open', sg_event_id: 'o', sg_machine_open: true, timestamp: 1_767_603_600_000 },
      {
        ...base,
        event: 'bounce',
        type: 'blocked',
        reason: '452 too busy',
        sg_event_id: 'b',
        timestamp: '1767603600',
      },
      {
        ...base,
        event: 'bounce',
        type: 'bounce',
        reason: '550 unknown',
        sg_event_id: 'b2',
        sg_message_id: undefined,
        'smtp-id': '<14c5d75ce93@ismtpd-555>',
      },
      { ...base, event: 'dropped', reason: 'Bounced Address', sg_event_id: 'x' },
      { ...base, event: 'spamreport', sg_event_id: 's' },
      { ...base, event: 'group_unsubscribe', asm_group_id: 1, sg_event_id: 'u' },
    ];
    const { events: found, skipped } = read('sendgrid', batch);
    expect(found.map(({ type, bounce_type }) => [type, bounce_type])).toEqual([
      ['delivered', undefined],
      ['opened', undefined],
      ['bounced', 'soft'],
      ['bounced', 'hard'],
      ['bounced', 'hard'],
      ['spam_reported', undefined],
      ['unsubscribed', undefined],
    ]);
    expect(found[0]).toMatchObject({
      source: 'sendgrid',
      source_event_id: 'd',
      occurred_at: '2026-01-05T09:00:00.000Z',
      link: { outcome_id: 'custom', provider_message_id: '14c5d75ce93', email: 'ann@example.com' },
    });
    expect(found[1]?.is_machine).toBe(true);
    expect(new Set(found.map(({ occurred_at }) => occurred_at)).size).toBe(1);
    expect(found[3]?.link.provider_message_id).toBe('14c5d75ce93');
    expect(skipped).toEqual([{ result: 'ignored', event: 'processed', reason: expect.any(String) }]);
  });

  it('sets a poisoned event aside and keeps its neighbours', () => {
    const { events: found, skipped } = read(
      'sendgrid',
      `[{"event":"open","timestamp":1e300},7,{"event":"open"},{"timestamp":1},{"__proto__":{"event":"open"}},
        ${JSON.stringify({ ...base, event: 'click', url: 'x', reason: '\u0000\ud800' })}]`,
    );
    expect(found).toHaveLength(1);
    expect(skipped.map(({ result }) => result)).toEqual(Array(5).fill('quarantined'));
  });
});

describe('generic', () => {
  const body = {
    event: 'deal.closed_won',
    deal_id: 'D-1',
    deal_value: 1250.5,
    closed_at: '2026-02-01T10:00:00+01:00',
    contact_email: 'A@b.co',
  };
  it('is flat, or in an envelope; the same content has the same identity', () => {
    const [flat] = events('generic', body);
    expect(flat).toMatchObject({
      type: 'deal_won',
      deal_key: 'D-1',
      deal_value: '1250.5',
      occurred_at: '2026-02-01T09:00:00.000Z',
      link: { email: 'a@b.co' },
    });
    expect(events('generic', { ...body })[0]?.source_event_id).toBe(flat?.source_event_id);
    expect(events('generic', { ...body, deal_value: 9 })[0]?.source_event_id).not.toBe(flat?.source_event_id);
    expect(
      events('generic', {
        type: 'meeting.no_show',
        timestamp: '2026-02-01T09:00:00Z',
        data: { lead_id: 'L' },
      })[0],
    ).toMatchObject({ type: 'meeting_no_show', link: { lead_id: 'L' } });
  });

  it.each([
    { ...body, deal_value: -1 },
    { ...body, deal_value: '1e9' },
    { ...body, closed_at: 'yesterday' },
    { ...body, deal_id: undefined },
  ])('sets aside %j', (poisoned) => {
    expect(read('generic', [poisoned, body])).toMatchObject({
      events: [{ type: 'deal_won' }],
      skipped: [{ result: 'quarantined' }],
    });
  });
});

describe('any body', () => {
  it('knows the CRMs apart', () => {
    expect(detectCrm('<?xml version="1.0"?><x/>')).toBe('salesforce');
    expect(detectCrm('[{"subscriptionType":"deal.creation"}]')).toBe('hubspot');
    expect(detectCrm('{"properties":{"dealstage":"closedwon"}}')).toBe('hubspot');
    expect(detectCrm('{"meta":{"action":"change"},"data":{},"previous":null}')).toBe('pipedrive');
    expect(detectCrm('{"Id":"0061","StageName":"Closed Won"}')).toBe('salesforce');
    expect(detectCrm('{"event":"deal.closed_won"}')).toBe('generic');
  });

  it('is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROVIDERS), fc.jsonValue(), (provider, body) => {
        const { events: found, skipped } = read(provider, JSON.stringify(body));
        // A mail is one mail; the others may send several events at once.
        const isBatch = Array.isArray(body) && provider !== 'sendgrid-inbound';
        expect(found.length + skipped.length).toBe(isBatch ? body.length : 1);
      }),
    );
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const provider of PROVIDERS) expect(read(provider, deep).events).toEqual([]);
    expect(() => read('generic', '{')).toThrow('not readable JSON');
  });
});
