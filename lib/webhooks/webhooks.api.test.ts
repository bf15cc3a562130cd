import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { POST as crmDeals } from '@/app/webhooks/crm/deals/route';
import { POST as sendgrid } from '@/app/webhooks/sendgrid/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { hashToken } from '../auth/secret';
import { seal } from '../auth/secret-box';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { webhookReceived } from './jobs';
import { CRM_SECRET, hmacOf, post, SENDGRID_KEY, sendDealTo, sendEventsTo } from './testing/send';

const sendEvents = (body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) =>
  sendEventsTo(sendgrid, body, headers);
const sendDeal = (body: string, signature?: string) => sendDealTo(crmDeals, body, signature);

let t: Awaited<ReturnType<typeof apiTest>>;
let values: Record<string, string | undefined>;
beforeAll(async () => {
  t = await apiTest();
  values = {
    ...t.stack.env,
    SENDGRID_WEBHOOK_SECRET: SENDGRID_KEY,
    CRM_WEBHOOK_SECRET: CRM_SECRET,
    WEBHOOK_ORG_ID: t.org.id,
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
  };
  overrideEnv(values);
});
afterAll(() => t.close());

const work = () =>
  drain(
    { db: t.stack.service, jobs: [webhookReceived], signal: new AbortController().signal },
    Date.now() + 60_000,
  );
const count = async (sql: string) =>
  (await t.stack.sql.query<{ n: number }>(`select count(*)::int as n ${sql}`))[0]?.n;
const deliveries = () => count('from public.webhook_deliveries');
async function message(key: string, extra: object = {}) {
  const body = {
    contact_email: 'buyer@example.com',
    channel: 'email',
    message_body: 'Hello',
    sent_at: '2026-01-05T09:00:00Z',
    ...extra,
  };
  return (await call<{ outcome_id: string }>(track, { key, body })).body.outcome_id;
}
const event = (id: string, extra: object = {}) => ({
  email: 'buyer@example.com',
  event: 'open',
  timestamp: 1_767_690_000,
  sg_event_id: id,
  ...extra,
});

describe('what is refused leaves nothing', () => {
  it.each([
    ['a wrong signature', 401, () => sendEvents('[]', { 'x-twilio-email-event-webhook-signature': 'AAAA' })],
    ['no signature', 401, () => sendDeal('{}', '')],
    ['half of a signature', 401, () => sendDeal('{}', hmacOf('{}').slice(0, 32))],
    ['no body', 400, () => sendDeal('')],
    ['what is not JSON', 400, () => sendEvents('{"event":')],
    ['invalid UTF-8', 400, () => sendEvents(new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d]))],
    [
      'an XML with a DOCTYPE',
      400,
      () => sendDeal('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
    ],
    ['20 MB', 413, () => sendEvents(new Uint8Array(20_000_000))],
    ['an unknown endpoint', 404, () => post(byToken, '[]', {}, { token: 'nobody', provider: 'sendgrid' })],
  ])('%s: %i', async (_what, status, send) => {
    const before = await deliveries();
    expect((await send()).status).toBe(status);
    expect(await deliveries()).toBe(before);
  });

  it('without a secret nothing is accepted, unless that is allowed', async () => {
    overrideEnv({ ...values, CRM_WEBHOOK_SECRET: undefined });
    expect((await sendDeal('{"event":"x"}')).status).toBe(503);
    overrideEnv({ ...values, CRM_WEBHOOK_SECRET: undefined, WEBHOOK_ALLOW_UNSIGNED: 'true' });
    expect((await sendDeal('{"event":"x"}')).status).toBe(200);
    overrideEnv({ ...values, WEBHOOK_ORG_ID: undefined });
    expect((await sendDeal('{"event":"x"}')).status).toBe(503);
    overrideEnv(values);
  });
});

