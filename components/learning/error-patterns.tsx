'use client';

import type { Route } from 'next';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Learning } from '@/lib/learning/schema';

type ErrorPattern = Learning['error_patterns'][number];

const columns: Column<ErrorPattern>[] = [
  {
    id: 'error',
    header: 'What the messages have in common',
    value: ({ error_message }) => error_message,
  },
  {
    id: 'example',
    header: 'Asked for example',
    value: ({ example }) => example.user_message,
    from: 'lg',
  },
  { id: 'count', header: 'Times', numeric: true, value: ({ count }) => count },
  {
    id: 'first',
    header: 'First',
    value: ({ first_occurrence }) => first_occurrence,
    cell: ({ first_occurrence }) => <RelativeTime value={first_occurrence} />,
    from: 'md',
  },
  {
    id: 'last',
    header: 'Last',
    value: ({ last_occurrence }) => last_occurrence,
    cell: ({ last_occurrence }) => <RelativeTime value={last_occurrence} />,
    from: 'sm',
  },
];

/** What agents failed with in the period, the most frequent first. */
export function ErrorPatterns({ patterns }: { patterns: readonly ErrorPattern[] }) {
  return (
    <Section
      id="errors"
      title="Errors of the agents"
      description="Messages that differ only in names, numbers and ids count as one"
      flush
    >
      {patterns.length === 0 ? (
        <p className="p-4 text-muted text-sm">No exchange failed in this period.</p>
      ) : (
        <DataTable
          label="Errors of the agents"
          columns={columns}
          rows={patterns}
          rowId={({ error_message }) => error_message}
          defaultSort={{ id: 'count', desc: true }}
          sortParam="errors"
          exportName="agent-errors"
        />
      )}
    </Section>
  );
}
