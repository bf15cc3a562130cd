'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { fetchTimeline, nextCursor, timelineKey } from './contact-query';
import { TimelineEntry } from './timeline-entry';

interface ContactTimelineProps {
  orgId: string;
  contactId: string;
}

export function ContactTimeline({ orgId, contactId }: ContactTimelineProps) {
  const query = useInfiniteQuery({
    queryKey: timelineKey(orgId, contactId),
    queryFn: ({ pageParam, signal }) => fetchTimeline(contactId, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
  });
  const entries = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section id="timeline" title="Timeline" description="Everything that happened with this person" flush>
      {query.isPending ? <SkeletonRows rows={8} label="Loading the timeline" /> : null}
      {query.isError && entries.length === 0 ? (
        <ErrorState
          title="The timeline could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && entries.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          Calls, meetings, e-mails and notes appear here once they are imported or logged.
        </EmptyState>
      ) : null}
      {entries.length > 0 ? (
        <>
          <ol className="divide-y divide-line">
            {entries.map((entry) => (
              <TimelineEntry key={entry.id} entry={entry} />
            ))}
          </ol>
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => query.fetchNextPage()}
            summary={summaryOf(entries.length, query.hasNextPage, query.isFetchNextPageError)}
          />
        </>
      ) : null}
    </Section>
  );
}

function summaryOf(n: number, hasMore: boolean, hasFailed: boolean): string {
  if (hasFailed) return `${n} activities shown. Older ones could not be loaded: try again.`;
  return hasMore ? `${n} activities shown, there are older ones` : `${n} activities`;
}
