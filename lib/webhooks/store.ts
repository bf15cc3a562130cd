import 'server-only';
import { createHash } from 'node:crypto';
import type { Delivery } from '../http/webhook';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';
import { isXml } from './parse';
import type { Source } from './schema';
import { SIGNATURE_HEADERS } from './signatures';
import { storeTogether } from './store-together';

const KEPT_HEADERS = ['content-type', 'user-agent', 'webhook-id', 'x-hubspot-request-timestamp'];

export async function storeDelivery({ headers }: Delivery<unknown>, source: Source): Promise<void> {
  const { orgId, endpointId, provider, body, held } = source;
  const row = {
    p_org_id: orgId,
    // The generated types don't know that it may be null.
    p_endpoint_id: endpointId as string,
    p_provider: provider,
    // SessionId opens the customer's Salesforce: it is never stored.
    p_body: isXml(body) ? body.replace(/<(\w+:)?SessionId\b[\s\S]*?(\/>|<\/(\w+:)?SessionId>)/g, '') : body,
    p_headers: kept(headers, held ? [...KEPT_HEADERS, ...SIGNATURE_HEADERS] : KEPT_HEADERS),
    p_dedupe_key: dedupeKeyOf(source),
  };
  if (!held) await storeTogether(row);
  else
    await must(
      adminClient().rpc('hold_webhook_delivery', { ...row, p_raw: held.raw, p_reason: held.reason }),
    );
}

export const dedupeKeyOf = ({ endpointId, provider, body, identity = body }: Source): string =>
  createHash('sha256')
    .update(`${endpointId ?? provider}\n${identity}`)
    .digest('hex');

const kept = (headers: Headers, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, headers.get(name)?.slice(0, 500)]).filter(([, value]) => value),
  );

/** A line in the log without the body, so that an admin sees what is wrong. */
export async function noteRejected(
  { orgId, endpointId, provider }: Pick<Source, 'orgId' | 'endpointId' | 'provider'>,
  error: string,
): Promise<void> {
  await must(
    adminClient().from('webhook_deliveries').insert({
      org_id: orgId,
      endpoint_id: endpointId,
      provider,
      verdict: 'rejected',
      error,
      processed_at: new Date().toISOString(),
    }),
  );
}
