'use client';

import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { toast, toastUndo } from '@/components/ui/toast';
import type { ReplyRow, ReplySummary } from '@/lib/replies/review-schema';
import type { Classification, Correction, ReplyReview } from '@/lib/replies/schema';
import {
  type ReplyPage,
  replyListsKey,
  replySummaryKey,
  sendCorrection,
  withdrawCorrection,
} from './reply-query';
import { countedOf, whoOf } from './reply-words';

/** `null` takes the person's word back. */
type Change = { row: ReplyRow; correction: Correction | null };
type Review = Pick<ReplyRow, 'corrected' | 'needs_review'>;

/** Labels replies: seen at once, sent in order, taken back with a message when the server refuses. */
export function useLabel(orgId: string) {
  const client = useQueryClient();
  const done = useRef<{ row: ReplyRow; before: Classification | null }[]>([]);
  const mutationKey = [orgId, 'replies', 'label'];
  const mutation = useMutation({
    mutationKey,
    // Labels of one reply build on each other: one request at a time.
    scope: { id: `replies-${orgId}` },
    mutationFn: ({ row, correction }: Change): Promise<ReplyReview> =>
      correction ? sendCorrection(row.event_id, correction) : withdrawCorrection(row.event_id),
    onMutate: async ({ row, correction }) => {
      await client.cancelQueries({ queryKey: replyListsKey(orgId) });
      const before: Review = { corrected: row.corrected, needs_review: row.needs_review };
      write(client, orgId, row, expected(row, correction));
      return { before };
    },
    onError: (error, { row }, context) => {
      if (context) write(client, orgId, row, context.before);
      toast('The label was not saved', { tone: 'bad', description: error.message });
    },
    onSuccess: (review, { row }) => {
      // A later label of the same reply may already be on the screen.
      if (client.isMutating({ mutationKey }) <= 1) write(client, orgId, row, review);
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey }) > 1) return;
      void client.invalidateQueries({ queryKey: replySummaryKey(orgId) });
      void client.invalidateQueries({ queryKey: replyListsKey(orgId), refetchType: 'none' });
    },
  });

  const undo = () => {
    const last = done.current.pop();
    if (!last) return;
    mutation.mutate({ row: last.row, correction: last.before ? labelsOf(last.before) : null });
  };
  const label = (row: ReplyRow, correction: Correction) => {
    done.current.push({ row, before: row.corrected });
    mutation.mutate({ row, correction });
    toastUndo(correction.confirmed ? `Confirmed: ${whoOf(row)}` : `Labelled: ${whoOf(row)}`, undo);
  };
  return { label, undo };
}

function labelsOf({
  sentiment_label,
  interest_level,
  objection_type,
  auto_reply,
  unsubscribe_request,
}: Classification) {
  return { sentiment_label, interest_level, objection_type, auto_reply, unsubscribe_request };
}

/** What the server will say. */
function expected(row: ReplyRow, correction: Correction | null): Review {
  if (!correction) return { corrected: null, needs_review: row.predicted.needs_review };
  const { confirmed: _, ...said } = correction;
  return {
    corrected: { ...countedOf(row), ...said, confidence: 1, needs_review: false },
    needs_review: false,
  };
}

function write(client: QueryClient, orgId: string, { event_id }: ReplyRow, review: Review): void {
  const { corrected, needs_review } = review;
  let waited: boolean | undefined;
  client.setQueriesData<InfiniteData<ReplyPage>>(
    { queryKey: replyListsKey(orgId) },
    (lists) =>
      lists && {
        ...lists,
        pages: lists.pages.map((page) => ({
          ...page,
          data: page.data.map((row) => {
            if (row.event_id !== event_id) return row;
            waited ??= row.needs_review;
            return { ...row, corrected, needs_review };
          }),
        })),
      },
  );
  if (waited === undefined || waited === needs_review) return;
  client.setQueryData<ReplySummary>(
    replySummaryKey(orgId),
    (now) => now && { ...now, to_review: now.to_review + (needs_review ? 1 : -1) },
  );
}
