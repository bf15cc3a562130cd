import { createSign, generateKeyPairSync } from 'node:crypto';

export const pairOf = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
export type Pair = ReturnType<typeof pairOf>;
export const publicKey = (pair: Pair) =>
  pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

/** As SendGrid signs a mail: ECDSA over timestamp and bytes. */
export function signatureOf(body: Uint8Array, pair: Pair) {
  const timestamp = '1767608000';
  return {
    'x-twilio-email-event-webhook-signature': createSign('sha256')
      .update(timestamp)
      .update(body)
      .sign(pair.privateKey, 'base64'),
    'x-twilio-email-event-webhook-timestamp': timestamp,
  };
}
