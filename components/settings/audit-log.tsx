'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { AuditRow } from '@/lib/orgs/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { auditActor, auditDetails, auditWords } from './audit-words';

interface AuditPage {
  data: AuditRow[];
  next_cursor: string | null;
}

interface AuditLogProps {
  orgId: string;
  first: AuditPage;
  names: Record<string, string>;
}

const ALL = 'all';

export function AuditLog({ orgId, first, names }: AuditLogProps) {
  const query = useInfiniteQuery({
    queryKey: keysFor(orgId, 'audit').list(),
    queryFn: ({ pageParam, signal }) =>
      api<AuditPage>(`/audit?limit=200&cursor=${encodeURIComponent(pageParam)}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    initialData: { pages: [first], pageParams: [''] },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = query.data.pages.flatMap((page) => page.data);
  const [wanted, setWanted] = useUrlParam('what');
  const kinds = [...new Set(rows.map(auditWords))].sort();
  const shown = wanted ? rows.filter((row) => auditWords(row) === wanted) : rows;
  const columns = useMemo(() => auditColumns(names), [names]);
  if (query.isError && rows.length === 0)
    return (
      <ErrorState title="The audit log could not be read" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  return (
    <DataTable
      label="Audit log"
      columns={columns}
      rows={shown}
      rowId={(row) => String(row.seq)}
      exportName={null}
      toolbar={
        <Select
          aria-label="Kind of change"
          options={[
            { value: ALL, label: 'All changes' },
            ...kinds.map((kind) => ({ value: kind, label: kind })),
          ]}
          value={wanted ?? ALL}
          onValueChange={(value) => setWanted(value === ALL ? null : value)}
          className="w-56"
        />
      }
      footer={
        <LoadMore
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          summary={`${shown.length} shown${query.hasNextPage ? ', older ones can be loaded' : ''}`}
        />
      }
    />
  );
}

function auditColumns(names: Record<string, string>): Column<AuditRow>[] {
  return [
    {
      id: 'when',
      header: 'When',
      value: (row) => row.occurred_at,
      cell: (row) => <RelativeTime value={row.occurred_at} />,
      width: 'w-32',
    },
    { id: 'who', header: 'Who', value: (row) => auditActor(row, names), width: 'w-36' },
    { id: 'action', header: 'What', value: auditWords, width: 'w-48' },
    {
      id: 'details',
      header: 'Details',
      value: (row) => auditDetails(row.details),
      sortable: false,
      from: 'md',
    },
    { id: 'seq', header: 'Row', value: (row) => row.seq, numeric: true, from: 'lg' },
  ];
}
