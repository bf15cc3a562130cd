import 'server-only';
import { hashToken } from '../auth/secret';
import { unseal } from '../auth/secret-box';
import { env } from '../env/env';
import { AppError } from '../errors';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Provider } from './schema';

/** For work whose failure is never the sender's fault: a sender that reads 4xx would not try again. */
export async function orAskAgain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError('unavailable', 'The delivery could not be taken in. Send it again.', {
      cause,
      retryAfterSeconds: 5,
    });
  }
}

const COLUMNS = 'id, org_id, provider, secret, old_secret, settings' as const;

export async function findEndpoints(db: Db, by: Record<string, string>) {
  const rows = await must(db.from('webhook_endpoints').select(COLUMNS).match(by).limit(1));
  return rows.map((row) => ({ ...row, provider: row.provider as Provider }));
}
export type StoredEndpoint = Awaited<ReturnType<typeof findEndpoints>>[number];

const asked = new Map<string, ReturnType<typeof findEndpoints>>();

/** Deliveries that arrive together ask once. Nothing is remembered: the next one asks again. */
function underway(by: { token_hash: string; provider: string }): ReturnType<typeof findEndpoints> {
  const key = `${by.provider} ${by.token_hash}`;
  const known = asked.get(key);
  if (known) return known;
  const answer = findEndpoints(adminClient(), by).finally(() => asked.delete(key));
  asked.set(key, answer);
  return answer;
}

/** The endpoint that the token in the address opens, or not_found. */
export async function findEndpoint(token: string, provider: string): Promise<StoredEndpoint> {
  const by = { token_hash: hashToken(token), provider };
  const [endpoint] = await orAskAgain(() => underway(by));
  if (!endpoint) throw new AppError('not_found', 'There is no such endpoint.');
  return endpoint;
}

/** The secret that counts and the one before the last rotation; none when the provider signs nothing. */
export function secretsOf({ secret, old_secret, org_id }: StoredEndpoint): string[] {
  return [secret, old_secret].filter((sealed) => sealed !== '').map((sealed) => unseal(sealed, org_id));
}

export const addressOf = (token: string, provider: string): string =>
  new URL(`/webhooks/${token}/${provider}`, env().APP_URL).href;
