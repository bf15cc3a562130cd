'use client';

import { BriefcaseBusiness } from 'lucide-react';
import type { Route } from 'next';
import { useSearchParams } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { readDealFilters } from '@/lib/deals/list-params';
import type { DealOwner, StageSummary } from '@/lib/deals/schema';
import { DEAL_COLUMNS } from './deal-columns';
import { DealFilters } from './deal-filters';
import { useDeals } from './use-deals';

interface DealListProps {
  orgId: string;
  stages: readonly StageSummary[];
  owners: readonly DealOwner[];
}

export function DealList({ orgId, stages, owners }: DealListProps) {
  const params = useSearchParams();
  const filters = readDealFilters(params);
  const query = useDeals(orgId, filters, 'list');
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Boolean(filters.q || filters.stage || filters.owner || params.get('status'));
  const toolbar = <DealFilters stages={stages} owners={owners} withStatus />;

  if (query.isError) {
    return (
      <ErrorState
        title="The deals could not be loaded."
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error.message}
      </ErrorState>
    );
  }
  return (
    <DataTable
      label="Deals"
      columns={DEAL_COLUMNS}
      rows={rows}
      rowId={(deal) => deal.id}
      rowHref={(deal) => `/deals/${deal.id}` as Route}
      serverSorted
      exportName="deals"
      toolbar={toolbar}
      footer={
        query.isPending ? (
          <SkeletonRows rows={12} label="Loading deals" />
        ) : (
          <ListFooter count={rows.length} isFiltered={isFiltered} query={query} />
        )
      }
    />
  );
}

interface FooterProps {
  count: number;
  isFiltered: boolean;
  query: Pick<ReturnType<typeof useDeals>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}

function ListFooter({ count, isFiltered, query }: FooterProps) {
  if (count === 0 && isFiltered) {
    return (
      <EmptyState title="No deal fits these filters">
        Take a filter away or search for something else.
      </EmptyState>
    );
  }
  if (count === 0) {
    return (
      <EmptyState
        title="No open deals yet"
        icon={<BriefcaseBusiness />}
        action={
          <ButtonLink href={'/import' as Route} variant="primary">
            Import deals
          </ButtonLink>
        }
      >
        Bring them in from your CRM or a CSV file.
      </EmptyState>
    );
  }
  return (
    <LoadMore
      hasMore={query.hasNextPage}
      loading={query.isFetchingNextPage}
      onLoadMore={() => query.fetchNextPage()}
      summary={`${count} ${count === 1 ? 'deal' : 'deals'}${query.hasNextPage ? ' shown, more below' : ''}`}
    />
  );
}
