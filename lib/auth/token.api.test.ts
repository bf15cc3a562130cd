import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiTest } from '../../supabase/embedded/test-api';
import { principalClient } from '../supabase/principal';
import { mintPrincipalToken } from './token';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

describe('the token of a principal', () => {
  it('has a fixed role and five minutes, whatever is asked for', async () => {
    const claims = {
      principalId: t.org.rep.id,
      orgId: t.org.id,
      kind: 'user',
      role: 'service_role',
      exp: 9e9,
    } as const;
    const token = await mintPrincipalToken(claims);
    const payload = decodeJwt(token);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(payload).toMatchObject({
      sub: t.org.rep.id,
      role: 'authenticated',
      aud: 'authenticated',
      org_id: t.org.id,
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    // Policies tell people from keys by this claim: a person who carries one would lose or gain rights.
    expect(payload).not.toHaveProperty('scopes');
  });

  it('of a key without scopes can do nothing', async () => {
    const db = principalClient({ principalId: t.org.rep.id, orgId: t.org.id, kind: 'api_key' });
    const { data: asKey } = await db.from('api_keys').select('id');
    expect(asKey).toEqual([]);
    expect(
      decodeJwt(await mintPrincipalToken({ principalId: t.org.rep.id, orgId: t.org.id, kind: 'api_key' }))
        .scopes,
    ).toEqual([]);
  });

  it('is refused by the database when somebody else signed it, or when it is old', async () => {
    const sign = (secret: string, expires: string) =>
      new SignJWT({ role: 'service_role' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(t.org.admin.id)
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const ask = async (token: string) => {
      const headers = {
        apikey: t.stack.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
        authorization: `Bearer ${token}`,
      };
      return (await fetch(`${t.stack.url}/rest/v1/organizations?select=id`, { headers })).status;
    };
    expect(
      await ask(await mintPrincipalToken({ principalId: t.org.rep.id, orgId: t.org.id, kind: 'user' })),
    ).toBe(200);
    expect(await ask(await sign('another secret of sufficient length!!', '5m'))).toBe(401);
    expect(await ask(await sign(t.stack.env.SUPABASE_JWT_SECRET, '-5m'))).toBe(401);
  });
});
