import { createHmac } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../lib/supabase/database.types';

/** A running Supabase, local or hosted. */
export type SeedTarget = { url: string; publishableKey: string; secretKey: string };
export type SeedClient = SupabaseClient<Database>;

export function connect(target: SeedTarget, token?: string): SeedClient {
  return createClient<Database>(target.url, token ? target.publishableKey : target.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    ...(token ? { accessToken: async () => token } : {}),
  });
}

/**
 * Sign-ins of a sample are derived from the stack's secret key, so that seeding again finds them even when
 * `.data/demo.json` is gone. Nobody without that key can compute them.
 */
export function derivedSecret(target: SeedTarget, label: string, length: number): string {
  return createHmac('sha256', target.secretKey)
    .update(`winloop sample:${label}`)
    .digest('base64url')
    .slice(0, length);
}

/** One sentence about what failed, with the cause attached. */
export function seedError(what: string, cause: { message: string }): Error {
  return new Error(`${what}: ${cause.message}`, { cause });
}
