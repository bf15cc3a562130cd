import 'server-only';
import { hashToken, randomToken } from '../auth/secret';
import { seal } from '../auth/secret-box';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { addressOf } from './endpoint';
import type { Endpoint, EndpointChanges, EndpointInput, ReplayInput } from './management-schema';
import { getEndpoint } from './queries';
import type { Provider } from './schema';

const invalid = (path: string, message: string) =>
  new AppError('validation', message, { errors: [{ path, message }] });

type Given = Pick<EndpointInput, 'secret' | 'public_key' | 'username' | 'password'>;

/** The secret that was given, or a new one that the admin copies to the provider. */
function secretFor(provider: Provider, given: Given): { secret: string; made?: string } {
  const { secret, public_key, username, password } = given;
  if (username && password) return { secret: `${username}:${password}` };
  const known = secret ?? public_key;
  if (known) return { secret: known };
  if (provider === 'hubspot')
    throw invalid('secret', 'Give the client secret of the HubSpot app: HubSpot signs with it.');
  if (provider === 'pipedrive')
    throw invalid('username', 'Give the user name and password that Pipedrive will send.');
  if (provider === 'sendgrid-inbound') return { secret: '' };
  const made = randomToken();
  return { secret: made, made };
}

/** Token and secret are in this answer and nowhere else. */
export async function createEndpoint(db: Db, orgId: string, input: EndpointInput) {
  const { provider, name, settings, crm_token } = input;
  const token = randomToken();
  const { secret, made } = secretFor(provider, input);
  const row = {
    org_id: orgId,
    provider,
    name,
    token_hash: hashToken(token),
    // Empty says that nothing is signed.
    secret: secret === '' ? '' : seal(secret, orgId),
    settings: JSON.parse(JSON.stringify(settings)),
    crm_token: crm_token ? sealedToken(provider, crm_token, orgId) : '',
  };
  const [created] = await must(db.from('webhook_endpoints').insert(row).select('id'));
  if (!created) throw new AppError('internal', 'Something went wrong on our side.');
  return { id: created.id, token, url: addressOf(token, provider), ...(made ? { secret: made } : {}) };
}

function sealedToken(provider: Provider, token: string, orgId: string): string {
  if (provider !== 'hubspot') throw invalid('crm_token', 'Only HubSpot leaves out what a token could fetch.');
  return seal(token, orgId);
}

/** Pausing holds deliveries back; resuming reads what came meanwhile. */
export async function updateEndpoint(
  db: Db,
  orgId: string,
  id: string,
  { name, status, settings, crm_token }: EndpointChanges,
): Promise<Endpoint> {
  const { provider } = await getEndpoint(db, orgId, id);
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status }),
    ...(settings === undefined ? {} : { settings: JSON.parse(JSON.stringify(settings)) }),
    ...(crm_token === undefined
      ? {}
      : { crm_token: crm_token ? sealedToken(provider, crm_token, orgId) : '' }),
  };
  if (Object.keys(changes).length > 0)
    await must(db.from('webhook_endpoints').update(changes).eq('org_id', orgId).eq('id', id));
  return getEndpoint(db, orgId, id);
}

/** Its address answers 404 from now on and its log goes; what the ledger learned stays. */
export async function deleteEndpoint(db: Db, orgId: string, id: string): Promise<void> {
  const deleted = await must(
    db.from('webhook_endpoints').delete().eq('org_id', orgId).eq('id', id).select('id'),
  );
  if (deleted.length === 0) throw new AppError('not_found', 'There is no such endpoint.');
}

/** The secret before keeps counting until the next rotation. */
export async function rotateSecret(db: Db, orgId: string, id: string, given: Given) {
  const { provider } = await getEndpoint(db, orgId, id);
  const { secret, made } = secretFor(provider, given);
  if (secret === '') throw invalid('public_key', 'Give the public key of the security policy in SendGrid.');
  await must(db.rpc('rotate_webhook_secret', { p_id: id, p_secret: seal(secret, orgId) }));
  return made ? { secret: made } : {};
}

export async function replayDelivery(db: Db, id: string): Promise<void> {
  await must(db.rpc('replay_webhook_delivery', { p_id: id }));
}

/** How many deliveries were queued. */
export async function replayDeliveries(db: Db, endpointId: string, filter: ReplayInput): Promise<number> {
  const { since = null, until = null, verdict = null, only_unlinked } = filter;
  return must(
    db.rpc('replay_webhook_deliveries', {
      p_endpoint_id: endpointId,
      // The generated types don't know that a filter may be null.
      p_since: since as string,
      p_until: until as string,
      p_verdict: verdict as string,
      p_only_unlinked: only_unlinked,
    }),
  );
}
