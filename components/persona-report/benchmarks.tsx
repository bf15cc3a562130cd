'use client';

import { useMemo } from 'react';
import { SeriesChart } from '@/components/charts/series-chart';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { formatNumber, formatPercent } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { useLocale } from '@/components/ui/locale';
import type { PersonaReport } from '@/lib/personas/report-schema';
import { monthLabel } from './report-words';

type Row = PersonaReport['benchmarks'][number];

function Median({ median, unit }: { median: Row['cycle_days']; unit: string }) {
  const { locale } = useLocale();
  if (!median) return '–';
  return (
    <>
      {formatNumber(median.value, locale)} {unit} <span className="text-muted">(n = {median.n})</span>
    </>
  );
}

const columnsIn = (locale: string): Column<Row>[] => [
  {
    id: 'month',
    header: 'Month',
    value: ({ month }) => month,
    cell: ({ month }) => monthLabel(month, locale),
  },
  {
    id: 'engagement',
    header: 'Engagement',
    numeric: true,
    value: ({ engagement }) => engagement?.mean ?? null,
    cell: ({ engagement }) => (engagement ? <Interval {...engagement} /> : '–'),
  },
  {
    id: 'response',
    header: 'Median answer',
    numeric: true,
    from: 'sm',
    value: ({ response_hours }) => response_hours?.value ?? null,
    cell: ({ response_hours }) => <Median median={response_hours} unit="h" />,
  },
  {
    id: 'cycle',
    header: 'Median cycle, won',
    numeric: true,
    from: 'sm',
    value: ({ cycle_days }) => cycle_days?.value ?? null,
    cell: ({ cycle_days }) => <Median median={cycle_days} unit="days" />,
  },
];

const isEmpty = ({ engagement, response_hours, cycle_days }: Row) =>
  !engagement && !response_hours && !cycle_days;

export function Benchmarks({ report }: { report: PersonaReport }) {
  const { locale } = useLocale();
  const columns = useMemo(() => columnsIn(locale), [locale]);
  const rows = report.benchmarks.filter((row) => !isEmpty(row));
  const points = rows.flatMap(({ month, engagement }) =>
    engagement
      ? [{ label: monthLabel(month, locale), value: engagement.mean, interval: engagement.interval }]
      : [],
  );
  return (
    <Section
      id="benchmarks"
      title="Benchmark trends"
      description="Your own figures behind the benchmarks: engaged share of reached e-mails, hours until an answer, days from opening to winning"
      flush
    >
      {rows.length === 0 ? (
        <p className="p-4 text-muted text-sm">No tracked e-mail, answer or won deal in this time.</p>
      ) : (
        <>
          <div className="p-4">
            <SeriesChart
              title="Engaged share of reached e-mails by month"
              name="Engagement"
              points={points}
              kind="line"
              format={(value) => formatPercent(value, locale)}
            />
          </div>
          <div className="border-line border-t">
            <DataTable
              label="Benchmark figures by month"
              columns={columns}
              rows={rows}
              rowId={({ month }) => month}
              defaultSort={{ id: 'month', desc: true }}
              sortParam="benchmarks"
              exportName="persona-benchmarks"
            />
          </div>
        </>
      )}
    </Section>
  );
}
