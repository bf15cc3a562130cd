'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useMemo } from 'react';
import { scaleEnd } from '@/components/campaigns/scale';
import { useSearchNote } from '@/components/search/use-search-note';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import type { Practice } from '@/lib/practices/schema';
import { LibraryFilterBar } from './library-filters';
import { EmptyLibrary, LibraryFooter } from './library-footer';
import { practiceColumns } from './practice-columns';
import { metricOf } from './practice-order';
import {
  facetsKey,
  fetchFacets,
  fetchPractices,
  isSearch,
  nextCursor,
  practiceListKey,
} from './practice-query';
import { useLibraryView } from './use-library-view';

const hrefOf = (row: Practice) => `/library/${row.id}` as Route;

/** The practice whose link was clicked, if it was one. */
function openedId(target: EventTarget): string {
  const link = target instanceof Element ? target.closest('a[href^="/library/"]') : null;
  return link?.getAttribute('href')?.split('/').at(-1) ?? '';
}

/** The practices that fit the address, the best first. */
export function LibraryList({ orgId }: { orgId: string }) {
  const { filters, order, isNarrowed } = useLibraryView();
  const query = useInfiniteQuery({
    queryKey: practiceListKey(orgId, filters, order),
    queryFn: ({ pageParam, signal }) => fetchPractices(filters, order, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
  const counted = useQuery({
    queryKey: facetsKey(orgId, filters),
    queryFn: ({ signal }) => fetchFacets(filters, signal),
    placeholderData: keepPreviousData,
    enabled: !isSearch(filters),
  });
  const facets = isSearch(filters) ? query.data?.pages[0]?.facets : counted.data;
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data]);
  const metric = metricOf(order);
  const max = scaleEnd(rows.flatMap(({ rates }) => (rates[metric].n > 0 ? [rates[metric].interval[1]] : [])));
  const columns = useMemo(() => practiceColumns(metric, max), [metric, max]);
  const noteOpened = useSearchNote({
    place: 'library',
    text: filters.q ?? '',
    ids: query.isPending || query.isPlaceholderData ? null : rows.map(({ id }) => id),
  });
  if (query.isError && rows.length === 0) {
    return (
      <Card>
        <ErrorState
          title="The library could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      </Card>
    );
  }
  const isEmpty = !isNarrowed && counted.data?.length === 0 && rows.length === 0 && !query.isFetching;
  if (isEmpty) return <EmptyLibrary />;
  return (
    <Card
      className={cn(query.isPlaceholderData && 'opacity-60')}
      onClickCapture={({ target }) => noteOpened(openedId(target))}
    >
      <DataTable
        label="Practices"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={hrefOf}
        serverSorted
        exportName={null}
        toolbar={
          <LibraryFilterBar facets={facets ?? []} order={order} isSearch={Boolean(filters.q)} rows={rows} />
        }
        footer={
          <LibraryFooter
            isPending={query.isPending}
            count={rows.length}
            isSearch={Boolean(filters.q)}
            isNarrowed={isNarrowed}
            hasMore={query.hasNextPage}
            hasFailed={query.isFetchNextPageError}
            loading={query.isFetchingNextPage}
            onLoadMore={() => query.fetchNextPage()}
          />
        }
      />
    </Card>
  );
}
