import 'server-only';
import { SignJWT } from 'jose';
import { requireEnv } from '../env/env';

export type Scope = 'read' | 'write' | 'admin';
export type PrincipalClaims = {
  principalId: string;
  orgId: string;
  kind: 'user' | 'api_key';
  scopes?: readonly Scope[];
};

const LIFETIME_SECONDS = 300;

/**
 * The only place that signs a token. Whoever holds the secret can mint any role, so the role is fixed here.
 * A token without `scopes` is a person's; policies tell the two apart by that claim.
 */
export async function mintPrincipalToken(claims: PrincipalClaims): Promise<string> {
  const secret = new TextEncoder().encode(requireEnv('SUPABASE_JWT_SECRET'));
  const scopes = claims.kind === 'api_key' ? { scopes: claims.scopes ?? [] } : {};
  return new SignJWT({ role: 'authenticated', org_id: claims.orgId, ...scopes })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(claims.principalId)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(secret);
}
