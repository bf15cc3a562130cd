import { createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { POST as crmDeals } from '@/app/webhooks/crm/deals/route';
import { POST as crmMeetings } from '@/app/webhooks/crm/meetings/route';
import { apiTest } from '../../supabase/embedded/test-api';
import { hashToken } from '../auth/secret';
import { seal } from '../auth/secret-box';
import { env, overrideEnv } from '../env/env';
import type { Provider } from './schema';
import { CRM_SECRET, hmacOf, post, sendDealTo, signHubSpot } from './testing/send';

const SECRETS: Record<string, string> = {
  hubspot: 'client-secret-of-the-app',
  pipedrive: 'winloop:a-long:password',
  generic: `whsec_${randomBytes(24).toString('base64')}`,
  salesforce: 'a-secret-for-callouts',
};
const MINUTE = 60_000;
const BODY = '{"event":"unknown.thing"}';
const tokens = new Map<string, string>();

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
  overrideEnv({
    ...t.stack.env,
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    CRM_WEBHOOK_SECRET: CRM_SECRET,
    WEBHOOK_ORG_ID: t.org.id,
  });
  for (const [provider, secret] of Object.entries(SECRETS)) {
    const token = randomBytes(16).toString('hex');
    tokens.set(provider, token);
    const row = { org_id: t.org.id, provider, token_hash: hashToken(token), secret: seal(secret, t.org.id) };
    const { error } = await t.stack.service.from('webhook_endpoints').insert(row);
    if (error) throw error;
  }
});
afterAll(() => t.close());

const paramsOf = (provider: Provider) => ({ token: tokens.get(provider) ?? '', provider });
const secretOf = (provider: Provider) => SECRETS[provider] ?? '';
const send = async (provider: Provider, headers: Record<string, string>, body = BODY) =>
  (await post(byToken, body, headers, paramsOf(provider))).status;

describe('HubSpot', () => {
  const v3 = (timestamp: string, secret = secretOf('hubspot')) =>
    signHubSpot(paramsOf('hubspot'), BODY, secret, timestamp);
  const ago = (ms: number) => String(Date.now() - ms);
  const sha = (...parts: string[]) => createHash('sha256').update(parts.join('')).digest('hex');
  const address = () => new URL(`/webhooks/${tokens.get('hubspot')}/hubspot`, env().APP_URL).href;
  it.each<[string, number, () => Record<string, string>]>([
    ['version 3', 200, () => v3(ago(0))],
    ['version 3, four minutes old', 200, () => v3(ago(4 * MINUTE))],
    ['version 3, six minutes old', 401, () => v3(ago(6 * MINUTE))],
    ['version 3, six minutes ahead', 401, () => v3(ago(-6 * MINUTE))],
    ['version 3, a time that is no number', 401, () => v3('yesterday')],
    ['version 3, digits and more', 401, () => v3(`${ago(0)}abc`)],
    ['version 3, no time', 401, () => ({ 'x-hubspot-signature-v3': v3('')['x-hubspot-signature-v3'] })],
    ['version 3, another secret', 401, () => v3(ago(0), 'another')],
    [
      'version 3, cut off',
      401,
      () => ({ ...v3(ago(0)), 'x-hubspot-signature-v3': v3(ago(0))['x-hubspot-signature-v3'].slice(0, 20) }),
    ],
    [
      'a bad version 3 beside a good version 1',
      401,
      () => ({ ...v3(ago(0), 'x'), 'x-hubspot-signature': sha(secretOf('hubspot'), BODY) }),
    ],
    ['version 1', 200, () => ({ 'x-hubspot-signature': sha(secretOf('hubspot'), BODY) })],
    [
      'version 2',
      200,
      () => ({
        'x-hubspot-signature-version': 'v2',
        'x-hubspot-signature': sha(secretOf('hubspot'), 'POST', address(), BODY),
      }),
    ],
    [
      'version 2 that says it is 1',
      401,
      () => ({ 'x-hubspot-signature': sha(secretOf('hubspot'), 'POST', address(), BODY) }),
    ],
    ['no signature', 401, () => ({})],
  ])('%s: %i', async (_what, status, headers) => {
    expect(await send('hubspot', headers())).toBe(status);
  });
});

