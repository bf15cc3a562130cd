'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { fetchReplies, nextReplyCursor, type ReplyFilters, replyListKey } from './reply-query';

export function useReplies(orgId: string, filters: ReplyFilters) {
  return useInfiniteQuery({
    queryKey: replyListKey(orgId, filters),
    queryFn: ({ pageParam, signal }) => fetchReplies(filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextReplyCursor,
    placeholderData: keepPreviousData,
  });
}
