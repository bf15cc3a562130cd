'use client';

import { useMemo } from 'react';
import { SeriesChart } from '@/components/charts/series-chart';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { formatNumber } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { useLocale } from '@/components/ui/locale';
import type { PersonaReport } from '@/lib/personas/report-schema';
import { monthLabel } from './report-words';

type Row = PersonaReport['quality'][number];

function Score({ score }: Pick<Row, 'score'>) {
  const { locale } = useLocale();
  if (!score) return '–';
  if (!score.interval) return `${formatNumber(score.mean, locale)} (n = ${score.n})`;
  return <Interval mean={score.mean} interval={score.interval} n={score.n} unit="number" />;
}

const columnsIn = (locale: string): Column<Row>[] => [
  {
    id: 'month',
    header: 'Month',
    value: ({ month }) => month,
    cell: ({ month }) => monthLabel(month, locale),
  },
  {
    id: 'score',
    header: 'Data quality, mean',
    numeric: true,
    value: ({ score }) => score?.mean ?? null,
    cell: ({ score }) => <Score score={score} />,
  },
  {
    id: 'evidenced',
    header: 'Claims with evidence',
    numeric: true,
    value: ({ evidenced }) => evidenced,
    from: 'sm',
  },
  {
    id: 'unknown',
    header: 'Said “unknown”',
    numeric: true,
    from: 'sm',
    value: ({ unknown, claims }) => (claims > 0 ? unknown.mean : null),
    cell: ({ unknown, claims }) => (claims > 0 ? <Interval {...unknown} /> : '–'),
  },
  {
    id: 'dropped',
    header: 'Left out, unsupported',
    numeric: true,
    value: ({ dropped }) => dropped,
    from: 'md',
  },
];

export function Quality({ report }: { report: PersonaReport }) {
  const { locale } = useLocale();
  const columns = useMemo(() => columnsIn(locale), [locale]);
  const rows = report.quality.filter(({ generations }) => generations > 0);
  const points = rows.flatMap(({ month, score }) =>
    score
      ? [
          {
            label: monthLabel(month, locale),
            value: score.mean,
            ...(score.interval ? { interval: score.interval } : {}),
          },
        ]
      : [],
  );
  return (
    <Section
      id="quality"
      title="Quality"
      description="How much was known of the contacts when their personas were generated, and what became of the claims"
      flush
    >
      {points.length > 1 ? (
        <div className="border-line border-b p-4">
          <SeriesChart
            title="Data-quality score by month, 0 to 100"
            name="Mean score"
            points={points}
            kind="line"
            format={(value) => formatNumber(value, locale, { maximumFractionDigits: 0 })}
          />
        </div>
      ) : null}
      <DataTable
        label="Quality by month"
        columns={columns}
        rows={rows}
        rowId={({ month }) => month}
        defaultSort={{ id: 'month', desc: true }}
        sortParam="quality"
        exportName="persona-quality"
      />
    </Section>
  );
}