describe('Pipedrive', () => {
  const basic = (credentials: string) => ({
    authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
  });
  it.each([
    ['the user and password', 200, () => basic(secretOf('pipedrive'))],
    ['another password', 401, () => basic('winloop:another')],
    ['no password', 401, () => basic('winloop')],
    ['a bearer token', 401, () => ({ authorization: `Bearer ${secretOf('pipedrive')}` })],
    ['nothing', 401, () => ({})],
  ])('%s: %i', async (_what, status, headers) => {
    expect(await send('pipedrive', headers())).toBe(status);
  });
});

describe('Standard Webhooks', () => {
  const signed = (changes: Record<string, string | undefined> = {}, at = new Date()) => {
    const id = 'msg_1';
    const all: Record<string, string | undefined> = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secretOf('generic')).sign(id, at, BODY),
      ...changes,
    };
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  };
  const good = () => signed()['webhook-signature'] ?? '';
  it.each<[string, number, () => Record<string, string>]>([
    ['signed', 200, () => signed()],
    [
      'names of headers in capitals',
      200,
      () => Object.fromEntries(Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), value])),
    ],
    [
      'one good signature among others',
      200,
      () => signed({ 'webhook-signature': `v1,AAAA v1a,BBBB ${good()} v2,CCCC` }),
    ],
    ['only an unknown scheme', 401, () => signed({ 'webhook-signature': good().replace('v1,', 'v9,') })],
    ['no scheme', 401, () => signed({ 'webhook-signature': good().slice(3) })],
    ['a cut signature', 401, () => signed({ 'webhook-signature': good().slice(0, -6) })],
    ['an empty signature', 401, () => signed({ 'webhook-signature': '' })],
    ['no id', 401, () => signed({ 'webhook-id': undefined })],
    ['another id', 401, () => signed({ 'webhook-id': 'msg_2' })],
    ['no time', 401, () => signed({ 'webhook-timestamp': undefined })],
    ['a time that is no number', 401, () => signed({ 'webhook-timestamp': 'now' })],
    ['no signature', 401, () => signed({ 'webhook-signature': undefined })],
    ['six minutes old', 401, () => signed({}, new Date(Date.now() - 6 * MINUTE))],
    ['six minutes ahead', 401, () => signed({}, new Date(Date.now() + 6 * MINUTE))],
    [
      'X-Webhook-Signature instead',
      200,
      () => ({ 'x-webhook-signature': hmacOf(BODY, secretOf('generic')) }),
    ],
  ])('%s: %i', async (_what, status, headers) => {
    expect(await send('generic', headers())).toBe(status);
  });
});

describe('Salesforce', () => {
  const record = '{"Id":"0060000000001E5","StageName":"Prospecting"}';
  it.each([
    ['a bearer token', 200, () => ({ authorization: `Bearer ${secretOf('salesforce')}` })],
    ['a signature', 200, () => ({ 'x-webhook-signature': hmacOf(record, secretOf('salesforce')) })],
    ['another token', 401, () => ({ authorization: 'Bearer another' })],
    ['nothing', 401, () => ({})],
  ])('JSON with %s: %i', async (_what, status, headers) => {
    expect(await send('salesforce', headers(), record)).toBe(status);
  });
  it.each([
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['something else', '<html><body>hello</body></html>'],
  ])('XML with %s is refused', async (_what, xml) => {
    expect(await send('salesforce', {}, xml)).toBe(400);
  });
});

describe('the shared CRM addresses know the CRM by the shape', () => {
  const bodies: [Provider, string][] = [
    ['hubspot', '[{"subscriptionType":"deal.creation","objectId":1,"occurredAt":1767603600000}]'],
    [
      'pipedrive',
      '{"meta":{"action":"change","entity":"deal","entity_id":"1","id":"m-1"},"data":{"id":1},"previous":{}}',
    ],
    ['salesforce', '{"attributes":{"type":"Opportunity"},"Id":"0060000000001E5","StageName":"Closed Won"}'],
    ['generic', '{"event":"meeting.completed","contact_email":"nobody@example.com"}'],
  ];
  it.each(bodies)('%s', async (provider, body) => {
    for (const handler of [crmDeals, crmMeetings]) {
      expect((await sendDealTo(handler, body)).status).toBe(200);
      const stored = await t.stack.sql.query(
        'select provider from public.webhook_deliveries order by received_at desc limit 1',
      );
      expect(stored).toEqual([{ provider }]);
    }
  });
});