describe('what is accepted', () => {
  it('46 copies among others count once', async () => {
    const id = await message(t.keys.write);
    const body = JSON.stringify([event('copy-1'), event('copy-2', { sg_machine_open: true })]);
    for (let i = 0; i < 46; i++) {
      expect((await sendEvents(body)).status).toBe(200);
      if (i % 9 === 0) await sendEvents(JSON.stringify([event(`other-${i}`, { event: 'processed' })]));
    }
    await work();
    const [row] = await t.stack.sql.query(
      'select open_count, machine_open_count from public.outcome_labels where id = $1',
      [id],
    );
    expect(row).toEqual({ open_count: 1, machine_open_count: 1 });
    expect(await count("from public.webhook_deliveries where verdict = 'duplicate'")).toBe(45);
  });

  it('a poisoned event is set aside, its neighbours count; what is strange harms nothing', async () => {
    const id = await message(t.keys.write, { contact_email: 'poison@example.com' });
    const mine = { email: 'poison@example.com' };
    const batch = `[${JSON.stringify(event('good', mine))},{"event":"open","timestamp":1e308},{"__proto__":{"event":"open"}},"x",${'['.repeat(50_000)}${']'.repeat(50_000)},${JSON.stringify(event('later', { ...mine, event: 'click', useragent: '\u0000' }))},{"event":"new_kind"}]`;
    expect((await sendEvents(batch)).status).toBe(200);
    await work();
    const [row] = await t.stack.sql.query('select opened, clicked from public.outcome_labels where id = $1', [
      id,
    ]);
    expect(row).toEqual({ opened: true, clicked: true });
    const [log] = await t.stack.sql.query<{ verdict: string; events: number }>(
      "select verdict, events from public.webhook_deliveries where verdict = 'quarantined'",
    );
    expect(log).toEqual({ verdict: 'quarantined', events: 7 });
  });

  it('never reaches a message of another organisation', async () => {
    const theirs = await message(t.keys.other, {
      contact_email: 'them@example.com',
      provider_message_id: 'their-mid',
    });
    const body = JSON.stringify([
      event('foreign', { email: 'them@example.com', outcome_id: theirs, sg_message_id: 'their-mid.x' }),
    ]);
    expect((await sendEvents(body)).status).toBe(200);
    await work();
    expect(await count(`from public.outcome_events where outcome_id = '${theirs}'`)).toBe(0);
    expect(await count(`from public.webhook_deliveries where effects @> '[{"result": "unlinked"}]'`)).toBe(1);
  });
});

describe('an endpoint of its own', () => {
  async function endpoint(provider: string, secrets: string[], settings: object = {}) {
    const token = randomBytes(16).toString('hex');
    const [secret = '', old_secret = ''] = secrets.map((text) => seal(text, t.org.id));
    const row = {
      org_id: t.org.id,
      provider,
      token_hash: hashToken(token),
      secret,
      old_secret,
      settings: JSON.parse(JSON.stringify(settings)),
    };
    const { error } = await t.stack.service.from('webhook_endpoints').insert(row);
    if (error) throw error;
    return { token, provider };
  }

  it('takes the old and the new secret, and notes what it refused', async () => {
    const params = await endpoint('generic', ['new', 'old']);
    const send = (secret: string, body: string) =>
      post(byToken, body, { 'x-webhook-signature': hmacOf(body, secret) }, params);
    expect((await send('new', '{"event":"a"}')).status).toBe(200);
    expect((await send('old', '{"event":"b"}')).status).toBe(200);
    expect((await send('older', '{"event":"c"}')).status).toBe(401);
    expect(await count("from public.webhook_deliveries where verdict = 'rejected' and body = ''")).toBe(1);
    const { data } = await t.org.rep.db.from('webhook_deliveries').select('id');
    expect(data).toEqual([]);
    expect((await t.org.admin.db.from('webhook_endpoints').select('secret')).error?.code).toBe('42501');
  });

  it('acknowledges Salesforce in its own words and forgets the session', async () => {
    const id = await message(t.keys.write, { contact_email: 'sf@example.com' });
    const params = await endpoint('salesforce', [], { organization_id: '00D000000000062EAA' });
    const xml = (organization: string) =>
      `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>${organization}</OrganizationId><SessionId>00Dsecret</SessionId><Notification><Id>04l1</Id><sObject><Id>0060000000001E5</Id><Amount>45000.10</Amount><IsWon>true</IsWon><IsClosed>true</IsClosed><Email__c>sf@example.com</Email__c><SystemModstamp>2026-01-09T09:00:00.000Z</SystemModstamp></sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>`;
    const { status, type, text } = await post(byToken, xml('00D000000000062EAA'), {}, params);
    expect([status, type, text.includes('<Ack>true</Ack>')]).toEqual([200, 'text/xml; charset=utf-8', true]);
    expect((await post(byToken, xml('00D0000000000XXXXX'), {}, params)).status).toBe(401);
    await work();
    const [row] = await t.stack.sql.query(
      'select deal_closed, deal_value::float8 as value from public.outcome_labels where id = $1',
      [id],
    );
    expect(row).toEqual({ deal_closed: true, value: 45000.1 });
    expect(await count("from public.webhook_deliveries where body like '%00Dsecret%'")).toBe(0);
  });
});
