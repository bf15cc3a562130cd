'use client';

import { useMemo } from 'react';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { EmptyState } from '@/components/ui/empty-state';
import { DateTime } from '@/components/ui/relative-time';
import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { Exchanges } from './exchanges';

type Row = PerformanceReport['analyses']['errors']['patterns'][number];

const columnsFor = (orgId: string): Column<Row>[] => [
  {
    id: 'error',
    header: 'Error',
    value: ({ error_message }) => error_message,
    cell: ({ error_message, example, conversation_ids }) => (
      <span className="block min-w-48 py-1 whitespace-normal">
        <span className="font-medium">{error_message}</span>
        <span className="block text-muted text-xs">{`“${example.user_message}”`}</span>
        <span className="mt-1 block sm:hidden">
          <Exchanges orgId={orgId} ids={examplesOf(example, conversation_ids)} />
        </span>
      </span>
    ),
  },
  { id: 'count', header: 'Count', numeric: true, value: ({ count }) => count },
  {
    id: 'first',
    header: 'First seen',
    from: 'lg',
    value: ({ first_occurrence }) => first_occurrence,
    cell: ({ first_occurrence }) => <DateTime value={first_occurrence} withTime />,
  },
  {
    id: 'last',
    header: 'Last seen',
    from: 'md',
    value: ({ last_occurrence }) => last_occurrence,
    cell: ({ last_occurrence }) => <DateTime value={last_occurrence} withTime />,
  },
  {
    id: 'examples',
    header: 'Examples',
    sortable: false,
    from: 'sm',
    value: ({ conversation_ids }) => conversation_ids.join(' '),
    cell: ({ conversation_ids, example }) => (
      <span className="block min-w-44 py-1 whitespace-normal">
        <Exchanges orgId={orgId} ids={examplesOf(example, conversation_ids)} />
      </span>
    ),
  },
];

const examplesOf = (example: Row['example'], ids: readonly string[]) =>
  [example.conversation_id, ...ids].slice(0, 4);

interface ErrorTableProps {
  orgId: string;
  report: PerformanceReport;
}

/** What goes wrong, by what the messages have in common. */
export function ErrorTable({ orgId, report }: ErrorTableProps) {
  const columns = useMemo(() => columnsFor(orgId), [orgId]);
  const { patterns, failures, total_unique_errors } = report.analyses.errors;
  return (
    <Section
      id="errors"
      title="Errors"
      description={
        failures === 0
          ? 'Messages that differ in names, numbers and ids only count as one.'
          : `${failures} failures, ${total_unique_errors} ${total_unique_errors === 1 ? 'kind' : 'kinds'}. Messages that differ in names (…), numbers and ids (#) only count as one.`
      }
      flush
    >
      {patterns.length === 0 ? (
        <EmptyState title="No failure">No exchange of this period was logged as failed.</EmptyState>
      ) : (
        <DataTable
          label="Errors"
          columns={columns}
          rows={patterns}
          rowId={({ error_message }) => error_message}
          defaultSort={{ id: 'count', desc: true }}
          sortParam="errors"
          exportName="report-errors"
          firstRows={10}
        />
      )}
    </Section>
  );
}
