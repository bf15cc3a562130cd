'use client';

import { useMemo } from 'react';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { formatPoints } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import type { Effect, PerformanceReport } from '@/lib/conversations/report-schema';
import { Figure } from './figure';
import { unitOf, VERDICT, valueWords } from './report-words';

const columnsIn = (locale: string): Column<Effect>[] => [
  {
    id: 'finding',
    header: 'Earlier finding',
    value: ({ suggestion }) => suggestion,
    cell: (effect) => (
      <span className="block min-w-48 py-1 whitespace-normal">
        {effect.suggestion}
        <span className="num block text-muted text-xs sm:hidden">{differenceWords(effect, locale)}</span>
      </span>
    ),
  },
  {
    id: 'verdict',
    header: 'Now',
    value: ({ verdict }) => VERDICT[verdict].label,
    cell: ({ verdict }) => (
      <span title={VERDICT[verdict].words}>
        <Badge tone={VERDICT[verdict].tone}>{VERDICT[verdict].label}</Badge>
      </span>
    ),
  },
  {
    id: 'before',
    header: 'Before',
    from: 'md',
    value: ({ before }) => before.value,
    cell: ({ key, before }) => <Figure figure={before} unit={unitOf(key)} />,
  },
  {
    id: 'after',
    header: 'After',
    from: 'md',
    value: ({ after }) => after?.value,
    cell: ({ key, after }) => <Figure figure={after} unit={unitOf(key)} />,
  },
  {
    id: 'difference',
    header: 'Difference',
    from: 'sm',
    value: ({ difference }) => difference?.value,
    cell: (effect) => <span className="num">{differenceWords(effect, locale)}</span>,
  },
];

function differenceWords({ key, difference }: Effect, locale: string): string {
  if (!difference) return '–';
  const words = (value: number) =>
    unitOf(key) === 'ms'
      ? `${value < 0 ? '−' : '+'}${valueWords(Math.abs(value), 'ms', locale)}`
      : formatPoints(value, locale);
  const { value, interval } = difference;
  return interval ? `${words(value)} (${words(interval[0])} to ${words(interval[1])})` : words(value);
}

/** What became of earlier findings, measured again. */
export function EffectTable({ report }: { report: PerformanceReport }) {
  const { locale } = useLocale();
  const columns = useMemo(() => columnsIn(locale), [locale]);
  if (report.effects.length === 0) return null;
  return (
    <Section
      id="effects"
      title="What became of earlier findings"
      description="Each is measured again. Mended: no longer found and credibly lower. Unclear: not found, but it may be chance."
      flush
    >
      <DataTable
        label="Earlier findings"
        columns={columns}
        rows={report.effects}
        rowId={({ key }) => key}
        sortParam="effects"
        exportName="report-effects"
      />
    </Section>
  );
}
