'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import {
  ArrowRightLeft,
  CheckSquare,
  FileText,
  type LucideIcon,
  Mail,
  PenLine,
  Phone,
  StickyNote,
  Users,
} from 'lucide-react';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { TimelineItem } from '@/lib/deals/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

type Page = { data: TimelineItem[]; next_cursor: string | null };

const ICONS: Record<string, LucideIcon> = {
  call: Phone,
  meeting: Users,
  email: Mail,
  task: CheckSquare,
  note: StickyNote,
  file: FileText,
  stage: ArrowRightLeft,
};

/** Everything that happened on the deal, newest first. */
export function DealTimeline({ orgId, dealId }: { orgId: string; dealId: string }) {
  const query = useInfiniteQuery({
    queryKey: keysFor(orgId, 'deals').part(dealId, 'timeline'),
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return api<Page>(`/deals/${dealId}/timeline?limit=30${cursor}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  const items = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section id="timeline" title="Timeline" flush>
      {query.isPending ? <SkeletonRows rows={8} label="Loading the timeline" /> : null}
      {query.isError ? (
        <ErrorState
          title="The timeline could not be loaded."
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && items.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          Calls, mails and meetings appear here once they are imported.
        </EmptyState>
      ) : null}
      <ol aria-label="Timeline">
        {items.map((item) => (
          <Entry key={item.id} item={item} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <LoadMore hasMore loading={query.isFetchingNextPage} onLoadMore={() => query.fetchNextPage()} />
      ) : null}
    </Section>
  );
}

function Entry({ item }: { item: TimelineItem }) {
  const Icon = ICONS[item.kind] ?? PenLine;
  const direction = item.direction === 'inbound' ? 'from' : 'with';
  return (
    <li
      id={item.id}
      className="flex gap-3 border-line border-b px-4 py-2 text-sm last:border-b-0 target:bg-accent-soft"
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="min-w-0 font-medium">
            <span className="sr-only">{item.kind}: </span>
            {item.title}
          </span>
          <span className="text-muted text-xs">
            <RelativeTime value={item.at} />
          </span>
        </p>
        {item.contact ? (
          <p className="text-muted text-xs">
            {direction} {item.contact}
          </p>
        ) : null}
        {item.body ? <p className="mt-1 line-clamp-3 whitespace-pre-line text-muted">{item.body}</p> : null}
      </div>
    </li>
  );
}
