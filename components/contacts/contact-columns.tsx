import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ContactRow } from '@/lib/contacts/schema';

export const CONTACT_COLUMNS: ReadonlyArray<Column<ContactRow>> = [
  { id: 'name', header: 'Name', value: (row) => row.name ?? row.email ?? 'Unnamed contact' },
  { id: 'company', header: 'Company', value: (row) => row.company },
  { id: 'job_title', header: 'Job title', value: (row) => row.job_title, sortable: false, from: 'md' },
  { id: 'email', header: 'E-mail', value: (row) => row.email, sortable: false, from: 'lg' },
  { id: 'industry', header: 'Industry', value: (row) => row.industry, sortable: false, from: 'xl' },
  { id: 'owner', header: 'Owner', value: (row) => row.owner, sortable: false, from: 'xl' },
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
