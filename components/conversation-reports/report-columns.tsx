import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ReportRow } from '@/lib/conversations/report-schema';
import { ChangeText, Figure } from './figure';
import {
  agentsLabel,
  changeWords,
  percentWords,
  periodWords,
  pointsWords,
  SEVERITY,
  whyWords,
} from './report-words';

const SEVERITIES = ['high', 'medium', 'low'] as const;

export const reportColumns = (locale: string, timeZone: string): Column<ReportRow>[] => [
  {
    id: 'agent',
    header: 'Agent',
    sortable: false,
    value: agentsLabel,
  },
  {
    id: 'made',
    header: 'Made',
    sortable: false,
    value: ({ created_at }) => created_at,
    cell: ({ created_at }) => <RelativeTime value={created_at} />,
  },
  { id: 'why', header: 'Why', sortable: false, from: 'lg', value: ({ trigger }) => whyWords(trigger) },
  {
    id: 'period',
    header: 'Period',
    sortable: false,
    from: 'xl',
    value: ({ period_from, period_to }) => periodWords(period_from, period_to, locale, timeZone),
  },
  {
    id: 'findings',
    header: 'Findings',
    sortable: false,
    value: ({ summary }) => SEVERITIES.map((name) => `${summary[name]} ${name}`).join(', '),
    cell: ({ summary }) => <Findings summary={summary} />,
  },
  {
    id: 'error_rate',
    header: 'Error rate',
    sortable: false,
    from: 'sm',
    value: ({ error_rate }) => error_rate.raw,
    cell: ({ error_rate: { raw, interval, n }, improvement, intervals }) => (
      <Two
        figure={<Figure figure={raw === null ? null : { value: raw, interval, n }} unit="percent" />}
        change={
          <ChangeText
            change={changeWords(
              improvement.error_rate_reduction,
              intervals.error_rate_reduction,
              ['fewer', 'more'],
              (value) => pointsWords(value, locale),
            )}
          />
        }
      />
    ),
  },
  {
    id: 'p95',
    header: '95th percentile',
    sortable: false,
    from: 'md',
    value: ({ response_times }) => response_times.p95,
    cell: ({ response_times: { p95, n, intervals: around }, improvement, intervals }) => (
      <Two
        figure={<Figure figure={p95 === null ? null : { value: p95, interval: around.p95, n }} unit="ms" />}
        change={
          <ChangeText
            change={changeWords(
              improvement.p95_improvement_pct,
              intervals.p95_improvement_pct,
              ['faster', 'slower'],
              (value) => percentWords(value, locale),
            )}
          />
        }
      />
    ),
  },
  { id: 'n', header: 'Exchanges', sortable: false, numeric: true, from: 'sm', value: ({ n }) => n },
];

function Two({ figure, change }: { figure: ReactNode; change: ReactNode }) {
  return (
    <span className="flex flex-col gap-0.5 py-1">
      {figure}
      <span className="text-xs">{change}</span>
    </span>
  );
}

function Findings({ summary }: Pick<ReportRow, 'summary'>) {
  const found = SEVERITIES.filter((name) => summary[name] > 0);
  if (found.length === 0) return <span className="text-muted">None</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {found.map((name) => (
        <Badge key={name} tone={SEVERITY[name].tone}>
          {summary[name]} {SEVERITY[name].label.toLowerCase()}
        </Badge>
      ))}
    </span>
  );
}
