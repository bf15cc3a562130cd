'use client';

import { Inbox } from 'lucide-react';
import type { Route } from 'next';
import { useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportCsv } from '@/components/ui/export-csv';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ReplyRow as Row } from '@/lib/replies/review-schema';
import { CSV_HEADER, csvOf } from './reply-csv';
import { type Campaign, ReplyFilterBar } from './reply-filters';
import type { ReplyKey } from './reply-keys';
import type { ReplyFilters } from './reply-query';
import { ReplyRow, replyElementId } from './reply-row';
import { countedOf } from './reply-words';
import { useLabel } from './use-label';
import { useReplies } from './use-replies';
import { useReplyKeys } from './use-reply-keys';

interface ReplyListProps {
  orgId: string;
  filters: ReplyFilters;
  campaigns: readonly Campaign[];
  hasReplies: boolean;
}

/** The replies that the filters let through; worked off by key, mouse or touch. */
export function ReplyList({ orgId, filters, campaigns, hasReplies }: ReplyListProps) {
  const query = useReplies(orgId, filters);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const { label, undo } = useLabel(orgId);
  const [current, setCurrent] = useState<string | null>(null);
  const place = rows.findIndex((row) => row.event_id === current);
  const row = rows[place];

  const moveTo = (next: Row | undefined) => {
    if (!next) return;
    setCurrent(next.event_id);
    document.getElementById(replyElementId(next.event_id))?.focus();
  };
  useReplyKeys((key: ReplyKey) => {
    if (key.kind === 'undo') undo();
    else if (key.kind === 'move') moveTo(place < 0 ? rows[0] : rows[place + key.by]);
    else if (!row) moveTo(rows[0]);
    else if (key.kind === 'label') label(row, key.label(countedOf(row)));
    else {
      if (!row.corrected) label(row, { confirmed: true });
      moveTo(rows[place + 1]);
    }
  });

  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        <ReplyFilterBar campaigns={campaigns} />
        <ExportCsv fileName="replies" header={CSV_HEADER} rows={() => rows.map(csvOf)} />
      </div>
      {query.isPending ? <SkeletonRows rows={8} label="Loading replies" /> : null}
      {query.isError && rows.length === 0 ? (
        <ErrorState
          title="The replies could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && rows.length === 0 ? <NoReplies filters={filters} hasReplies={hasReplies} /> : null}
      {rows.length > 0 ? (
        <>
          <ul aria-label="Replies">
            {rows.map((reply) => (
              <ReplyRow
                key={reply.event_id}
                row={reply}
                isCurrent={reply.event_id === current}
                onSelect={() => setCurrent(reply.event_id)}
                onLabel={(correction) => label(reply, correction)}
              />
            ))}
          </ul>
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => query.fetchNextPage()}
            summary={summaryOf(rows.length, query.hasNextPage, query.isFetchNextPageError)}
          />
        </>
      ) : null}
    </div>
  );
}

function summaryOf(n: number, hasMore: boolean, hasFailed: boolean): string {
  const shown = `${n} ${n === 1 ? 'reply' : 'replies'}`;
  if (hasFailed) return `${shown} shown. More could not be loaded: try again.`;
  return hasMore ? `${shown} shown, there are more` : shown;
}

function NoReplies({ filters, hasReplies }: { filters: ReplyFilters; hasReplies: boolean }) {
  if (!hasReplies)
    return (
      <EmptyState
        title="No replies yet"
        icon={<Inbox />}
        action={<ButtonLink href={'/settings/api-keys' as Route}>Connect your mail</ButtonLink>}
      >
        Replies arrive through your mail provider’s webhook or the API, and are read as they come in.
      </EmptyState>
    );
  if (filters.sentiment || filters.objection || filters.campaign_id)
    return (
      <EmptyState
        title="No reply matches"
        action={<ButtonLink href={'/replies' as Route}>Clear filters</ButtonLink>}
      >
        Try another sentiment, objection or campaign.
      </EmptyState>
    );
  return (
    <EmptyState
      title={filters.status === 'corrected' ? 'Nobody has labelled a reply yet' : 'Every reply is understood'}
      icon={<Inbox />}
      action={<ButtonLink href={'/replies?show=all' as Route}>Look through all replies</ButtonLink>}
    >
      Replies whose meaning is in doubt wait here for a person.
    </EmptyState>
  );
}
