import type { CookieOptions } from '@supabase/ssr';
import { env } from '../env/env';

/** Scripts never see the session: everything that needs it runs on the server. */
export function cookieOptions(): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: env().APP_URL.startsWith('https:') };
}
