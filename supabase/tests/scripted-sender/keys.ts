import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

export type Signature = Record<string, string>;

/** Each provider's own keys, and its own way to sign with them. New for every campaign, as endpoints are. */
export function makeKeys() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const hubspot = randomBytes(24).toString('hex');
  const generic = `whsec_${randomBytes(32).toString('base64')}`;
  const pipedrive = { username: 'winloop', password: randomBytes(12).toString('hex') };
  const seconds = () => String(Math.floor(Date.now() / 1_000));
  return {
    /** What an admin enters when the endpoint is made. */
    endpoints: {
      sendgrid: { public_key: publicKey },
      'sendgrid-inbound': { public_key: publicKey },
      hubspot: { secret: hubspot, crm_token: HUBSPOT_TOKEN },
      salesforce: { settings: { organization_id: SALESFORCE_ORGANIZATION } },
      pipedrive,
      generic: { secret: generic },
    },
    sendgrid: (body: string | Uint8Array): Signature => {
      const timestamp = seconds();
      return {
        'x-twilio-email-event-webhook-timestamp': timestamp,
        'x-twilio-email-event-webhook-signature': createSign('sha256')
          .update(timestamp)
          .update(body)
          .sign(pair.privateKey, 'base64'),
      };
    },
    /** Version 3, as apps sign subscriptions. */
    hubspotApp: (body: string, uri: string): Signature => {
      const timestamp = String(Date.now());
      const hmac = createHmac('sha256', hubspot).update(`POST${uri}${body}${timestamp}`);
      return { 'x-hubspot-request-timestamp': timestamp, 'x-hubspot-signature-v3': hmac.digest('base64') };
    },
    /** Version 2, as workflows sign. */
    hubspotWorkflow: (body: string, uri: string): Signature => ({
      'x-hubspot-signature-version': 'v2',
      'x-hubspot-signature': createHash('sha256').update(`${hubspot}POST${uri}${body}`).digest('hex'),
    }),
    pipedrive: (): Signature => ({
      authorization: `Basic ${Buffer.from(`${pipedrive.username}:${pipedrive.password}`).toString('base64')}`,
    }),
    generic: (body: string, id: string): Signature => {
      const at = new Date();
      return {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(generic).sign(id, at, body),
      };
    },
  };
}
export type Keys = ReturnType<typeof makeKeys>;

/** Of a private app, for what its events leave out. */
export const HUBSPOT_TOKEN = 'pat-eu1-scripted';
export const SALESFORCE_ORGANIZATION = '00D000000000062EAA';
