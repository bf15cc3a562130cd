'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PeriodDays } from '@/lib/learning/period-choices';
import { fetchLearning, learningKey } from './learning-query';

const MINUTE_MS = 60_000;
const AWAITED_MS = 2_000;

/** Figures that somebody wants replaced: when they were computed. Undefined: nobody does. */
export type Outdated = string | null | undefined;

/** The figures of a period, asked for again every minute while the page is in view; sooner while newer ones are awaited. */
export function useLearning(orgId: string, days: PeriodDays, outdated?: Outdated) {
  return useQuery({
    queryKey: learningKey(orgId, days),
    queryFn: ({ signal }) => fetchLearning(days, signal),
    refetchInterval: ({ state }) =>
      outdated !== undefined && state.data?.computed_at === outdated ? AWAITED_MS : MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}
