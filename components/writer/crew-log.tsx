'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportCsv } from '@/components/ui/export-csv';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { type Status, StatusBadge } from '@/components/ui/status-badge';
import type { CrewRow } from '@/lib/writer/crew-schema';
import { crewKey, fetchCrew } from './writer-query';
import { CREW_WORDS } from './writer-words';

const STATUS: Record<CrewRow['status'], Status> = { done: 'done', skipped: 'pending', failed: 'failed' };
const HEADER = ['step', 'status', 'result', 'duration_ms', 'happened_at'];

/** From research to learning: what each part of the crew did for this campaign, and when. */
export function CrewLog({ orgId, campaignId }: { orgId: string; campaignId: string }) {
  const query = useQuery({
    queryKey: crewKey(orgId, campaignId),
    queryFn: ({ signal }) => fetchCrew(campaignId, signal),
  });
  const rows = query.data?.data ?? [];
  if (query.isPending) return <SkeletonRows rows={6} label="Loading the log" />;
  if (query.isError)
    return (
      <ErrorState
        title="The log could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error.message}
      </ErrorState>
    );
  if (rows.length === 0)
    return (
      <Card>
        <EmptyState
          title="The crew did nothing here"
          action={<ButtonLink href={'/campaigns/new' as Route}>New campaign</ButtonLink>}
        >
          Messages of this campaign were reported from elsewhere. A campaign that is made here logs each step.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <div className="flex justify-end border-line border-b px-3 py-2">
        <ExportCsv
          fileName="crew"
          header={HEADER}
          rows={() => rows.map((row) => [row.step, row.status, row.result, row.duration_ms, row.happened_at])}
        />
      </div>
      <ol aria-label="What the crew did" className="divide-y divide-line">
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
          >
            <span className="font-medium">{CREW_WORDS[row.step]}</span>
            <span className="min-w-0">{row.result}</span>
            <span className="flex items-center gap-3 text-muted text-xs">
              <StatusBadge status={STATUS[row.status]} />
              <span className="num whitespace-nowrap">{row.duration_ms} ms</span>
              <RelativeTime value={row.happened_at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
