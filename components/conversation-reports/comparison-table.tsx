'use client';

import { useMemo } from 'react';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { useLocale } from '@/components/ui/locale';
import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { type ComparedFigure, comparedFigures } from './comparison';
import { ChangeText, Figure } from './figure';
import { periodWords } from './report-words';

const COLUMNS: Column<ComparedFigure>[] = [
  { id: 'figure', header: 'Figure', value: ({ name }) => name, sortable: false },
  {
    id: 'now',
    header: 'This period',
    sortable: false,
    value: ({ now }) => now?.value,
    cell: ({ now, unit }) => <Figure figure={now} unit={unit} />,
  },
  {
    id: 'before',
    header: 'Baseline',
    sortable: false,
    from: 'md',
    value: ({ before }) => before?.value,
    cell: ({ before, unit }) => <Figure figure={before} unit={unit} />,
  },
  {
    id: 'change',
    header: 'Change',
    sortable: false,
    value: ({ change }) => change?.text,
    cell: ({ change }) => <ChangeText change={change} />,
  },
];

/** Response times and error rate beside the baseline. Intervals are 90 %. */
export function ComparisonTable({ report }: { report: PerformanceReport }) {
  const { locale, timeZone } = useLocale();
  const rows = useMemo(() => comparedFigures(report, locale), [report, locale]);
  const { baseline } = report.comparison;
  return (
    <Section
      id="comparison"
      title="Response times and errors"
      description={
        baseline.total_conversations === 0
          ? 'There is nothing before it to compare with. Ranges are 90 % intervals.'
          : `Baseline: ${periodWords(baseline.from, baseline.to, locale, timeZone)}. Ranges are 90 % intervals.`
      }
      flush
    >
      <DataTable
        label="Response times and errors"
        columns={COLUMNS}
        rows={rows}
        rowId={({ name }) => name}
        exportName="report-comparison"
        serverSorted
      />
    </Section>
  );
}
