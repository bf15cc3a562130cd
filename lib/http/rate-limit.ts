import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '../env/env';
import { AppError } from '../errors';

const limiters = new Map<string, RateLimiterMemory>();

/** Counts per process: a brake against runaways and guessing, not an accounting of use. */
export async function limit(bucket: string, key: string, points: number, seconds: number): Promise<void> {
  const name = `${bucket}:${points}:${seconds}`;
  const limiter = limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  limiters.set(name, limiter);
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError('rate_limited', 'Too many requests. Wait a moment and try again.', {
      retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
    });
  }
}

export function limitPrincipal(principalId: string): Promise<void> {
  return limit('principal', principalId, env().RATE_LIMIT_PER_MINUTE, 60);
}

/** The last address that a proxy added; a client can write the ones before it. */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}
