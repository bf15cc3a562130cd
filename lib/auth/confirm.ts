import 'server-only';
import { serializeCookieHeader } from '@supabase/ssr';
import type { EmailOtpType } from '@supabase/supabase-js';
import { requestClient } from '../supabase/server';
import { cookieOptions } from '../supabase/server-cookies';
import { NEXT_COOKIE } from './next-cookie';
import { paths, safeNext } from './paths';

const TYPES: readonly EmailOtpType[] = ['signup', 'magiclink', 'recovery', 'invite', 'email_change', 'email'];

/** Turns the token of a mail into a session, then leads on; a bad link leads to the sign-in, which says so. */
export async function confirm(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { db, cookies, writtenHeaders } = requestClient(request);
  const tokenHash = searchParams.get('token_hash');
  const type = TYPES.find((known) => known === searchParams.get('type'));
  const isValid = tokenHash && type && !(await db.auth.verifyOtp({ token_hash: tokenHash, type })).error;
  const target = isValid
    ? destination(type, searchParams.get('next') ?? cookies.get(NEXT_COOKIE))
    : `${paths.signIn}?link=expired`;
  const headers = new Headers(isValid ? writtenHeaders : {});
  headers.append('set-cookie', serializeCookieHeader(NEXT_COOKIE, '', { ...cookieOptions(), maxAge: 0 }));
  headers.set('location', target);
  headers.set('cache-control', 'private, no-store');
  headers.set('referrer-policy', 'no-referrer');
  return new Response(null, { status: 303, headers });
}

function destination(type: EmailOtpType, next: string | undefined): string {
  return type === 'recovery' ? paths.newPassword : safeNext(next);
}
