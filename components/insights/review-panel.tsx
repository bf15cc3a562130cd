'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Interval } from '@/components/ui/interval';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { DealReview } from '@/lib/insights/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

/** What was said while the deal was open, and what came of it. */
export function ReviewPanel({ orgId, dealId }: { orgId: string; dealId: string }) {
  const query = useQuery({
    queryKey: keysFor(orgId, 'deals').part(dealId, 'review'),
    queryFn: ({ signal }) => api<DealReview>(`/deals/${dealId}/review`, { signal }),
  });
  return (
    <>
      <Section
        id="review"
        title="Review"
        description="What was said while it was open, and how it came out"
        flush
      >
        {query.isPending ? <SkeletonRows rows={5} label="Loading the review" /> : null}
        {query.isError ? (
          <ErrorState
            title="The review could not be loaded."
            onRetry={() => query.refetch()}
            retrying={query.isFetching}
          >
            {query.error.message}
          </ErrorState>
        ) : null}
        {query.data ? <Shown review={query.data} /> : null}
      </Section>
      {query.data && query.data.not_raised.length > 0 ? <NotRaised review={query.data} /> : null}
    </>
  );
}

function Outcome({ cameTrue }: { cameTrue: boolean }) {
  return <Badge tone={cameTrue ? 'good' : 'neutral'}>{cameTrue ? 'Came true' : 'Did not come true'}</Badge>;
}

function Shown({ review }: { review: DealReview }) {
  if (review.shown.length === 0) {
    return (
      <EmptyState title="No insight was shown for this deal">
        Generate insights while a deal is open to see here what came of them.
      </EmptyState>
    );
  }
  const right = review.shown.filter((insight) => insight.came_true).length;
  return (
    <>
      <p className="num px-4 pt-3 text-sm">
        {review.shown.length} shown, {right} came true, {review.acted_on.length} acted on.
      </p>
      <ul aria-label="Insights that were shown">
        {review.shown.map((insight) => (
          <li key={insight.id} className="border-line border-b px-4 py-3 text-sm last:border-b-0">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {insight.title} <Outcome cameTrue={insight.came_true} />
              {insight.acted_on ? <Badge tone="accent">Acted on</Badge> : null}
            </p>
            <p className="text-muted">{insight.body}</p>
            {insight.action_taken ? <p>Done: {insight.action_taken}</p> : null}
            {insight.confidence_n > 0 ? (
              <p className="text-muted text-xs">
                Said with{' '}
                <Interval
                  mean={insight.confidence}
                  interval={insight.confidence_interval}
                  n={insight.confidence_n}
                />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function NotRaised({ review }: { review: DealReview }) {
  return (
    <Section
      id="not-raised"
      title="Present but not raised"
      description="Signals that could have been seen while it was open"
      flush
    >
      <ul>
        {review.not_raised.map((item) => (
          <li
            key={item.signal}
            className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2 text-sm last:border-b-0"
          >
            <Badge tone={item.kind === 'risk' ? 'bad' : 'good'}>
              {item.kind === 'risk' ? 'Risk' : 'Opportunity'}
            </Badge>
            <span className="min-w-0 flex-1">
              A deal {item.label}, from <RelativeTime value={item.first_seen_at} /> at {item.stage}
            </span>
            <Outcome cameTrue={item.came_true} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
