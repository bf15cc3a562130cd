import 'server-only';
import { cookies } from 'next/headers';
import { cookieOptions } from '../supabase/server-cookies';
import { paths, safeNext } from './paths';

export const NEXT_COOKIE = 'wl_next';

/** The links in mails carry no destination, so it waits in the browser that asked for the mail. */
export async function rememberNext(next: string | undefined): Promise<void> {
  const path = safeNext(next);
  if (path !== paths.home) (await cookies()).set(NEXT_COOKIE, path, { ...cookieOptions(), maxAge: 3600 });
}
