'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useDeferredValue } from 'react';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { PersonaRow } from '@/lib/personas/schema';
import { PERSONA_COLUMNS } from './persona-columns';
import { fetchPersonas, nextCursor, personaListKey } from './persona-query';

const hrefOf = (row: PersonaRow) => `/personas/${row.id}` as Route;

/** The personas there are, the newest first; search and order live in the address. */
export function PersonaList({ orgId }: { orgId: string }) {
  const [typed, setTyped] = useUrlParam('q');
  const [sort] = useUrlParam('sort');
  const q = useDeferredValue(typed);
  const filters = { q, sort };
  const query = useInfiniteQuery({
    queryKey: personaListKey(orgId, filters),
    queryFn: ({ pageParam, signal }) => fetchPersonas(filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isEmpty = query.isSuccess && rows.length === 0 && !q;
  return (
    <Section id="personas" title="Personas" flush>
      {query.isPending ? <SkeletonRows rows={6} label="Loading personas" /> : null}
      {query.isError && rows.length === 0 ? (
        <ErrorState
          title="The personas could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {isEmpty ? (
        <EmptyState title="No personas yet">Choose a contact above and analyse what they did.</EmptyState>
      ) : null}
      {query.isSuccess && !isEmpty ? (
        <DataTable
          label="Personas"
          columns={PERSONA_COLUMNS}
          rows={rows}
          rowId={(row) => row.id}
          rowHref={hrefOf}
          defaultSort={{ id: 'created_at', desc: true }}
          serverSorted
          exportName="personas"
          toolbar={
            <Input
              type="search"
              aria-label="Search personas"
              placeholder="Persona, contact or company"
              defaultValue={typed ?? ''}
              onChange={(event) => setTyped(event.target.value.trim() || null)}
              className="w-full sm:w-64"
            />
          }
          footer={
            rows.length === 0 ? (
              <EmptyState title={query.isFetching ? 'Searching' : 'No persona matches'}>
                Try fewer letters, or the name of the company.
              </EmptyState>
            ) : (
              <LoadMore
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onLoadMore={() => query.fetchNextPage()}
                summary={summaryOf(rows.length, query.hasNextPage, query.isFetchNextPageError)}
              />
            )
          }
        />
      ) : null}
    </Section>
  );
}

function summaryOf(n: number, hasMore: boolean, hasFailed: boolean): string {
  if (hasFailed) return `${n} shown. More personas could not be loaded: try again.`;
  if (hasMore) return `${n} shown, there are more`;
  return n === 1 ? '1 persona' : `${n} personas`;
}
