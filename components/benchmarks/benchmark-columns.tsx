import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { formatNumber } from '@/components/ui/format';
import type { BenchmarkRow } from '@/lib/personas/benchmark-schema';
import { BenchmarkEditor } from './benchmark-editor';
import { BenchmarkReset } from './benchmark-reset';
import { formatFigure, formatRange, industryWord, SOURCE_WORDS, sizeWord } from './benchmark-words';

function Usual({ row: { benchmark, metric }, locale }: { row: BenchmarkRow; locale: string }) {
  const { value, interval, n, source } = benchmark;
  return (
    <span className="num sm:whitespace-nowrap">
      {formatFigure(metric, value, locale)}
      {interval && n ? (
        <span className="block text-muted text-xs">
          {formatRange(metric, interval, locale)}, n = {formatNumber(n, locale)}
        </span>
      ) : null}
      <span className="block text-muted text-xs sm:hidden">{SOURCE_WORDS[source]}</span>
    </span>
  );
}

function Own({ row: { own, metric }, locale }: { row: BenchmarkRow; locale: string }) {
  if (!own) return <span className="text-muted">None yet</span>;
  const { n, needed, value } = own;
  return (
    <span className="num whitespace-nowrap">
      {formatFigure(metric, value, locale)}
      <span className="block text-muted text-xs">
        {n >= needed
          ? `n = ${formatNumber(n, locale)}`
          : `${formatNumber(n, locale)} of ${formatNumber(needed, locale)} needed`}
      </span>
    </span>
  );
}

export function benchmarkColumns(locale: string, canEdit: boolean): Column<BenchmarkRow>[] {
  const columns: Column<BenchmarkRow>[] = [
    { id: 'industry', header: 'Industry', value: ({ industry }) => industryWord(industry) },
    {
      id: 'size',
      header: 'Company size',
      value: ({ company_size }) => sizeWord(company_size),
      cell: ({ company_size }) => <span className="sm:whitespace-nowrap">{sizeWord(company_size)}</span>,
    },
    {
      id: 'usual',
      header: 'Usual',
      value: ({ benchmark }) => benchmark.value,
      cell: (row) => <Usual row={row} locale={locale} />,
    },
    {
      id: 'source',
      header: 'From',
      from: 'sm',
      value: ({ benchmark }) => SOURCE_WORDS[benchmark.source],
      cell: ({ benchmark: { source }, metric, built_in }) => (
        <>
          <Badge tone={source === 'built_in' ? 'neutral' : 'accent'}>{SOURCE_WORDS[source]}</Badge>
          {source === 'built_in' ? null : (
            <span className="num block whitespace-nowrap text-muted text-xs">
              assumed: {formatFigure(metric, built_in, locale)}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'own',
      header: 'Own figures',
      from: 'md',
      value: ({ own }) => own?.n ?? 0,
      cell: (row) => <Own row={row} locale={locale} />,
    },
  ];
  if (!canEdit) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      sortable: false,
      value: () => null,
      cell: (row) => (
        <span className="flex justify-end gap-1">
          {row.custom === null ? null : <BenchmarkReset row={row} />}
          <BenchmarkEditor row={row} />
        </span>
      ),
    },
  ];
}
