import 'server-only';
import { createServerClient, parseCookieHeader, serializeCookieHeader } from '@supabase/ssr';
import { cookies } from 'next/headers';
import { env } from '../env/env';
import { cookieOptions } from './server-cookies';
import type { Database, Db } from './types';

/** For pages and server actions: the signed-in person's client. A new one for each request. */
export async function serverClient(): Promise<Db> {
  const jar = await cookies();
  return createServerClient<Database>(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: cookieOptions(),
    cookies: {
      getAll: () => jar.getAll(),
      setAll: (written) => {
        try {
          for (const { name, value, options } of written) jar.set(name, value, options);
        } catch {
          // Pages cannot write cookies; proxy.ts has refreshed the session before they run.
        }
      },
    },
  });
}

export type RequestClient = { db: Db; cookies: ReadonlyMap<string, string>; writtenHeaders: Headers };

/** For route handlers: the client of a request's cookies, and the headers that its answer must carry. */
export function requestClient(request: Request): RequestClient {
  const given = parseCookieHeader(request.headers.get('cookie') ?? '').map(({ name, value = '' }) => ({
    name,
    value,
  }));
  const writtenHeaders = new Headers();
  const db = createServerClient<Database>(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: cookieOptions(),
    cookies: {
      getAll: () => given,
      setAll: (written, headers) => {
        for (const { name, value, options } of written) {
          writtenHeaders.append('set-cookie', serializeCookieHeader(name, value, options));
        }
        for (const [name, value] of Object.entries(headers)) writtenHeaders.set(name, value);
      },
    },
  });
  return { db, cookies: new Map(given.map(({ name, value }) => [name, value])), writtenHeaders };
}
