import { z } from 'zod';
import { quantile } from '../stats/quantile';
import type { Span } from './calendar';
import type { Estimate } from './schema';
import { type Figures, figure } from './stored';

/** Day, failed exchanges, response times of all in ms. */
export const responseTimesSchema = z.array(z.tuple([z.string(), z.number(), z.array(z.number())]));
export type ResponseTimes = z.infer<typeof responseTimesSchema>;

/** Two-sided 90 % of the normal distribution. */
const Z90 = 1.6449;

/** The response times of a stretch of days, sorted once for all quantiles. */
export function timesOf(days: ResponseTimes, { from, to }: Span): Float64Array {
  const own = days.filter(([day]) => day >= from && day <= to).map(([, , times]) => times);
  const all = new Float64Array(own.reduce((sum, times) => sum + times.length, 0));
  let at = 0;
  for (const times of own) {
    all.set(times, at);
    at += times.length;
  }
  return all.sort();
}

/** A quantile; its interval is of order statistics (Conover, Practical Nonparametric Statistics, 3.2), null where n is too small. */
export function quantileOf(sorted: Float64Array, q: number): Estimate | null {
  const n = sorted.length;
  if (n === 0) return null;
  const bound = (sign: number) => sorted[Math.ceil(n * q + sign * Z90 * Math.sqrt(n * q * (1 - q))) - 1];
  const [low, high] = [bound(-1), bound(1)];
  const value = quantile(sorted, q);
  return { value, n, interval: low === undefined || high === undefined ? null : [low, high] };
}

const KEYS = { response_p50: 0.5, response_p95: 0.95, response_p99: 0.99 } as const;

export function responseFigures(days: ResponseTimes, period: Span, previous: Span): Figures {
  const [now, before] = [timesOf(days, period), timesOf(days, previous)];
  return Object.fromEntries(
    Object.entries(KEYS).map(([key, q]) => [
      key,
      figure(key as keyof typeof KEYS, quantileOf(now, q), quantileOf(before, q)),
    ]),
  );
}
