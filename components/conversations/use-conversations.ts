'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import type { SessionFilter } from '@/lib/conversations/session-schema';
import { readFilters } from './conversation-filters';
import { fetchSessions, nextCursor, searchExchanges, searchKey, sessionListKey } from './conversation-query';

/** What the address asks for: words to search by, and filters. */
export function useConversationFilters(): { q: string; filter: SessionFilter } {
  const params = useSearchParams();
  return { q: params.get('q')?.trim() ?? '', filter: readFilters((name) => params.get(name), new Date()) };
}

export function useSessions(orgId: string, filter: SessionFilter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: sessionListKey(orgId, filter),
    queryFn: ({ pageParam, signal }) => fetchSessions(filter, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useExchangeSearch(orgId: string, q: string, filter: SessionFilter) {
  return useQuery({
    queryKey: searchKey(orgId, q, filter),
    queryFn: ({ signal }) => searchExchanges(q, filter, signal),
    placeholderData: keepPreviousData,
    enabled: q !== '',
  });
}
