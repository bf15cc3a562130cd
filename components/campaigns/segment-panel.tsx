'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { useLocale } from '@/components/ui/locale';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { IcpSegments } from '@/lib/outcomes/icp-schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { oneOf, optionsOf } from './campaign-words';
import { scaleEnd } from './scale';
import { segmentColumns } from './segment-columns';
import { SegmentRecord } from './segment-record';
import { SEGMENT_QUESTIONS, segmentName, summarizeSegments } from './segment-words';

const FIRST = 'industry';

/** Which leads answer well, and how good the score is that is learned from them. */
export function SegmentPanel({ orgId }: { orgId: string }) {
  const [wanted, setWanted] = useUrlParam('segment');
  const question = oneOf(wanted, SEGMENT_QUESTIONS, FIRST);
  const query = useQuery({
    queryKey: keysFor(orgId, 'icp').list({ question }),
    queryFn: ({ signal }) => api<IcpSegments>(`/icp/segments?dimensions=${question}`, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section
      id="ideal-customers"
      title="Ideal customers"
      description="Leads who answered with interest, met us or bought. Association, not proof."
      actions={
        <Select
          aria-label="Group leads by"
          value={question}
          options={optionsOf(SEGMENT_QUESTIONS)}
          onValueChange={(next) => setWanted(next === FIRST ? null : next)}
          className="w-auto max-w-56"
        />
      }
      flush
    >
      {query.isPending ? <SkeletonRows rows={8} label="Loading segments" /> : null}
      {query.isError && !query.data ? (
        <ErrorState
          title="The segments could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? <Segments {...query.data} /> : null}
    </Section>
  );
}

function Segments({ data, dimensions, model }: IcpSegments) {
  const { locale } = useLocale();
  const max = scaleEnd(data.map(({ positive_rate }) => positive_rate.interval[1]));
  const columns = useMemo(() => segmentColumns(dimensions, max), [dimensions, max]);
  if (data.length === 0) {
    return (
      <EmptyState title="No lead was written to yet" icon={<UsersRound />}>
        Report messages with lead_context of POST /api/v1/messages: industry, role and company size.
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="Segments"
      columns={columns}
      rows={data}
      rowId={(row) => segmentName(row, dimensions)}
      defaultSort={{ id: 'positive', desc: true }}
      exportName="segments"
      toolbar={
        <div className="min-w-0 flex-1 text-sm">
          <p>{summarizeSegments(data, dimensions, locale)}</p>
          <SegmentRecord model={model} />
        </div>
      }
    />
  );
}
