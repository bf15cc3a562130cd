import type { Column } from '@/components/ui/data-table-columns';
import { Interval } from '@/components/ui/interval';
import type { CampaignSummary, FunnelStep } from '@/lib/outcomes/campaign-schema';
import type { Rate } from '@/lib/outcomes/strategy-schema';
import { CampaignStatusBadge } from './campaign-status';
import { Period } from './period';
import { WonValue, wonValueText } from './won-value';

export function stepRate({ funnel }: Pick<CampaignSummary, 'funnel'>, wanted: FunnelStep): Rate | null {
  return funnel.find(({ step }) => step === wanted)?.rate ?? null;
}

/** Of no message there is no rate: what is usual here says nothing about this campaign. */
export function RateText({ rate }: { rate: Rate | null }) {
  if (!rate || rate.n === 0) return <span className="text-faint">–</span>;
  return (
    <span title={rate.raw === null ? undefined : `Counted: ${(rate.raw * 100).toFixed(1)} % of ${rate.n}`}>
      <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />
    </span>
  );
}

const rateColumn = (id: string, header: string, step: FunnelStep, from?: 'lg'): Column<CampaignSummary> => ({
  id,
  header,
  numeric: true,
  ...(from ? { from } : {}),
  value: (row) => (row.counts.reached > 0 ? (stepRate(row, step)?.mean ?? null) : null),
  cell: (row) => <RateText rate={stepRate(row, step)} />,
});

const totalOf = (row: CampaignSummary) => row.values[0]?.total ?? null;

export const CAMPAIGN_COLUMNS: ReadonlyArray<Column<CampaignSummary>> = [
  { id: 'name', header: 'Campaign', value: (row) => row.name, width: 'min-w-36' },
  {
    id: 'status',
    header: 'Status',
    from: 'sm',
    value: (row) => row.status,
    cell: ({ status }) => <CampaignStatusBadge status={status} />,
  },
  {
    id: 'first_sent_at',
    header: 'Period',
    from: 'xl',
    value: (row) => row.first_sent_at,
    cell: (row) => <Period from={row.first_sent_at} to={row.last_sent_at} />,
  },
  { id: 'sent', header: 'Sent', numeric: true, from: 'sm', value: (row) => row.counts.sent },
  rateColumn('reply_rate', 'Reply rate', 'replied'),
  rateColumn('meeting_rate', 'Meeting rate', 'meeting', 'lg'),
  {
    id: 'won_value',
    header: 'Won',
    numeric: true,
    from: 'sm',
    value: totalOf,
    cell: (row) => <WonValue values={row.values} />,
  },
];

/** Everything that the table shows, the intervals with it. */
export const CAMPAIGN_CSV_HEADER = [
  'Campaign',
  'Status',
  'First sent',
  'Last sent',
  'Sent',
  ...['Reply rate', 'Meeting rate'].flatMap((name) => [name, `${name} from`, `${name} to`, `${name} n`]),
  'Won value',
] as const;

export function campaignCsvRow(row: CampaignSummary) {
  const cells = (step: FunnelStep) => {
    const rate = stepRate(row, step);
    return rate && rate.n > 0 ? [rate.mean, ...rate.interval, rate.n] : [null, null, null, 0];
  };
  return [
    row.name,
    row.status,
    row.first_sent_at,
    row.last_sent_at,
    row.counts.sent,
    ...cells('replied'),
    ...cells('meeting'),
    wonValueText(row.values),
  ];
}
