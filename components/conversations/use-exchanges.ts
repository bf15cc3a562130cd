'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { exchangesKey, fetchExchanges, nextCursor } from './conversation-query';

export function useExchanges(orgId: string, sessionId: string) {
  return useInfiniteQuery({
    queryKey: exchangesKey(orgId, sessionId),
    queryFn: ({ pageParam, signal }) => fetchExchanges(sessionId, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
  });
}

type Exchanges = ReturnType<typeof useExchanges>;

/** Goes to the exchange that the address names, and reads on until it is there. */
export function useLinkedExchange(
  { data, hasNextPage, isFetchingNextPage, fetchNextPage }: Exchanges,
  onFound: (id: string) => void,
): void {
  const isThere = useRef(false);
  useEffect(() => {
    const wanted = window.location.hash.slice(1);
    if (isThere.current || !wanted.startsWith('exchange-') || isFetchingNextPage) return;
    isThere.current = document.getElementById(wanted) !== null;
    if (isThere.current) onFound(wanted.slice('exchange-'.length));
    else if (data && hasNextPage) void fetchNextPage();
  }, [data, hasNextPage, isFetchingNextPage, fetchNextPage, onFound]);
}
