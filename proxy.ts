import { createServerClient } from '@supabase/ssr';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from './lib/env/env';
import { isProduction } from './lib/env/log-level';
import { contentSecurityPolicy, securityHeaders } from './lib/http/security-headers';
import { cookieOptions } from './lib/supabase/server-cookies';

/**
 * Refreshes the session, because pages cannot write cookies, and sets headers. It is no boundary: pages, actions
 * and routes authenticate themselves, and deleting this file opens nothing.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, {
    isProduction: isProduction(),
    isHttps: env().APP_URL.startsWith('https:'),
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = await refreshed(request, headers);
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of securityHeaders(env().APP_URL)) response.headers.set(name, value);
  return response;
}

async function refreshed(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const written: { name: string; value: string; options: object }[] = [];
  const extra = new Map<string, string>();
  // API requests refresh in their own door, and a session that isn't there needs nothing.
  const hasSession = request.cookies.getAll().some(({ name }) => name.startsWith('sb-'));
  if (hasSession && !request.nextUrl.pathname.startsWith('/api/')) {
    const db = createServerClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
      cookieOptions: cookieOptions(),
      cookies: {
        getAll: () => request.cookies.getAll(),
        setAll: (cookies, cacheHeaders) => {
          for (const cookie of cookies) {
            request.cookies.set(cookie.name, cookie.value);
            written.push(cookie);
          }
          for (const [name, value] of Object.entries(cacheHeaders)) extra.set(name, value);
        },
      },
    });
    // Reads the session and refreshes it when it is about to end; whether it is genuine, pages ask themselves.
    await db.auth.getSession();
  }
  headers.set('cookie', request.cookies.toString());
  const response = NextResponse.next({ request: { headers } });
  for (const { name, value, options } of written) response.cookies.set(name, value, options);
  for (const [name, value] of extra) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg|webhooks/|healthz).*)'],
};
