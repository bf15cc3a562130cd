'use client';

import { MessagesSquare } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { SessionRow } from '@/lib/conversations/session-schema';
import { sessionHref } from './conversation-query';
import { countWords } from './conversation-words';
import { SESSION_COLUMNS } from './session-columns';
import type { useSessions } from './use-conversations';

type Sessions = ReturnType<typeof useSessions>;
const hrefOf = (row: SessionRow) => sessionHref(row.session_id) as Route;

/** Sessions, the latest first. */
export function SessionList({ query, rows }: { query: Sessions; rows: readonly SessionRow[] }) {
  if (query.isError && rows.length === 0)
    return (
      <ErrorState
        title="The sessions could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error.message}
      </ErrorState>
    );
  return (
    <DataTable
      label="Sessions"
      columns={SESSION_COLUMNS}
      rows={rows}
      rowId={(row) => row.session_id}
      rowHref={hrefOf}
      serverSorted
      exportName={null}
      footer={<Footer query={query} count={rows.length} />}
    />
  );
}

function Footer({ query, count }: { query: Sessions; count: number }) {
  if (query.isPending) return <SkeletonRows rows={10} label="Loading sessions" />;
  if (count === 0)
    return (
      <EmptyState
        title="No session fits"
        icon={<MessagesSquare />}
        action={<ButtonLink href={'/conversations' as Route}>Clear filters</ButtonLink>}
      >
        A session is shown when one of its exchanges fits every filter.
      </EmptyState>
    );
  return (
    <LoadMore
      hasMore={query.hasNextPage}
      loading={query.isFetchingNextPage}
      onLoadMore={() => query.fetchNextPage()}
      summary={summaryOf(count, query)}
    />
  );
}

function summaryOf(count: number, { hasNextPage, isFetchNextPageError }: Sessions): string {
  const sessions = countWords(count, 'session');
  if (isFetchNextPageError) return `${sessions} shown. More could not be loaded: try again.`;
  return hasNextPage ? `${sessions} shown, there are more` : sessions;
}
