import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { MessageRow } from '@/lib/outcomes/message-schema';
import { LABEL_WORDS, MESSAGE_STATE_WORDS } from './message-words';

export const subjectOf = (row: Pick<MessageRow, 'subject_line'>) => row.subject_line || 'No subject';

export function StateBadge({ state }: Pick<MessageRow, 'state'>) {
  const { label, tone } = MESSAGE_STATE_WORDS[state];
  return <Badge tone={tone}>{label}</Badge>;
}

/** The messages of a campaign; pressing a subject opens the message. */
export function messageColumns(onOpen: (id: string) => void): Column<MessageRow>[] {
  return [
    {
      id: 'subject',
      header: 'Subject',
      sortable: false,
      value: subjectOf,
      cell: (row) => (
        <button
          type="button"
          onClick={() => onOpen(row.id)}
          className="block max-w-40 truncate rounded-sm text-left font-medium hover:underline sm:max-w-80"
        >
          {subjectOf(row)}
        </button>
      ),
    },
    {
      id: 'contact',
      header: 'Contact',
      sortable: false,
      from: 'sm',
      value: (row) => row.contact?.name ?? null,
      cell: ({ contact }) =>
        contact ? (
          <Link href={`/contacts/${contact.id}` as Route} className="text-accent-ink hover:underline">
            {contact.name}
          </Link>
        ) : (
          <span className="text-faint">–</span>
        ),
    },
    {
      id: 'sent_at',
      header: 'Sent',
      sortable: false,
      from: 'md',
      value: (row) => row.sent_at,
      cell: (row) => <RelativeTime value={row.sent_at} />,
    },
    {
      id: 'state',
      header: 'State',
      sortable: false,
      value: (row) => MESSAGE_STATE_WORDS[row.state].label,
      cell: (row) => <StateBadge state={row.state} />,
    },
    {
      id: 'label',
      header: 'Training label',
      sortable: false,
      from: 'lg',
      value: (row) => LABEL_WORDS[row.training_label],
    },
    {
      id: 'weight',
      header: 'Weight',
      sortable: false,
      numeric: true,
      from: 'lg',
      value: (row) => row.training_weight,
    },
  ];
}
