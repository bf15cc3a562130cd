'use client';

import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { BatchCard } from './batch-card';
import { batchesKey, fetchBatches } from './batch-query';

const POLL_MS = 1_500;

/** The newest batches; looked at again while one of them runs. */
export function BatchList({ orgId }: { orgId: string }) {
  const query = useQuery({
    queryKey: batchesKey(orgId),
    queryFn: ({ signal }) => fetchBatches(signal),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => status === 'running') ? POLL_MS : false,
  });
  const batches = query.data?.data ?? [];
  return (
    <Section id="batches" title="Batches" flush>
      {query.isPending ? <SkeletonRows rows={4} label="Loading the batches" /> : null}
      {query.isError && batches.length === 0 ? (
        <ErrorState
          title="The batches could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && batches.length === 0 ? (
        <EmptyState title="No batch yet">Add contacts and build their personas together.</EmptyState>
      ) : null}
      <ol className="divide-y divide-line">
        {batches.map((batch) => (
          <BatchCard key={batch.id} orgId={orgId} batch={batch} />
        ))}
      </ol>
    </Section>
  );
}
