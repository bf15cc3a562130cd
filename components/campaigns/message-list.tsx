'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import { fetchMessages, messagesKey, nextCursor } from './campaign-query';
import { optionsOf } from './campaign-words';
import { messageColumns } from './message-columns';
import { MessageDrawer } from './message-drawer';
import { FACT_WORDS, LABEL_WORDS } from './message-words';

const FACTS = [{ value: 'all', label: 'Every message' }, ...optionsOf<string>(FACT_WORDS)];
const LABELS = [{ value: 'all', label: 'Every label' }, ...optionsOf<string>(LABEL_WORDS)];

interface MessageListProps {
  orgId: string;
  campaignId: string;
}

/** What was sent, to whom, how far it came and what it teaches; one of them opens beside the list. */
export function MessageList({ orgId, campaignId }: MessageListProps) {
  const [fact, setFact] = useUrlParam('fact');
  const [label, setLabel] = useUrlParam('label');
  const [openId, setOpenId] = useUrlParam('message');
  const filters = { fact, label };
  const query = useInfiniteQuery({
    queryKey: messagesKey(orgId, campaignId, filters),
    queryFn: ({ pageParam, signal }) => fetchMessages(campaignId, filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => messageColumns((id) => setOpenId(id, true)), [setOpenId]);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const more = query.hasNextPage ? ' shown, there are earlier ones' : '';
  const summary = query.isFetchNextPageError
    ? `${rows.length} messages shown. Earlier ones could not be loaded: try again.`
    : `${rows.length} ${rows.length === 1 ? 'message' : 'messages'}${more}`;
  return (
    <Card>
      <DataTable
        label="Messages"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        exportName="messages"
        toolbar={
          <div className="flex flex-wrap gap-2">
            <Select
              aria-label="What happened"
              value={fact ?? 'all'}
              options={FACTS}
              onValueChange={(next) => setFact(next === 'all' ? null : next)}
              className="w-auto"
            />
            <Select
              aria-label="Training label"
              value={label ?? 'all'}
              options={LABELS}
              onValueChange={(next) => setLabel(next === 'all' ? null : next)}
              className="w-auto"
            />
          </div>
        }
        footer={
          rows.length > 0 ? (
            <LoadMore
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onLoadMore={() => query.fetchNextPage()}
              summary={summary}
            />
          ) : (
            <NoRows query={query} isFiltered={Boolean(fact || label)} />
          )
        }
      />
      {openId ? <MessageDrawer orgId={orgId} id={openId} onClose={() => setOpenId(null)} /> : null}
    </Card>
  );
}

interface NoRowsProps {
  query: {
    isPending: boolean;
    isError: boolean;
    isFetching: boolean;
    error: Error | null;
    refetch: () => unknown;
  };
  isFiltered: boolean;
}

function NoRows({ query, isFiltered }: NoRowsProps) {
  if (query.isPending) return <SkeletonRows rows={10} label="Loading messages" />;
  if (query.isError) {
    return (
      <ErrorState
        title="The messages could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error?.message}
      </ErrorState>
    );
  }
  return (
    <EmptyState title={isFiltered ? 'No message fits' : 'No messages yet'}>
      {isFiltered
        ? 'Look at every message, or at every label.'
        : 'Report messages with POST /api/v1/messages and the id of this campaign.'}
    </EmptyState>
  );
}
