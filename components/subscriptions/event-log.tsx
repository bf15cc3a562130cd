'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import { api } from '@/lib/query/fetch';
import type { EventDelivery } from '@/lib/subscriptions/subscription-schema';
import { EventDrawer } from './event-drawer';
import { eventKeys } from './event-keys';
import { attemptInWords, deliveryState } from './event-words';

type Page = { data: EventDelivery[]; next_cursor: string | null };

const ALL = 'all';
const STATES = [
  { value: ALL, label: 'All messages' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'pending', label: 'Waiting' },
  { value: 'failed', label: 'Given up' },
];
const EVERY_FIVE_SECONDS = 5000;

/** What was sent and what became of it; the latest first, read again by itself. */
export function EventLog({ orgId, subscriptionId }: { orgId: string; subscriptionId: string }) {
  const [status, setStatus] = useUrlParam('status');
  const [shownId, show] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: eventKeys(orgId).list({ subscription: subscriptionId, status }),
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        limit: '50',
        ...(pageParam ? { cursor: pageParam } : {}),
        ...(status ? { status } : {}),
      });
      return api<Page>(`/event-subscriptions/${subscriptionId}/deliveries?${params}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: EVERY_FIVE_SECONDS,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <div className="border-line border-b px-4 py-2">
        <Select
          aria-label="State"
          options={STATES}
          value={status ?? ALL}
          onValueChange={(value) => setStatus(value === ALL ? null : value)}
          className="w-44"
        />
      </div>
      {query.isPending ? <SkeletonRows rows={5} label="Reading the log" /> : null}
      {query.isError && rows.length === 0 ? (
        <ErrorState title="The log could not be read" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <EmptyState title="Nothing here yet">
          “Send test” sends a message that says nothing but that it arrived.
        </EmptyState>
      ) : null}
      <ul aria-label="Messages" className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id}>
            <EventRow delivery={row} onOpen={() => show(row.id)} />
          </li>
        ))}
      </ul>
      {rows.length > 0 ? (
        <LoadMore
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          summary={`${rows.length} shown`}
        />
      ) : null}
      <EventDrawer
        orgId={orgId}
        delivery={rows.find(({ id }) => id === shownId) ?? null}
        onClose={() => show(null)}
      />
    </>
  );
}

function EventRow({ delivery, onOpen }: { delivery: EventDelivery; onOpen: () => void }) {
  const { label, tone } = deliveryState(delivery);
  return (
    <button
      type="button"
      onClick={onOpen}
      className="grid w-full grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-4 py-2 text-left text-sm outline-offset-[-2px] hover:bg-hover sm:grid-cols-[7rem_11rem_minmax(0,1fr)_7rem]"
    >
      <span>
        <Badge tone={tone}>{label}</Badge>
      </span>
      <span className="truncate font-mono text-xs">{delivery.event_type}</span>
      <span className="truncate text-muted max-sm:col-start-2">{attemptInWords(delivery)}</span>
      <span className="text-muted max-sm:col-start-2 sm:text-right">
        <RelativeTime value={delivery.created_at} />
      </span>
    </button>
  );
}
