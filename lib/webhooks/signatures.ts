import { createHash, createHmac, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { sameSecret } from '../auth/secret';

export type Signed = {
  raw: Uint8Array;
  headers: Headers;
  /** Old and new during a rotation: one that fits is enough. */
  secrets: readonly string[];
};
/** SendGrid's, of events and of mails. */
export const SIGNATURE_HEADERS = [
  'x-twilio-email-event-webhook-signature',
  'x-twilio-email-event-webhook-timestamp',
] as const;
const HUBSPOT_WINDOW_MS = 5 * 60_000;

const anyOf = ({ secrets }: Signed, fits: (secret: string) => boolean): boolean =>
  secrets.filter((secret) => secret !== '').some(fits);

const sameHex = (given: string, expected: string) => sameSecret(given.trim().toLowerCase(), expected);

/** SendGrid's public key (base64 DER), if that is what the text is. */
export function publicKeyOf(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' ? key : undefined;
  } catch {
    return undefined;
  }
}

/**
 * SendGrid: ECDSA over timestamp + raw bytes when the secret is its public key, otherwise HMAC-SHA256 (hex) over
 * the same. No window: a retry may come a day later, and repeats are recognised by their ids.
 */
export function isFromSendGrid(signed: Signed): boolean {
  const { raw, headers } = signed;
  const [signature = '', timestamp = ''] = SIGNATURE_HEADERS.map((name) => headers.get(name) ?? '');
  if (signature === '' || timestamp === '') return false;
  const bytes = Buffer.concat([Buffer.from(timestamp), raw]);
  return anyOf(signed, (secret) => {
    const key = publicKeyOf(secret);
    if (!key) return sameHex(signature, createHmac('sha256', secret).update(bytes).digest('hex'));
    try {
      return verify('sha256', bytes, key, Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  });
}

/** `X-Webhook-Signature`: HMAC-SHA256 of the raw body, hex, with or without "sha256=". */
export function hasHmac(signed: Signed): boolean {
  const given = (signed.headers.get('x-webhook-signature') ?? '').replace(/^sha256=/, '');
  if (given === '') return false;
  return anyOf(signed, (secret) =>
    sameHex(given, createHmac('sha256', secret).update(signed.raw).digest('hex')),
  );
}

/** Standard Webhooks (webhook-id, -timestamp, -signature), five minutes both ways. */
export function hasStandardSignature(signed: Signed): boolean {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const headers = Object.fromEntries(names.map((name) => [name, signed.headers.get(name) ?? '']));
  // The package reads "1700000000abc" as a number.
  if (!/^\d+$/.test(headers['webhook-timestamp'] ?? '')) return false;
  return anyOf(signed, (secret) => {
    try {
      new Webhook(secret).verify(Buffer.from(signed.raw), headers, { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  });
}

type HubSpotRequest = Signed & { method: string; uri: string; now: Date };

/** HubSpot: version 3 whenever its header is there; the older versions have no time and no protection from replay. */
export function isFromHubSpot(request: HubSpotRequest): boolean {
  const { headers, raw, method, uri, now } = request;
  const v3 = headers.get('x-hubspot-signature-v3');
  if (v3 !== null) {
    const timestamp = headers.get('x-hubspot-request-timestamp') ?? '';
    if (!/^\d{1,16}$/.test(timestamp)) return false;
    if (Math.abs(now.getTime() - Number(timestamp)) > HUBSPOT_WINDOW_MS) return false;
    const source = Buffer.concat([Buffer.from(method + decodedUri(uri)), raw, Buffer.from(timestamp)]);
    return anyOf(request, (secret) =>
      sameSecret(v3, createHmac('sha256', secret).update(source).digest('base64')),
    );
  }
  const given = headers.get('x-hubspot-signature') ?? '';
  if (given === '') return false;
  const prefix = headers.get('x-hubspot-signature-version') === 'v2' ? method + uri : '';
  return anyOf(request, (secret) =>
    sameHex(
      given,
      createHash('sha256')
        .update(secret + prefix)
        .update(raw)
        .digest('hex'),
    ),
  );
}

/** HubSpot decodes these and nothing else before it signs. */
function decodedUri(uri: string): string {
  return uri.replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escaped) => decodeURIComponent(escaped));
}

/** HTTP Basic; the secret is "user:password". */
export function hasBasic(signed: Signed): boolean {
  const [scheme = '', encoded = ''] = (signed.headers.get('authorization') ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic' || encoded === '') return false;
  return anyOf(signed, (secret) => sameSecret(Buffer.from(encoded, 'base64').toString('utf8'), secret));
}

/** `Authorization: Bearer` with the secret, for senders that can set a header but compute nothing. */
export function hasBearer(signed: Signed): boolean {
  const [, token = ''] = /^bearer\s+(\S+)$/i.exec(signed.headers.get('authorization')?.trim() ?? '') ?? [];
  return token !== '' && anyOf(signed, (secret) => sameSecret(token, secret));
}
