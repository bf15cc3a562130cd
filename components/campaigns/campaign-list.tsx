'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import type { Route } from 'next';
import { useDeferredValue } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { CampaignSummary } from '@/lib/outcomes/campaign-schema';
import { CAMPAIGN_COLUMNS } from './campaign-columns';
import { CampaignFilterBar } from './campaign-filters';
import { campaignListKey, fetchCampaigns, nextCursor } from './campaign-query';

const hrefOf = (row: CampaignSummary) => `/campaigns/${row.id}` as Route;

export function CampaignList({ orgId }: { orgId: string }) {
  const [q] = useUrlParam('q');
  const [status] = useUrlParam('status');
  const [sort] = useUrlParam('sort');
  const filters = { q: useDeferredValue(q), status };
  const query = useInfiniteQuery({
    queryKey: campaignListKey(orgId, filters),
    queryFn: ({ pageParam, signal }) => fetchCampaigns(filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Boolean(q || status);
  if (query.isError && rows.length === 0) {
    return (
      <Card>
        <ErrorState
          title="The campaigns could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      </Card>
    );
  }
  if (query.isSuccess && rows.length === 0 && !isFiltered && !query.isFetching) return <NoCampaigns />;
  return (
    <Card>
      <DataTable
        label="Campaigns"
        columns={CAMPAIGN_COLUMNS}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={hrefOf}
        exportName={null}
        toolbar={<CampaignFilterBar initialQuery={q ?? ''} rows={rows} />}
        footer={
          <Footer
            isPending={query.isPending}
            rows={rows.length}
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => query.fetchNextPage()}
            summary={summaryOf(rows.length, query.hasNextPage, sort !== null, query.isFetchNextPageError)}
          />
        }
      />
    </Card>
  );
}

function summaryOf(n: number, hasMore: boolean, isSorted: boolean, hasFailed: boolean): string {
  if (hasFailed) return `${n} campaigns shown. More could not be loaded: try again.`;
  if (hasMore)
    return `${n} campaigns shown${isSorted ? ', sorted among themselves' : ''}; there are older ones`;
  return `${n} ${n === 1 ? 'campaign' : 'campaigns'}`;
}

interface FooterProps {
  isPending: boolean;
  rows: number;
  hasMore: boolean;
  loading: boolean;
  onLoadMore: () => void;
  summary: string;
}

function Footer({ isPending, rows, ...more }: FooterProps) {
  if (isPending) return <SkeletonRows rows={8} label="Loading campaigns" />;
  if (rows === 0)
    return (
      <EmptyState title="No campaign fits">
        Try fewer letters, or look at campaigns of every status.
      </EmptyState>
    );
  return <LoadMore {...more} />;
}

function NoCampaigns() {
  return (
    <Card>
      <EmptyState
        title="No campaigns yet"
        icon={<Megaphone />}
        action={
          <ButtonLink href={'/campaigns/new' as Route} variant="primary">
            New campaign
          </ButtonLink>
        }
      >
        Write and launch one here, or report messages with POST /api/v1/messages: a campaign appears with the
        first that names it.
      </EmptyState>
    </Card>
  );
}
