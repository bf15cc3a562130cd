'use client';

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { toast, toastUndo } from '@/components/ui/toast';
import type { Judged } from '@/lib/conversations/session-schema';
import { exchangesKey, type Page, sendFeedback, sessionListsKey } from './conversation-query';
import { changed, inputOf, mineOf, type Opinion, withOpinion } from './judged-exchanges';

type Change = { id: string; before: Opinion; after: Opinion };

/** Judges exchanges: seen at once, sent in order, taken back with a message when the server refuses. */
export function useOpinion(orgId: string, sessionId: string) {
  const client = useQueryClient();
  const key = exchangesKey(orgId, sessionId);
  const done = useRef<Change[]>([]);
  const write = (id: string, opinion: Opinion) =>
    client.setQueryData<InfiniteData<Page<Judged>>>(
      key,
      (pages) => pages && withOpinion(pages, id, opinion, new Date().toISOString()),
    );
  const mutation = useMutation({
    scope: { id: `feedback-${orgId}` },
    mutationFn: ({ id, after }: Change) => sendFeedback(id, inputOf(after)),
    onMutate: async ({ id, after }) => {
      await client.cancelQueries({ queryKey: key });
      write(id, after);
    },
    onError: (error, { id, before }) => {
      write(id, before);
      toast('Your feedback was not saved', { tone: 'bad', description: error.message });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: sessionListsKey(orgId), refetchType: 'none' }),
  });
  const undo = () => {
    const last = done.current.pop();
    if (last) mutation.mutate({ id: last.id, before: last.after, after: last.before });
  };
  const judge = (exchange: Judged, change: Partial<NonNullable<Opinion>>) => {
    const before = mineOf(exchange);
    const one = { id: exchange.id, before, after: changed(before, change) };
    done.current.push(one);
    mutation.mutate(one);
    toastUndo(wordsOf(change), undo);
  };
  return { judge, undo };
}

function wordsOf({ rating, correction }: Partial<NonNullable<Opinion>>): string {
  if (rating) return `Rated ${rating} of 5`;
  return correction ? 'Correction saved: agents get it from now on' : 'Correction taken back';
}
