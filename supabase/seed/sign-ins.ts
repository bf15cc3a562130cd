import { createHash } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { connect, derivedSecret, type SeedClient, type SeedTarget, seedError } from './target';

export type SignIn = { email: string; password: string };
export type SeedPerson = SignIn & { id: string; db: SeedClient };

/** Signs in, or signs up at the first run: through Auth, as everybody does. */
export async function ensurePerson(target: SeedTarget, email: string, name: string): Promise<SeedPerson> {
  const password = `wl-${derivedSecret(target, `password:${email}`, 14)}`;
  const auth = createClient(target.url, target.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  }).auth;
  const known = await auth.signInWithPassword({ email, password });
  const answer = known.data.session
    ? known
    : await auth.signUp({ email, password, options: { data: { name } } });
  if (answer.error) throw seedError(`${email} could not sign up`, answer.error);
  const { session, user } = answer.data;
  if (!session || !user) {
    throw new Error(
      `${email} has to confirm the address first: switch off e-mail confirmation in Auth while seeding.`,
    );
  }
  return { email, password, id: user.id, db: connect(target, session.access_token) };
}

/** The organisation of that name in which the person is a member; created when there is none. */
export async function ensureOrganization(admin: SeedPerson, name: string): Promise<string> {
  const found = await admin.db
    .from('organizations')
    .select('id')
    .eq('name', name)
    .order('created_at')
    .limit(1);
  if (found.error) throw seedError('Organisations could not be read', found.error);
  const existing = found.data[0];
  if (existing) return existing.id;
  const created = await admin.db.rpc('create_organization', { p_name: name });
  if (created.error) throw seedError(`${name} could not be created`, created.error);
  return created.data;
}

/** Invites the person and accepts in their name, unless they are a member already. */
export async function ensureMember(
  admin: SeedPerson,
  person: SeedPerson,
  orgId: string,
  role: 'rep' | 'admin',
) {
  const member = await admin.db
    .from('memberships')
    .select('principal_id')
    .eq('org_id', orgId)
    .eq('principal_id', person.id);
  if (member.error) throw seedError('Members could not be read', member.error);
  if (member.data.length > 0) return;
  const tokenHash = createHash('sha256').update(crypto.randomUUID()).digest('hex');
  const invited = await admin.db.rpc('create_invitation', {
    p_org_id: orgId,
    p_email: person.email,
    p_role: role,
    p_token_hash: tokenHash,
  });
  if (invited.error) throw seedError(`${person.email} could not be invited`, invited.error);
  const joined = await person.db.rpc('accept_invitation', { p_token_hash: tokenHash });
  if (joined.error) throw seedError(`${person.email} could not join`, joined.error);
}

/** An API key with every scope. A revoked one stays revoked and is followed by the next. */
export async function ensureApiKey(
  target: SeedTarget,
  admin: SeedPerson,
  orgId: string,
  label: string,
): Promise<string> {
  const service = connect(target);
  for (let n = 1; n <= 50; n++) {
    const key = `wl_${derivedSecret(target, `api-key:${label}:${orgId}:${n}`, 40)}`;
    const hash = createHash('sha256').update(key).digest('hex');
    const found = await service.from('api_keys').select('revoked_at').eq('token_hash', hash).maybeSingle();
    if (found.error) throw seedError('API keys could not be read', found.error);
    if (found.data && !found.data.revoked_at) return key;
    if (found.data) continue;
    const created = await admin.db.rpc('create_api_key', {
      p_org_id: orgId,
      p_name: 'Sample key',
      p_scopes: ['read', 'write', 'admin'],
      p_prefix: key.slice(0, 8),
      p_token_hash: hash,
    });
    if (created.error) throw seedError('The API key could not be created', created.error);
    return key;
  }
  throw new Error('Fifty sample keys have been revoked: create one in Settings.');
}
