import 'server-only';
import { env } from '../env/env';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import { anonymousClient, principalClient } from '../supabase/principal';
import { requestClient } from '../supabase/server';
import { activeMembership, listMemberships, ORG_COOKIE, personCaller } from './memberships';
import { notePresence } from './presence';
import type { Caller } from './principal';
import { hashToken } from './secret';
import type { Scope } from './token';

export type Authenticated = Caller & { writtenHeaders?: Headers };

/** Who sends this request: an API key in the Authorization header, or a person with a session cookie. */
export async function authenticate(request: Request): Promise<Authenticated> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return authenticateKey(authorization);
  return authenticatePerson(request);
}

async function authenticateKey(authorization: string): Promise<Authenticated> {
  const key = /^Bearer (wl_[A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1];
  if (!key) throw new AppError('unauthenticated', 'Send an API key as "Authorization: Bearer wl_…".');
  const [row] = await must(anonymousClient().rpc('resolve_api_key', { p_token_hash: hashToken(key) }));
  if (!row) throw new AppError('unauthenticated', 'This API key does not exist or has been revoked.');
  const scopes = row.scopes as Scope[];
  return {
    db: principalClient({ principalId: row.id, orgId: row.org_id, kind: 'api_key', scopes }),
    org: { id: row.org_id, name: row.organization_name },
    principal: {
      kind: 'api_key',
      id: row.id,
      name: row.name,
      role: row.role === 'admin' ? 'admin' : 'rep',
      scopes,
    },
  };
}

async function authenticatePerson(request: Request): Promise<Authenticated> {
  const { db, cookies, writtenHeaders } = requestClient(request);
  const { data } = await db.auth.getClaims();
  const userId = data?.claims.sub;
  if (!userId) throw new AppError('unauthenticated', 'Sign in, or send an API key.');
  refuseForeignOrigin(request);
  const memberships = await listMemberships(db, userId);
  const caller = personCaller(db, userId, activeMembership(memberships, cookies.get(ORG_COOKIE)));
  await notePresence(caller);
  return { ...caller, writtenHeaders };
}

/** Cookies travel with requests that other sites start; a change must come from our own pages. */
function refuseForeignOrigin(request: Request): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const origin = request.headers.get('origin');
  const hosts = [
    request.headers.get('x-forwarded-host'),
    request.headers.get('host'),
    new URL(env().APP_URL).host,
  ];
  const isOurs = origin !== null && URL.canParse(origin) && hosts.includes(new URL(origin).host);
  const saysSameOrigin = origin === null && request.headers.get('sec-fetch-site') === 'same-origin';
  if (!isOurs && !saysSameOrigin) {
    throw new AppError('forbidden', 'This request did not come from a page of Winloop.');
  }
}
