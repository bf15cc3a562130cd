'use client';

import type { Route } from 'next';
import { ReplyBadges } from '@/components/replies/reply-reading';
import { useReplies } from '@/components/replies/use-replies';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ReplyRow } from '@/lib/replies/review-schema';

/** What this person answered, to which message, and what it means. */
export function ContactReplies({ orgId, contactId }: { orgId: string; contactId: string }) {
  const query = useReplies(orgId, { status: 'all', contact_id: contactId });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section
      id="replies"
      title="Replies"
      flush
      actions={
        rows.some((row) => row.needs_review) ? (
          <ButtonLink href={'/replies' as Route} size="sm">
            Review
          </ButtonLink>
        ) : undefined
      }
    >
      {query.isPending ? <SkeletonRows rows={2} label="Loading the replies" /> : null}
      {query.isError && rows.length === 0 ? (
        <ErrorState
          title="The replies could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <EmptyState title="No replies yet">
          Answers to tracked messages appear here, with what they mean.
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <ol className="divide-y divide-line">
          {rows.map((row) => (
            <Entry key={row.event_id} row={row} />
          ))}
        </ol>
      ) : null}
      {query.hasNextPage ? (
        <LoadMore
          hasMore
          loading={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          summary={
            query.isFetchNextPageError
              ? 'Older replies could not be loaded: try again.'
              : 'There are older replies'
          }
        />
      ) : null}
    </Section>
  );
}

function Entry({ row }: { row: ReplyRow }) {
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="min-w-0 truncate font-medium">Re: {row.subject_line || row.message_start}</h3>
        <span className="text-muted text-xs">
          <RelativeTime value={row.occurred_at} />
        </span>
      </div>
      <p className="max-w-prose whitespace-pre-line break-words">{row.text || row.quoted}</p>
      <ReplyBadges row={row} />
    </li>
  );
}
