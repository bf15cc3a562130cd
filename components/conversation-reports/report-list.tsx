'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { FileChartColumn } from 'lucide-react';
import type { Route } from 'next';
import { useMemo } from 'react';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { useLocale } from '@/components/ui/locale';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import { agentOptions } from './agent-options';
import { MakeReport } from './make-report';
import { reportColumns } from './report-columns';
import { ALL_AGENTS, fetchReports, reportsKey } from './report-query';

interface ReportListProps {
  orgId: string;
  agents: readonly (string | null)[];
  /** Exchanges after which a report is made by itself. */
  every: number;
}

export function ReportList({ orgId, agents, every }: ReportListProps) {
  const { locale, timeZone } = useLocale();
  const [param, setParam] = useUrlParam('agent');
  const chosen = param ?? ALL_AGENTS;
  const query = useInfiniteQuery({
    queryKey: reportsKey(orgId, chosen),
    queryFn: ({ pageParam, signal }) => fetchReports(chosen, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => reportColumns(locale, timeZone), [locale, timeZone]);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  if (query.isPending) return <SkeletonRows rows={8} label="Loading the reports" />;
  if (query.isError && rows.length === 0)
    return (
      <ErrorState
        title="The reports could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error.message}
      </ErrorState>
    );
  if (rows.length === 0 && chosen === ALL_AGENTS)
    return (
      <EmptyState
        title="No report yet"
        icon={<FileChartColumn />}
        action={<MakeReport orgId={orgId} agents={agents} />}
      >
        {`A report is made by itself after every ${every.toLocaleString(locale)} exchanges of an agent, or now.`}
      </EmptyState>
    );
  const more = query.hasNextPage ? ' shown, there are earlier ones' : '';
  return (
    <Card>
      <DataTable
        label="Improvement reports"
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/conversations/reports/${id}` as Route}
        exportName="improvement-reports"
        serverSorted
        toolbar={
          <Select
            aria-label="Agent"
            options={agentOptions(agents).map(({ value, label }) =>
              value === ALL_AGENTS ? { value, label: 'Every report' } : { value, label },
            )}
            value={chosen}
            onValueChange={(next) => setParam(next === ALL_AGENTS ? null : next)}
            className="w-auto"
          />
        }
        footer={
          rows.length === 0 ? (
            <EmptyState title="No report on this agent">Make one now, or look at every report.</EmptyState>
          ) : (
            <LoadMore
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onLoadMore={() => query.fetchNextPage()}
              summary={`${rows.length} ${rows.length === 1 ? 'report' : 'reports'}${more}`}
            />
          )
        }
      />
    </Card>
  );
}
