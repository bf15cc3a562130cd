import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PersonaRow } from '@/lib/personas/schema';
import { MODE_LABELS, nameOf, roleOf } from './persona-words';

function cut(text: string, width: string) {
  return (
    <span title={text} className={`block truncate ${width}`}>
      {text}
    </span>
  );
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

export const PERSONA_COLUMNS: ReadonlyArray<Column<PersonaRow>> = [
  {
    id: 'name',
    header: 'Persona',
    value: (row) => row.name,
    cell: (row) => cut(row.name, 'max-w-44 lg:max-w-48'),
  },
  {
    id: 'contact',
    header: 'Contact',
    value: (row) => nameOf(row.contact),
    cell: (row) => cut(nameOf(row.contact), 'max-w-32'),
    sortable: false,
    from: 'sm',
  },
  {
    id: 'role',
    header: 'Role',
    value: (row) => roleOf(row.contact),
    cell: (row) => cut(roleOf(row.contact), 'max-w-36'),
    sortable: false,
    from: 'xl',
  },
  {
    id: 'mode',
    header: 'Method',
    value: (row) => MODE_LABELS[row.mode],
    cell: (row) => <Badge>{MODE_LABELS[row.mode]}</Badge>,
    sortable: false,
    from: 'md',
  },
  {
    id: 'data_quality_score',
    header: 'Data quality',
    value: (row) => row.data_quality_score,
    cell: (row) => row.data_quality_score ?? 'Not read',
    numeric: true,
    from: 'md',
  },
  {
    id: 'rating',
    header: 'Rating',
    value: (row) => (row.rating.mean === null ? null : oneDecimal(row.rating.mean)),
    cell: ({ rating }) => (rating.mean === null ? 'None' : `${oneDecimal(rating.mean)} (n = ${rating.n})`),
    numeric: true,
    from: 'sm',
  },
  {
    id: 'created_at',
    header: 'Generated',
    value: (row) => row.created_at,
    cell: (row) => <RelativeTime value={row.created_at} />,
  },
];
