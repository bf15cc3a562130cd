import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { env } from '../../env/env';

export const CRM_SECRET = 'crm-secret-for-tests';
const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
export const SENDGRID_KEY = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

type Body = string | Uint8Array<ArrayBuffer>;
type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

/** Posts as a provider does; the answer's status and text. */
export async function post(
  handler: unknown,
  body: Body,
  headers: Record<string, string> = {},
  params: object = {},
) {
  const request = new Request('http://localhost:3000/webhooks/x', { method: 'POST', body, headers });
  const response = await (handler as Handler)(request, { params: Promise.resolve(params as never) });
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get('content-type') ?? '',
  };
}

const bytesOf = (body: Body) => (typeof body === 'string' ? Buffer.from(body) : body);

/** As SendGrid signs: ECDSA over timestamp and bytes. */
export function sendEventsTo(handler: unknown, body: Body, headers: Record<string, string> = {}) {
  const timestamp = '1767603600';
  const signature = createSign('sha256')
    .update(timestamp)
    .update(bytesOf(body))
    .sign(pair.privateKey, 'base64');
  return post(handler, body, {
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': timestamp,
    ...headers,
  });
}

export const hmacOf = (body: Body, secret = CRM_SECRET) =>
  createHmac('sha256', secret).update(bytesOf(body)).digest('hex');

export const sendDealTo = (handler: unknown, body: Body, signature = hmacOf(body)) =>
  post(handler, body, { 'x-webhook-signature': signature });

/** The headers of HubSpot's signature version 3 for a request to the address of an endpoint. */
export function signHubSpot(
  { token, provider }: { token: string; provider: string },
  body: Body,
  secret: string,
  timestamp: string = String(Date.now()),
) {
  const signature = createHmac('sha256', secret)
    .update(`POST${new URL(`/webhooks/${token}/${provider}`, env().APP_URL).href}`)
    .update(bytesOf(body))
    .update(timestamp)
    .digest('base64');
  return { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': timestamp };
}
