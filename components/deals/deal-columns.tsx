import type { Column } from '@/components/ui/data-table-columns';
import { Interval } from '@/components/ui/interval';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import type { DealWithForecast } from '@/lib/insights/list-service';

const dash = <span className="text-faint">–</span>;

function Forecast({ deal }: { deal: DealWithForecast }) {
  if (deal.status !== 'open') return <StatusBadge status={deal.status} />;
  if (!deal.forecast) return dash;
  const { probability, interval, abstained } = deal.forecast;
  return (
    <span
      className={abstained ? 'text-muted' : undefined}
      title={abstained ? 'Base rate: the model abstains' : undefined}
    >
      <Interval mean={probability} interval={interval} n={null} />
    </span>
  );
}

/** The deal list. Column ids are the names the API sorts by. */
export const DEAL_COLUMNS: ReadonlyArray<Column<DealWithForecast>> = [
  { id: 'name', header: 'Deal', value: (deal) => deal.name, width: 'min-w-44' },
  { id: 'company', header: 'Company', value: (deal) => deal.company, sortable: false, from: 'md' },
  { id: 'stage', header: 'Stage', value: (deal) => deal.stage },
  {
    id: 'amount',
    header: 'Amount',
    numeric: true,
    value: (deal) => deal.amount,
    cell: (deal) => (deal.amount === null ? dash : <Money amount={deal.amount} currency={deal.currency} />),
  },
  {
    id: 'forecast',
    header: 'Win probability',
    numeric: true,
    sortable: false,
    from: 'sm',
    value: (deal) => deal.forecast?.probability ?? deal.status,
    cell: (deal) => <Forecast deal={deal} />,
  },
  {
    id: 'expected_close_on',
    header: 'Expected close',
    from: 'lg',
    value: (deal) => deal.expected_close_on,
    cell: (deal) => (deal.expected_close_on ? <RelativeTime value={deal.expected_close_on} /> : dash),
  },
  { id: 'owner', header: 'Owner', sortable: false, from: 'lg', value: (deal) => deal.owner },
  {
    id: 'last_activity_at',
    header: 'Last activity',
    sortable: false,
    from: 'xl',
    value: (deal) => deal.last_activity_at,
    cell: (deal) => (deal.last_activity_at ? <RelativeTime value={deal.last_activity_at} /> : dash),
  },
];
