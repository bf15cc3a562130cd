import 'server-only';
import { createClient } from '@supabase/supabase-js';
import { env, requireEnv } from '../env/env';
import type { Database, Db } from './types';

/**
 * The service role: sees every organisation. May be imported by jobs, webhook ingestion and the aggregation
 * across organisations, and by nothing else; the architecture check enforces it.
 */
export function adminClient(): Db {
  return createClient<Database>(env().SUPABASE_URL, requireEnv('SUPABASE_SECRET_KEY'), {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}
