import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  hasBasic,
  hasBearer,
  hasHmac,
  hasStandardSignature,
  isFromHubSpot,
  isFromSendGrid,
} from './signatures';

const raw = Buffer.from('[{"event":"open"},\r\n{"event":"click"}]\r\n');
const NOW = new Date('2026-11-20T12:00:00Z');
const hmac = (secret: string, ...parts: (string | Buffer)[]) => {
  const mac = createHmac('sha256', secret);
  for (const part of parts) mac.update(part);
  return mac;
};

describe('SendGrid', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const timestamp = '1700000000';
  const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), raw]), privateKey).toString(
    'base64',
  );
  const check = (values: { signature?: string; timestamp?: string; secrets?: string[]; raw?: Buffer } = {}) =>
    isFromSendGrid({
      raw: values.raw ?? raw,
      secrets: values.secrets ?? [key],
      headers: new Headers({
        'X-Twilio-Email-Event-Webhook-Signature': values.signature ?? signature,
        'X-Twilio-Email-Event-Webhook-Timestamp': values.timestamp ?? timestamp,
      }),
    });

  it('signs timestamp and bytes with ECDSA, or with a shared secret', () => {
    expect(check()).toBe(true);
    expect(check({ signature: hmac('s3cret', timestamp, raw).digest('hex'), secrets: ['s3cret'] })).toBe(
      true,
    );
  });

  it('is known by the old and by the new key during a rotation', () => {
    expect(check({ secrets: ['new secret', key] })).toBe(true);
  });

  it.each([
    ['a changed body', { raw: Buffer.from('[]') }],
    ['another time', { timestamp: '1700000001' }],
    ['no time', { timestamp: '' }],
    ['no signature', { signature: '' }],
    ['half of the signature', { signature: signature.slice(0, 40) }],
    ['what is not base64', { signature: '!!!' }],
    ['no secret', { secrets: [] }],
    [
      'an empty secret',
      { secrets: [''], signature: createHmac('sha256', '').update(timestamp).update(raw).digest('hex') },
    ],
    ['the public key used as a shared secret', { signature: hmac(key, timestamp, raw).digest('hex') }],
  ])('refuses %s', (_what, values) => {
    expect(check(values)).toBe(false);
  });
});

describe('HubSpot', () => {
  const secret = 'client-secret';
  const uri = 'https://winloop.example/webhooks/t/hubspot?a=b%2Fc%20d';
  const ask = (headers: Record<string, string>, secrets = [secret]) =>
    isFromHubSpot({ raw, headers: new Headers(headers), secrets, method: 'POST', uri, now: NOW });
  const v3 = (ms: number | string, at = uri.replace('%2F', '/')) => ({
    'X-HubSpot-Signature-v3': hmac(secret, `POST${at}`, raw, String(ms)).digest('base64'),
    'X-HubSpot-Request-Timestamp': String(ms),
  });

  it('version 3 decodes what HubSpot decodes and holds for five minutes', () => {
    expect(ask(v3(NOW.getTime()))).toBe(true);
    expect(ask(v3(NOW.getTime() - 299_000))).toBe(true);
    expect(ask(v3(NOW.getTime()), ['new', secret])).toBe(true);
  });

  it.each([
    ['stale', NOW.getTime() - 301_000],
    ['from the future', NOW.getTime() + 301_000],
    ['without a number as time', 'soon'],
  ])('version 3 refuses what is %s', (_what, ms) => {
    expect(ask(v3(ms))).toBe(false);
  });

  it('versions 1 and 2 hold when version 3 is absent, and never in its place', () => {
    const sha = (...parts: (string | Buffer)[]) => {
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      return hash.digest('hex');
    };
    const v1 = { 'X-HubSpot-Signature': sha(secret, raw) };
    expect(ask(v1)).toBe(true);
    expect(
      ask({ 'X-HubSpot-Signature': sha(secret, 'POST', uri, raw), 'X-HubSpot-Signature-Version': 'v2' }),
    ).toBe(true);
    expect(
      ask({ ...v1, 'X-HubSpot-Signature-v3': 'wrong', 'X-HubSpot-Request-Timestamp': String(NOW.getTime()) }),
    ).toBe(false);
    expect(ask({ 'X-HubSpot-Signature': sha('other', raw) })).toBe(false);
    expect(ask({})).toBe(false);
  });
});

describe('Standard Webhooks', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const signed = (at: Date, extra: Record<string, string> = {}, secrets = [secret]) => {
    const signature = new Webhook(secret).sign('msg_1', at, raw);
    const headers = new Headers({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')} ${signature}`,
      ...extra,
    });
    return hasStandardSignature({ raw, headers, secrets });
  };

  it('takes one good signature among several, for a body that need not be JSON', () => {
    expect(signed(new Date())).toBe(true);
    expect(signed(new Date(), {}, ['not base64!', secret])).toBe(true);
  });

  it.each([
    ['old', new Date(Date.now() - 400_000), {}],
    ['from the future', new Date(Date.now() + 400_000), {}],
    ['without an id', new Date(), { 'webhook-id': '' }],
    ['of another scheme', new Date(), { 'webhook-signature': 'v1a,AAAA' }],
    ['without a number as time', new Date(), { 'webhook-timestamp': `${Math.floor(Date.now() / 1000)}abc` }],
  ])('refuses what is %s', (_what, at, extra) => {
    expect(signed(at, extra)).toBe(false);
  });
});

describe('X-Webhook-Signature and Basic', () => {
  it('compare what was sent with every secret', () => {
    const signature = hmac('b', raw).digest('hex');
    const check = (value: string, secrets: string[]) =>
      hasHmac({ raw, secrets, headers: new Headers({ 'X-Webhook-Signature': value }) });
    expect(check(signature, ['a', 'b'])).toBe(true);
    expect(check(`sha256=${signature}`, ['b'])).toBe(true);
    expect([check(signature, ['a']), check('', ['b']), check(signature.slice(2), ['b'])]).toEqual([
      false,
      false,
      false,
    ]);
    const basic = (value: string) =>
      hasBasic({ raw, secrets: ['user:pass:word'], headers: new Headers({ authorization: value }) });
    const encoded = Buffer.from('user:pass:word').toString('base64');
    expect(basic(`Basic ${encoded}`)).toBe(true);
    expect([basic(`Bearer ${encoded}`), basic('Basic'), basic('Basic dXNlcjo=')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

it('Bearer compares the secret, whatever the case of the scheme', () => {
  const bearer = (authorization: string, secrets = ['a-secret', 'old']) =>
    hasBearer({ raw, secrets, headers: new Headers({ authorization }) });
  expect([bearer('Bearer a-secret'), bearer('bearer old')]).toEqual([true, true]);
  for (const refused of ['Bearer', 'Bearer ', 'Bearer a-secre', 'Basic a-secret', 'Bearer a-secret x', ''])
    expect(bearer(refused)).toBe(false);
  expect(bearer('Bearer ', [''])).toBe(false);
});
