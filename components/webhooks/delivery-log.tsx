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
import type { Delivery, Endpoint } from '@/lib/webhooks/management-schema';
import { DeliveryDrawer } from './delivery-drawer';
import { deliveryKeys } from './delivery-keys';
import { effectsInWords, verdictOf } from './delivery-words';
import { ReplayMany } from './replay-many';

type Page = { data: Delivery[]; next_cursor: string | null };

const ALL = 'all';
const VERDICTS = [
  { value: ALL, label: 'All deliveries' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'quarantined', label: 'Quarantined' },
  { value: 'duplicate', label: 'Repeats' },
  { value: 'rejected', label: 'Refused' },
];
const EVERY_TEN_SECONDS = 10_000;

/** What came, what was said of it and what it changed; the latest first, read again by itself. */
export function DeliveryLog({ orgId, endpoint }: { orgId: string; endpoint: Endpoint }) {
  const [verdict, setVerdict] = useUrlParam('verdict');
  const [shown, show] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: deliveryKeys(orgId).list({ endpoint: endpoint.id, verdict }),
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        limit: '50',
        ...(pageParam ? { cursor: pageParam } : {}),
        ...(verdict ? { verdict } : {}),
      });
      return api<Page>(`/webhook-endpoints/${endpoint.id}/deliveries?${params}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: EVERY_TEN_SECONDS,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-2">
        <Select
          aria-label="Verdict"
          options={VERDICTS}
          value={verdict ?? ALL}
          onValueChange={(value) => setVerdict(value === ALL ? null : value)}
          className="w-44"
        />
        <ReplayMany orgId={orgId} endpoint={endpoint} />
      </div>
      <Rows
        rows={rows}
        isPending={query.isPending}
        error={query.isError && rows.length === 0 ? query.error.message : null}
        onRetry={() => query.refetch()}
        onOpen={show}
      />
      {rows.length > 0 ? (
        <LoadMore
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          summary={`${rows.length} shown`}
        />
      ) : null}
      <DeliveryDrawer orgId={orgId} id={shown} onClose={() => show(null)} />
    </>
  );
}

interface RowsProps {
  rows: readonly Delivery[];
  isPending: boolean;
  error: string | null;
  onRetry: () => void;
  onOpen: (id: string) => void;
}

function Rows({ rows, isPending, error, onRetry, onOpen }: RowsProps) {
  if (isPending) return <SkeletonRows rows={5} label="Reading the log" />;
  if (error)
    return (
      <ErrorState title="The log could not be read" onRetry={onRetry}>
        {error}
      </ErrorState>
    );
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing here yet">
        Deliveries appear within seconds. “Send test” sends one that changes nothing.
      </EmptyState>
    );
  return (
    <ul aria-label="Deliveries" className="divide-y divide-line">
      {rows.map((row) => {
        const { label, tone } = verdictOf(row);
        return (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => onOpen(row.id)}
              className="grid w-full grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-4 py-2 text-left text-sm outline-offset-[-2px] hover:bg-hover sm:grid-cols-[6.5rem_minmax(0,1fr)_7rem]"
            >
              <span>
                <Badge tone={tone}>{label}</Badge>
              </span>
              <span className="truncate">{effectsInWords(row)}</span>
              <span className="text-muted max-sm:col-start-2 sm:text-right">
                <RelativeTime value={row.received_at} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
