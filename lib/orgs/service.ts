import 'server-only';
import { hashToken, randomToken } from '../auth/secret';
import { env } from '../env/env';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { InvitationPeek, NewApiKey, Retention } from './schema';

type KeyRequest = { name: string; scopes: NewApiKey['scopes'] };

/** The key itself is in this answer and nowhere else: only its hash is stored. */
export async function createApiKey(db: Db, orgId: string, { name, scopes }: KeyRequest): Promise<NewApiKey> {
  const key = randomToken('wl_');
  const prefix = key.slice(0, 8);
  const args = {
    p_org_id: orgId,
    p_name: name,
    p_scopes: scopes,
    p_prefix: prefix,
    p_token_hash: hashToken(key),
  };
  const id = await must(db.rpc('create_api_key', args));
  return { id, name, prefix, scopes, key };
}

export async function revokeApiKey(db: Db, id: string): Promise<void> {
  await must(db.rpc('revoke_api_key', { p_id: id }));
}

/** The link is the only copy of the token. */
export async function invite(
  db: Db,
  orgId: string,
  { email, role }: { email: string; role: 'rep' | 'admin' },
): Promise<{ id: string; link: string }> {
  const token = randomToken();
  const args = { p_org_id: orgId, p_email: email, p_role: role, p_token_hash: hashToken(token) };
  const id = await must(db.rpc('create_invitation', args));
  return { id, link: new URL(`/join/${token}`, env().APP_URL).href };
}

export async function peekInvitation(db: Db, token: string): Promise<InvitationPeek | undefined> {
  const [row] = await must(db.rpc('peek_invitation', { p_token_hash: hashToken(token) }));
  if (!row) return undefined;
  const state = row.state as InvitationPeek['state'];
  return {
    organizationName: row.organization_name,
    email: row.email,
    role: row.role === 'admin' ? 'admin' : 'rep',
    state,
  };
}

export async function acceptInvitation(db: Db, token: string): Promise<string> {
  return must(db.rpc('accept_invitation', { p_token_hash: hashToken(token) }));
}

export async function withdrawInvitation(db: Db, orgId: string, id: string): Promise<void> {
  const rows = await must(db.from('invitations').delete().eq('org_id', orgId).eq('id', id).select('id'));
  requireOne(rows, 'There is no such invitation.');
}

export async function changeRole(db: Db, orgId: string, id: string, role: 'rep' | 'admin'): Promise<void> {
  const query = db
    .from('memberships')
    .update({ role })
    .eq('org_id', orgId)
    .eq('principal_id', id)
    .eq('kind', 'user');
  requireOne(await must(query.select('principal_id')), 'There is no such member.');
}

/** Removes a person; keys are revoked instead. Everything the person owned stays with the organisation. */
export async function removeMember(db: Db, orgId: string, id: string): Promise<void> {
  const query = db.from('memberships').delete().eq('org_id', orgId).eq('principal_id', id).eq('kind', 'user');
  requireOne(await must(query.select('principal_id')), 'There is no such member.');
}

export async function setRetention(db: Db, orgId: string, { kind, keep_days }: Retention): Promise<void> {
  if (keep_days === null) {
    await must(db.from('retention_policies').delete().eq('org_id', orgId).eq('kind', kind));
  } else {
    await must(db.from('retention_policies').upsert({ org_id: orgId, kind, keep_days }));
  }
}

function requireOne(rows: readonly unknown[], otherwise: string): void {
  if (rows.length === 0) throw new AppError('not_found', otherwise);
}
