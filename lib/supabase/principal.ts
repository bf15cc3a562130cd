import 'server-only';
import { createClient } from '@supabase/supabase-js';
import { mintPrincipalToken, type PrincipalClaims } from '../auth/token';
import { env } from '../env/env';
import type { Database, Db } from './types';

/** A client under row-level security for an API key, or for a job that acts for a person. */
export function principalClient(claims: PrincipalClaims): Db {
  return createClient<Database>(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    accessToken: () => mintPrincipalToken(claims),
  });
}

/** Nobody in particular: may call what is granted to anon. */
export function anonymousClient(): Db {
  return createClient<Database>(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}
