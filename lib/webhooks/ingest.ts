import 'server-only';
import { env } from '../env/env';
import { AppError } from '../errors';
import type { Delivery } from '../http/webhook';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';
import { addressOf, findEndpoint, type StoredEndpoint, secretsOf } from './endpoint';
import { OUTBOUND_ACK, readOutboundMessage } from './formats/salesforce';
import { isGenuine, readText } from './genuine';
import { inboundSource } from './inbound/receive';
import { detectCrm, isXml, readJson } from './parse';
import { type Provider, type Source, settingsSchema } from './schema';
import { hasHmac, isFromSendGrid } from './signatures';
import { noteRejected } from './store';

const badSignature = () =>
  new AppError('unauthenticated', 'The signature of this delivery is missing or wrong.');

type Door = { token: string; provider: string };

/** The endpoint that the token in the address opens, if the provider of that endpoint really sent this. */
export async function endpointSource(delivery: Delivery<Door>): Promise<Source> {
  const { token, provider } = delivery.params;
  return verifiedSource(await findEndpoint(token, provider), delivery);
}

export async function verifiedSource(endpoint: StoredEndpoint, delivery: Delivery<Door>): Promise<Source> {
  const { token, provider } = delivery.params;
  const kind = endpoint.provider;
  if (kind === 'sendgrid-inbound') return inboundSource(delivery, endpoint);
  const source = { orgId: endpoint.org_id, endpointId: endpoint.id, provider: kind };
  const genuine = isGenuine(kind, {
    raw: delivery.bytes,
    headers: delivery.headers,
    secrets: secretsOf(endpoint),
    body: kind === 'salesforce' ? readText(delivery.bytes) : '',
    // As configured, never from the Host header.
    uri: addressOf(token, provider),
    now: delivery.receivedAt,
    settings: settingsSchema.parse(endpoint.settings),
  });
  if (!genuine) {
    await noteRejected(source, 'The signature was missing or wrong.');
    throw badSignature();
  }
  return { ...source, body: readable(delivery.bytes, kind) };
}

/** The addresses without a token, for an installation with one organisation. */
export async function sharedSource(delivery: Delivery<unknown>, kind: 'sendgrid' | 'crm'): Promise<Source> {
  const { SENDGRID_WEBHOOK_SECRET, CRM_WEBHOOK_SECRET, WEBHOOK_ALLOW_UNSIGNED } = env();
  const name = kind === 'sendgrid' ? 'SENDGRID_WEBHOOK_SECRET' : 'CRM_WEBHOOK_SECRET';
  const secret = kind === 'sendgrid' ? SENDGRID_WEBHOOK_SECRET : CRM_WEBHOOK_SECRET;
  if (secret) {
    const signed = { raw: delivery.bytes, headers: delivery.headers, secrets: [secret] };
    if (!(kind === 'sendgrid' ? isFromSendGrid(signed) : hasHmac(signed))) throw badSignature();
  } else if (!WEBHOOK_ALLOW_UNSIGNED) {
    throw new AppError('unavailable', `${name} is not set, so nothing can be accepted here.`);
  }
  const text = readText(delivery.bytes);
  const provider = kind === 'sendgrid' ? 'sendgrid' : detectCrm(text);
  return {
    orgId: await onlyOrganization(),
    endpointId: null,
    provider,
    body: readable(delivery.bytes, provider),
  };
}

async function onlyOrganization(): Promise<string> {
  const configured = env().WEBHOOK_ORG_ID;
  const organizations = adminClient().from('organizations').select('id').limit(2);
  const rows = await must(configured ? organizations.eq('id', configured) : organizations);
  const [only] = rows;
  if (!only || rows.length > 1) {
    throw new AppError('unavailable', 'WEBHOOK_ORG_ID does not say whose deliveries these are.');
  }
  return only.id;
}

function readable(bytes: Uint8Array, provider: Provider): string {
  const text = readText(bytes);
  if (provider === 'salesforce' && isXml(text)) readOutboundMessage(text);
  else readJson(text);
  return text;
}

export function acknowledge({ provider, body }: Source): Response {
  if (provider !== 'salesforce' || !isXml(body)) return Response.json({ received: true });
  return new Response(OUTBOUND_ACK, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
