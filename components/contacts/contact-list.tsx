'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Upload, UsersRound } from 'lucide-react';
import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useDeferredValue, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { ContactFacets, ContactRow } from '@/lib/contacts/schema';
import { CONTACT_COLUMNS } from './contact-columns';
import { ContactFilterBar } from './contact-filters';
import { type ContactFilters, contactListKey, fetchContacts, nextCursor } from './contact-query';

interface ContactListProps {
  orgId: string;
  facets: ContactFacets;
}

const hrefOf = (row: ContactRow) => `/contacts/${row.id}` as Route;

function useFilters(): ContactFilters {
  const [q] = useUrlParam('q');
  const [industry] = useUrlParam('industry');
  const [region] = useUrlParam('region');
  const [sort] = useUrlParam('sort');
  return { q: useDeferredValue(q), industry, region, sort };
}

export function ContactList({ orgId, facets }: ContactListProps) {
  const filters = useFilters();
  // A new key draws the filter bar anew, with empty fields.
  const [round, setRound] = useState(0);
  const query = useInfiniteQuery({
    queryKey: contactListKey(orgId, filters),
    queryFn: ({ pageParam, signal }) => fetchContacts(filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Boolean(filters.q || filters.industry || filters.region);

  if (query.isPending)
    return (
      <Card>
        <SkeletonRows rows={12} label="Loading contacts" />
      </Card>
    );
  if (query.isError && rows.length === 0) {
    return (
      <Card>
        <ErrorState
          title="The contacts could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      </Card>
    );
  }
  if (rows.length === 0 && !isFiltered && !query.isFetching) return <NoContacts />;
  return (
    <Card>
      <DataTable
        label="Contacts"
        columns={CONTACT_COLUMNS}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={hrefOf}
        defaultSort={{ id: 'name', desc: false }}
        serverSorted
        exportName="contacts"
        toolbar={
          <ContactFilterBar key={round} facets={facets} initialQuery={round === 0 ? (filters.q ?? '') : ''} />
        }
        footer={
          rows.length === 0 ? (
            <NoMatch isSearching={query.isFetching} onClear={() => setRound(round + 1)} />
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
    </Card>
  );
}

function summaryOf(n: number, hasMore: boolean, hasFailed: boolean): string {
  if (hasFailed) return `${n} contacts shown. More contacts could not be loaded: try again.`;
  return hasMore ? `${n} contacts shown, there are more` : `${n} contacts`;
}

function NoMatch({ isSearching, onClear }: { isSearching: boolean; onClear: () => void }) {
  const router = useRouter();
  const pathname = usePathname();
  const clear = () => {
    router.replace(pathname as Route);
    onClear();
  };
  return (
    <EmptyState
      title={isSearching ? 'Searching' : 'Nobody matches'}
      action={<Button onClick={clear}>Clear search and filters</Button>}
    >
      Try fewer letters, or another industry or region.
    </EmptyState>
  );
}

function NoContacts() {
  return (
    <Card>
      <EmptyState
        title="No contacts yet"
        icon={<UsersRound />}
        action={
          <ButtonLink href={'/import' as Route} variant="primary" icon={<Upload />}>
            Import contacts
          </ButtonLink>
        }
      >
        Contacts come from a CSV file, from your CRM through the API, or with imported deals.
      </EmptyState>
    </Card>
  );
}
