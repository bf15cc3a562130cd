'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useMemo } from 'react';
import { Exchanges } from '@/components/conversation-reports/exchanges';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Learning } from '@/lib/learning/schema';

type ErrorPattern = Learning['error_patterns'][number];

const MOST_EXAMPLES = 3;

const columnsFor = (orgId: string): Column<ErrorPattern>[] => [
  {
    id: 'error',
    header: 'What the messages have in common',
    value: ({ error_message }) => error_message,
    cell: ({ error_message, example }) => (
      <span className="block min-w-48 whitespace-normal py-1">
        <span className="font-medium">{error_message}</span>
        <span className="block text-muted text-xs">{`“${example.user_message}”`}</span>
      </span>
    ),
  },
  { id: 'count', header: 'Times', numeric: true, value: ({ count }) => count },
  {
    id: 'first',
    header: 'First',
    value: ({ first_occurrence }) => first_occurrence,
    cell: ({ first_occurrence }) => <RelativeTime value={first_occurrence} />,
    from: 'lg',
  },
  {
    id: 'last',
    header: 'Last',
    value: ({ last_occurrence }) => last_occurrence,
    cell: ({ last_occurrence }) => <RelativeTime value={last_occurrence} />,
    from: 'md',
  },
  {
    id: 'examples',
    header: 'Examples',
    sortable: false,
    from: 'sm',
    value: ({ conversation_ids }) => conversation_ids.join(' '),
    cell: ({ conversation_ids, example }) => (
      <Exchanges orgId={orgId} ids={[example.conversation_id, ...conversation_ids].slice(0, MOST_EXAMPLES)} />
    ),
  },
];

interface ErrorPatternsProps {
  orgId: string;
  patterns: readonly ErrorPattern[];
}

/** What agents failed with in the period, the most frequent first. */
export function ErrorPatterns({ orgId, patterns }: ErrorPatternsProps) {
  const columns = useMemo(() => columnsFor(orgId), [orgId]);
  return (
    <Section
      id="errors"
      title="Errors of the agents"
      description="Messages that differ only in names (…), numbers and ids (#) count as one"
      actions={
        <Link
          href={'/conversations?failed=1' as Route}
          className="text-accent-ink text-sm underline underline-offset-2"
        >
          Conversations with a failure
        </Link>
      }
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
          firstRows={10}
        />
      )}
    </Section>
  );
}
