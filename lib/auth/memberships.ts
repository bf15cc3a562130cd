import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Caller, type Org, type Role, scopesOfRole } from './principal';

export const ORG_COOKIE = 'wl_org';

export type Membership = { org: Org; role: Role; name: string };

/** The organisations of a person, oldest membership first. */
export async function listMemberships(db: Db, userId: string): Promise<Membership[]> {
  const rows = await must(
    db
      .from('memberships')
      .select('role, display_name, created_at, organizations!memberships_org_id_fkey (id, name)')
      .eq('principal_id', userId)
      .eq('kind', 'user')
      .order('created_at')
      .order('org_id'),
  );
  return rows.map((row) => ({
    org: { id: row.organizations.id, name: row.organizations.name },
    role: row.role === 'admin' ? 'admin' : 'rep',
    name: row.display_name,
  }));
}

/** The organisation that the cookie names, if the person belongs to it; otherwise the first. */
export function activeMembership(memberships: readonly Membership[], wanted: string | undefined) {
  return memberships.find(({ org }) => org.id === wanted) ?? memberships[0];
}

export function personCaller(db: Db, userId: string, membership: Membership | undefined): Caller {
  if (!membership) throw new AppError('forbidden', 'You do not belong to an organisation yet.');
  const { org, role, name } = membership;
  return { db, org, principal: { kind: 'user', id: userId, name, role, scopes: scopesOfRole(role) } };
}
