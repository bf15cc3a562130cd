'use client';

import { useQuery } from '@tanstack/react-query';
import { Card, Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Benchmarks } from './benchmarks';
import { PatternMembership } from './pattern-membership';
import { comparisonKey, fetchComparison } from './persona-query';
import { SimilarPeople } from './similar-people';

/** The person beside others: what is usual, which pattern they follow, who is alike. */
export function ComparisonPanels({ orgId, contactId }: { orgId: string; contactId: string }) {
  const query = useQuery({
    queryKey: comparisonKey(orgId, contactId),
    queryFn: ({ signal }) => fetchComparison(contactId, signal),
  });
  if (query.isError) {
    return (
      <Card>
        <ErrorState
          title="The comparison could not be made"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      </Card>
    );
  }
  if (!query.data) {
    return (
      <Card>
        <SkeletonRows rows={8} label="Comparing with others" />
      </Card>
    );
  }
  const { benchmarks, similar, patterns } = query.data;
  return (
    <>
      <Section id="benchmarks" title="Benchmarks" description="Beside what is usual for people like this">
        <Benchmarks comparisons={benchmarks} />
      </Section>
      <Section id="pattern" title="Behavioural pattern" description="People who do the same things">
        <PatternMembership pattern={patterns[0] ?? null} />
      </Section>
      <Section id="similar" title="Similar people" description="By description and by behaviour">
        <SimilarPeople similar={similar} />
      </Section>
    </>
  );
}
