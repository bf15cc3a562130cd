import { PERIODS, type PeriodDays } from '@/lib/learning/period-choices';
import type { Learning } from '@/lib/learning/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export const DEFAULT_DAYS: PeriodDays = 30;

/** The period that the address asks for. */
export function daysOf(text: string | null): PeriodDays {
  return PERIODS.find((days) => String(days) === text) ?? DEFAULT_DAYS;
}

/** Browser and server build the same key, so that what the server prefetched is found. */
export const learningKey = (orgId: string, days: PeriodDays) => keysFor(orgId, 'learning').list({ days });

export const fetchLearning = (days: PeriodDays, signal: AbortSignal): Promise<Learning> =>
  api(`/learning?period=${days}`, { signal });
