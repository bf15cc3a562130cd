import 'server-only';
import { createHash } from 'node:crypto';
import { hashToken } from '../auth/secret';
import { env } from '../env/env';
import { AppError } from '../errors';
import type { Delivery } from '../http/webhook';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';
import { OUTBOUND_ACK, readOutboundMessage } from './formats/salesforce';
import { isGenuine, readText } from './genuine';
import { detectCrm, isXml, readJson } from './parse';
import { type Provider, settingsSchema } from './schema';
import { unseal } from './secret-box';
import { hasHmac, isFromSendGrid } from './signatures';

export type Source = { orgId: string; endpointId: string | null; provider: Provider; body: string };

const KEPT_HEADERS = ['content-type', 'user-agent', 'webhook-id', 'x-hubspot-request-timestamp'];
const badSignature = () =>
  new AppError('unauthenticated', 'The signature of this delivery is missing or wrong.');

type Door = { token: string; provider: string };
export type StoredEndpoint = Awaited<ReturnType<typeof findEndpoints>>[number];

/** The endpoint that the token in the address opens, if the provider of that endpoint really sent this. */
export async function endpointSource(delivery: Delivery<Door>): Promise<Source> {
  const { token, provider } = delivery.params;
  const [endpoint] = await findEndpoints({ token_hash: hashToken(token), provider });
  if (!endpoint) throw new AppError('not_found', 'There is no such endpoint.');
  return verifiedSource(endpoint, delivery);
}

export function findEndpoints(by: Record<string, string>) {
  const columns = 'id, org_id, provider, secret, old_secret, settings' as const;
  return must(adminClient().from('webhook_endpoints').select(columns).match(by).limit(1));
}

export async function verifiedSource(endpoint: StoredEndpoint, delivery: Delivery<Door>): Promise<Source> {
  const { token, provider } = delivery.params;
  const kind = endpoint.provider as Provider;
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
    await noteRejected(source);
    throw badSignature();
  }
  return { ...source, body: readable(delivery.bytes, kind) };
}

/** The secret that counts and the one before the last rotation. */
export function secretsOf({ secret, old_secret, org_id }: StoredEndpoint): string[] {
  return [secret, old_secret].filter((sealed) => sealed !== '').map((sealed) => unseal(sealed, org_id));
}

export const addressOf = (token: string, provider: string): string =>
  new URL(`/webhooks/${token}/${provider}`, env().APP_URL).href;

/** A line in the log without the body, so that an admin sees a wrong secret. */
async function noteRejected({ orgId, endpointId, provider }: Omit<Source, 'body'>): Promise<void> {
  await must(
    adminClient().from('webhook_deliveries').insert({
      org_id: orgId,
      endpoint_id: endpointId,
      provider,
      verdict: 'rejected',
      error: 'The signature was missing or wrong.',
      processed_at: new Date().toISOString(),
    }),
  );
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

export async function storeDelivery({ headers }: Delivery<unknown>, source: Source): Promise<void> {
  const { orgId, endpointId, provider, body } = source;
  const kept = KEPT_HEADERS.map((name) => [name, headers.get(name)?.slice(0, 500)]).filter(
    ([, value]) => value,
  );
  await must(
    adminClient().rpc('store_webhook_delivery', {
      p_org_id: orgId,
      // The generated types don't know that it may be null.
      p_endpoint_id: endpointId as string,
      p_provider: provider,
      // SessionId opens the customer's Salesforce: it is never stored.
      p_body: isXml(body) ? body.replace(/<(\w+:)?SessionId\b[\s\S]*?(\/>|<\/(\w+:)?SessionId>)/g, '') : body,
      p_headers: Object.fromEntries(kept),
      p_dedupe_key: dedupeKeyOf(source),
    }),
  );
}

export const dedupeKeyOf = ({ endpointId, provider, body }: Source): string =>
  createHash('sha256')
    .update(`${endpointId ?? provider}\n${body}`)
    .digest('hex');

export function acknowledge({ provider, body }: Source): Response {
  if (provider !== 'salesforce' || !isXml(body)) return Response.json({ received: true });
  return new Response(OUTBOUND_ACK, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
