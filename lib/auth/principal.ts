import type { Db } from '../supabase/types';
import type { Scope } from './token';

export type Role = 'rep' | 'admin';
export type Org = { id: string; name: string };
export type Principal = {
  kind: 'user' | 'api_key';
  id: string;
  name: string;
  role: Role;
  scopes: readonly Scope[];
};
/** Who asks, for which organisation, with a client that sees what they may see. */
export type Caller = { db: Db; org: Org; principal: Principal };

const IMPLIED: Record<Scope, readonly Scope[]> = {
  read: ['read', 'write', 'admin'],
  write: ['write', 'admin'],
  admin: ['admin'],
};

export function hasScope(principal: Principal, needed: Scope): boolean {
  return principal.scopes.some((scope) => IMPLIED[needed].includes(scope));
}

/** What a person may do follows from the role. */
export function scopesOfRole(role: Role): readonly Scope[] {
  return role === 'admin' ? ['read', 'write', 'admin'] : ['read', 'write'];
}
