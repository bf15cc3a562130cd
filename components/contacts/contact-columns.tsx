import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ContactRow } from '@/lib/contacts/schema';

/** One line a row: what doesn't fit is cut, and whole on hover. */
function cut(text: string | null, width: string) {
  return (
    <span title={text ?? undefined} className={`block truncate ${width}`}>
      {text}
    </span>
  );
}

const nameOf = (row: ContactRow) => row.name ?? row.email ?? 'Unnamed contact';

export const CONTACT_COLUMNS: ReadonlyArray<Column<ContactRow>> = [
  { id: 'name', header: 'Name', value: nameOf, cell: (row) => cut(nameOf(row), 'max-w-44') },
  {
    id: 'company',
    header: 'Company',
    value: (row) => row.company,
    cell: (row) => cut(row.company, 'max-w-40 xl:max-w-52'),
  },
  {
    id: 'job_title',
    header: 'Job title',
    value: (row) => row.job_title,
    cell: (row) => cut(row.job_title, 'max-w-44'),
    sortable: false,
    from: 'md',
  },
  {
    id: 'email',
    header: 'E-mail',
    value: (row) => row.email,
    cell: (row) => cut(row.email, 'max-w-40'),
    sortable: false,
    from: 'xl',
  },
  {
    id: 'owner',
    header: 'Owner',
    value: (row) => row.owner,
    cell: (row) => cut(row.owner, 'max-w-36'),
    sortable: false,
    from: 'lg',
  },
  {
    id: 'open_deals',
    header: 'Open deals',
    value: (row) => row.open_deals,
    numeric: true,
    sortable: false,
    from: 'md',
  },
  {
    id: 'last_activity_at',
    header: 'Last activity',
    value: (row) => row.last_activity_at,
    cell: (row) => (row.last_activity_at ? <RelativeTime value={row.last_activity_at} /> : 'None yet'),
    from: 'sm',
  },
];
