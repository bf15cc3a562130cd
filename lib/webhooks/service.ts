import 'server-only';
import { hashToken, randomToken } from '../auth/secret';
import { env } from '../env/env';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { EndpointInput } from './management-schema';
import type { Provider } from './schema';
import { seal } from './secret-box';

type Given = Pick<EndpointInput, 'secret' | 'public_key' | 'username' | 'password'>;

/** The secret that was given, or a new one that the admin copies to the provider. */
function secretFor(provider: Provider, given: Given): { secret: string; made?: string } {
  const { secret, public_key, username, password } = given;
  if (username && password) return { secret: `${username}:${password}` };
  const known = secret ?? public_key;
  if (known) return { secret: known };
  const missing = (path: string, message: string) =>
    new AppError('validation', message, { errors: [{ path, message }] });
  if (provider === 'hubspot')
    throw missing('secret', 'Give the client secret of the HubSpot app: HubSpot signs with it.');
  if (provider === 'pipedrive')
    throw missing('username', 'Give the user name and password that Pipedrive will send.');
  const made = randomToken();
  return { secret: made, made };
}

/** Token and secret are in this answer and nowhere else. */
export async function createEndpoint(db: Db, orgId: string, input: EndpointInput) {
  const { provider, name, settings } = input;
  const token = randomToken();
  const { secret, made } = secretFor(provider, input);
  const row = {
    org_id: orgId,
    provider,
    name,
    token_hash: hashToken(token),
    secret: seal(secret, orgId),
    settings: JSON.parse(JSON.stringify(settings)),
  };
  const [created] = await must(db.from('webhook_endpoints').insert(row).select('id'));
  if (!created) throw new AppError('internal', 'Something went wrong on our side.');
  const url = new URL(`/webhooks/${token}/${provider}`, env().APP_URL).href;
  return { id: created.id, token, url, ...(made ? { secret: made } : {}) };
}

/** The secret before keeps counting until the next rotation. */
export async function rotateSecret(db: Db, orgId: string, id: string, given: Given) {
  const rows = db.from('webhook_endpoints').select('provider').eq('org_id', orgId).eq('id', id);
  const [endpoint] = await must(rows);
  if (!endpoint) throw new AppError('not_found', 'There is no such endpoint.');
  const { secret, made } = secretFor(endpoint.provider as Provider, given);
  await must(db.rpc('rotate_webhook_secret', { p_id: id, p_secret: seal(secret, orgId) }));
  return made ? { secret: made } : {};
}

export async function replayDelivery(db: Db, id: string): Promise<void> {
  await must(db.rpc('replay_webhook_delivery', { p_id: id }));
}
