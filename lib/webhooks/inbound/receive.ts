import 'server-only';
import type { Delivery } from '../../http/webhook';
import { must } from '../../supabase/must';
import type { Db } from '../../supabase/types';
import { findEndpoints, orAskAgain, type StoredEndpoint, secretsOf } from '../endpoint';
import type { Source } from '../schema';
import { SIGNATURE_HEADERS } from '../signatures';
import { mailIdentity } from './event';
import { openMail } from './open';

/**
 * SendGrid gives a mail up for good when it reads 4xx: what is not accepted is held with its bytes and answered 200,
 * what fails on our side is asked for again.
 */
export async function inboundSource(
  { bytes, headers }: Delivery<unknown>,
  endpoint: StoredEndpoint,
): Promise<Source> {
  const source = { orgId: endpoint.org_id, endpointId: endpoint.id, provider: endpoint.provider };
  const opened = await orAskAgain(async () =>
    openMail({ raw: bytes, headers, secrets: secretsOf(endpoint) }),
  );
  if ('mail' in opened)
    return { ...source, body: JSON.stringify(opened.mail), identity: mailIdentity(opened.mail) };
  const raw = Buffer.from(bytes).toString('base64');
  // Of its own kind: what is held must not stand in the way of the genuine mail that it may imitate.
  const identity = JSON.stringify(['held', ...SIGNATURE_HEADERS.map((name) => headers.get(name)), raw]);
  return { ...source, body: opened.text, identity, held: { reason: opened.problem, raw } };
}

type Held = { id: string; org_id: string; endpoint_id: string | null; raw: string; headers: unknown };

/** A held mail once more, with the keys of today. Its body when it is accepted now; otherwise it stays held. */
export async function reopen(db: Db, held: Held): Promise<string | undefined> {
  const { id, org_id, endpoint_id } = held;
  const [endpoint] = endpoint_id ? await findEndpoints(db, { org_id, id: endpoint_id }) : [];
  const opened = await openMail({
    raw: Buffer.from(held.raw, 'base64'),
    headers: new Headers(held.headers as Record<string, string>),
    secrets: endpoint ? secretsOf(endpoint) : [],
  });
  const change =
    'mail' in opened
      ? { body: JSON.stringify(opened.mail), raw: null }
      : { error: opened.problem, processed_at: new Date().toISOString() };
  await must(db.from('webhook_deliveries').update(change).eq('org_id', org_id).eq('id', id));
  return change.body;
}
