'use client';

import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { toast, toastUndo } from '@/components/ui/toast';
import type { LearnedPattern, PatternChanges } from '@/lib/conversations/pattern-schema';
import {
  fetchPatterns,
  nextCursor,
  type Page,
  type PatternFilter,
  patternListKey,
  patternListsKey,
  sendPatternChanges,
} from './conversation-query';

export function usePatterns(orgId: string, filter: PatternFilter) {
  return useInfiniteQuery({
    queryKey: patternListKey(orgId, filter),
    queryFn: ({ pageParam, signal }) => fetchPatterns(filter, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
}

type Change = { before: LearnedPattern; changes: PatternChanges };

/** Changes patterns: seen at once, taken back with a message when the server refuses, and by "Undo". */
export function usePatternChange(orgId: string) {
  const client = useQueryClient();
  const write = (pattern: LearnedPattern) =>
    client.setQueriesData<InfiniteData<Page<LearnedPattern>>>(
      { queryKey: patternListsKey(orgId) },
      (lists) =>
        lists && {
          ...lists,
          pages: lists.pages.map((page) => ({
            ...page,
            data: page.data.map((row) => (row.id === pattern.id ? pattern : row)),
          })),
        },
    );
  const mutation = useMutation({
    scope: { id: `patterns-${orgId}` },
    mutationFn: ({ before, changes }: Change) => sendPatternChanges(before.id, changes),
    onMutate: async ({ before, changes }) => {
      await client.cancelQueries({ queryKey: patternListsKey(orgId) });
      write({ ...before, ...definedOf(changes) });
    },
    onError: (error, { before }) => {
      write(before);
      toast('The pattern was not changed', { tone: 'bad', description: error.message });
    },
    onSuccess: write,
    onSettled: () => void client.invalidateQueries({ queryKey: patternListsKey(orgId), refetchType: 'none' }),
  });
  return (before: LearnedPattern, changes: PatternChanges, words: string) => {
    mutation.mutate({ before, changes });
    const { status, expires_at, description } = before;
    const back = { status, expires_at, description };
    const undo = Object.fromEntries(
      Object.keys(changes).map((name) => [name, back[name as keyof typeof back]]),
    );
    toastUndo(words, () => mutation.mutate({ before: { ...before, ...definedOf(changes) }, changes: undo }));
  };
}

/** Without what stays as it is. */
function definedOf({ description, status, expires_at }: PatternChanges): Partial<LearnedPattern> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(status === undefined ? {} : { status }),
    ...(expires_at === undefined ? {} : { expires_at }),
  };
}
