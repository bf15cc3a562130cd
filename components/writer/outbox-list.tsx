'use client';

import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import type { Route } from 'next';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportCsv } from '@/components/ui/export-csv';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { keysFor } from '@/lib/query/keys';
import { MAX_OUTDATED, type OutboxMessage } from '@/lib/writer/outbox-schema';
import { canSend, isHeld, OutboxRow, outboxElementId } from './outbox-row';
import { useOutboxKeys } from './use-outbox-keys';
import { useOutdated } from './use-outdated';
import { fetchOutbox, markSent, outboxKey } from './writer-query';

const HEADER = [
  'contact',
  'company',
  'campaign',
  'step',
  'channel',
  'subject_line',
  'due_at',
  'status',
  'reason',
  'trial_went_back',
];
const csvOf = (row: OutboxMessage) => [
  row.contact,
  row.company,
  row.campaign,
  row.step,
  row.channel,
  row.subject_line,
  row.due_at,
  row.status,
  row.reason,
  row.outdated && (row.outdated.choice ?? 'to choose'),
];

/** Messages of one state; worked off with j, k, c, o and s, or by hand. */
export function OutboxList({ orgId, status }: { orgId: string; status: string }) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: outboxKey(orgId, status),
    queryFn: ({ pageParam, signal }) => fetchOutbox(status, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const [current, setCurrent] = useState<string | null>(null);
  const place = rows.findIndex(({ id }) => id === current);
  const sent = useMutation({
    mutationFn: ({ id }: OutboxMessage) => markSent(id),
    onSuccess: ({ contact }) => toast(`Tracked as sent to ${contact ?? 'them'}`),
    onError: (error) => toast('It was not marked as sent', { tone: 'bad', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: keysFor(orgId, 'outbox').root }),
  });
  const settle = useOutdated(orgId);
  const moveTo = (row: OutboxMessage | undefined) => {
    if (!row) return;
    setCurrent(row.id);
    document.getElementById(outboxElementId(row.id))?.focus();
  };
  useOutboxKeys((key) => {
    const row = rows[place];
    if (key === 'j') moveTo(rows[place + 1]);
    else if (key === 'k') moveTo(rows[Math.max(place - 1, 0)]);
    else if (!row) moveTo(rows[0]);
    else if (isHeld(row) || (key === 's' && !canSend(row))) return;
    else if (key === 's') sent.mutate(row);
    else if (key === 'o' && row.mailto) window.location.assign(row.mailto);
    else if (key === 'c') void navigator.clipboard.writeText(row.body).then(() => toast('Copied'));
  });
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className="flex min-h-12 flex-wrap justify-end gap-2 border-line border-b px-3 py-2">
        {status === 'outdated' && rows.length > 1 ? (
          <Button
            loading={settle.isPending}
            onClick={() =>
              settle.mutate({ choice: 'replaced', ids: rows.slice(0, MAX_OUTDATED).map(({ id }) => id) })
            }
          >
            Use the text from before for {Math.min(rows.length, MAX_OUTDATED)} messages
          </Button>
        ) : null}
        <ExportCsv fileName="outbox" header={HEADER} rows={() => rows.map(csvOf)} />
      </div>
      {query.isPending ? <SkeletonRows rows={6} label="Loading the outbox" /> : null}
      {query.isError && rows.length === 0 ? (
        <ErrorState
          title="The outbox could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && rows.length === 0 ? <NothingHere status={status} /> : null}
      {rows.length > 0 ? (
        <>
          <ul aria-label="Messages of the outbox">
            {rows.map((message) => (
              <OutboxRow
                key={message.id}
                message={message}
                isCurrent={message.id === current}
                onSelect={() => setCurrent(message.id)}
                onSent={() => sent.mutate(message)}
                onChoose={(choice) => settle.mutate({ choice, ids: [message.id] })}
                isChoosing={settle.isPending}
              />
            ))}
          </ul>
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => query.fetchNextPage()}
            summary={`${rows.length} ${rows.length === 1 ? 'message' : 'messages'} shown`}
          />
        </>
      ) : null}
    </div>
  );
}

function NothingHere({ status }: { status: string }) {
  if (status === 'outdated')
    return (
      <EmptyState
        title="No text waits for your choice"
        icon={<Inbox />}
        action={<ButtonLink href={'/outbox' as Route}>What is due</ButtonLink>}
      >
        When a trial goes back, messages that were written for it and have not been sent are held here.
      </EmptyState>
    );
  return (
    <EmptyState
      title={status === 'due' ? 'Nothing is due' : 'No messages here'}
      icon={<Inbox />}
      action={<ButtonLink href={'/campaigns/new' as Route}>New campaign</ButtonLink>}
    >
      Messages come here when a campaign is launched, and wait until their day.
    </EmptyState>
  );
}
