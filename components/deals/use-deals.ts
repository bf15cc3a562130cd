'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import {
  DEAL_PAGE_SIZE,
  type DealFilters,
  type DealView,
  dealListKey,
  dealListPath,
} from '@/lib/deals/list-params';
import type { DealWithForecast } from '@/lib/insights/list-service';
import { api } from '@/lib/query/fetch';

export type DealPage = { data: DealWithForecast[]; next_cursor: string | null };
/** Deals for the filters, a page at a time; the old rows stay until the new ones are there. */
export function useDeals(orgId: string, filters: DealFilters, view: DealView) {
  return useInfiniteQuery({
    queryKey: dealListKey(orgId, filters, view),
    queryFn: ({ pageParam, signal }) =>
      api<DealPage>(dealListPath(filters, pageParam, DEAL_PAGE_SIZE[view]), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
