import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { formatNumber } from '@/components/ui/format';
import type { BenchmarkRow } from '@/lib/personas/benchmark-schema';
import { BenchmarkEditor } from './benchmark-editor';
import { BenchmarkReset } from './benchmark-reset';
import { formatFigure, industryWord, METRIC_WORDS, SOURCE_WORDS, sizeWord } from './benchmark-words';

function Usual({ row, locale }: { row: BenchmarkRow; locale: string }) {
  const { value, interval, n } = row.benchmark;
  const say = (figure: number) => formatFigure(row.metric, figure, locale);
  const range = interval
    ? `${say(interval[0])}–${say(interval[1])}, n = ${formatNumber(n ?? 0, locale)}`
    : '';
  return (
    <span className="num whitespace-nowrap">
      {say(value)} {range ? <span className="text-muted">({range})</span> : null}
      <span className="block text-muted text-xs sm:hidden">{SOURCE_WORDS[row.benchmark.source]}</span>
    </span>
  );
}

function Own({ row, locale }: { row: BenchmarkRow; locale: string }) {
  if (!row.own) return <span className="text-muted">None yet</span>;
  const { n, needed, value } = row.own;
  const counted = `${formatNumber(n, locale)} of ${formatNumber(needed, locale)} ${METRIC_WORDS[row.metric].people}`;
  return (
    <span className="num whitespace-nowrap">
      {n >= needed ? formatFigure(row.metric, value, locale) : counted}
      <span className="text-muted">
        {n >= needed ? ` (n = ${formatNumber(n, locale)})` : ' that are needed'}
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
      cell: ({ benchmark: { source } }) => (
        <Badge tone={source === 'built_in' ? 'neutral' : 'accent'}>{SOURCE_WORDS[source]}</Badge>
      ),
    },
    {
      id: 'own',
      header: 'Own figures',
      from: 'md',
      value: ({ own }) => own?.n ?? 0,
      cell: (row) => <Own row={row} locale={locale} />,
    },
    {
      id: 'built_in',
      header: 'Assumption',
      from: 'lg',
      numeric: true,
      value: ({ built_in }) => built_in,
      cell: ({ metric, built_in }) => formatFigure(metric, built_in, locale),
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
