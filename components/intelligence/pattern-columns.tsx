'use client';

import { Badge, type Tone } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { formatPoints } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { useLocale } from '@/components/ui/locale';
import type { Finding, Verdict } from '@/lib/intelligence/schema';
import { contextWords, patternWords } from '@/lib/intelligence/words';
import { METRIC_NAMES } from './agent-words';

const VERDICTS: Record<Verdict, { tone: Tone; label: string }> = {
  winning: { tone: 'good', label: 'Winning' },
  losing: { tone: 'bad', label: 'Losing' },
  undecided: { tone: 'neutral', label: 'Open' },
};

export const patternColumns: Column<Finding>[] = [
  {
    id: 'pattern',
    header: 'Pattern',
    value: ({ pattern }) => patternWords(pattern),
    cell: ({ pattern }) => (
      <span className="inline-block font-medium first-letter:uppercase">{patternWords(pattern)}</span>
    ),
  },
  {
    id: 'context',
    header: 'Context',
    value: ({ context }) => contextWords(context) || 'Everywhere',
    from: 'sm',
  },
  {
    id: 'verdict',
    header: 'Verdict',
    value: ({ verdict }) => VERDICTS[verdict].label,
    cell: ({ verdict }) => <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].label}</Badge>,
  },
  {
    id: 'metric',
    header: 'Judged by',
    value: ({ metric }) => METRIC_NAMES[metric],
    from: 'lg',
  },
  {
    id: 'rate',
    header: 'Rate',
    numeric: true,
    value: ({ rate }) => rate.mean,
    cell: ({ rate }) => <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />,
    from: 'md',
  },
  {
    id: 'rest',
    header: 'Otherwise',
    numeric: true,
    value: ({ rest }) => rest.mean,
    cell: ({ rest }) => <Interval mean={rest.mean} interval={rest.interval} n={rest.n} />,
    from: 'xl',
  },
  {
    id: 'uplift',
    header: 'Difference',
    numeric: true,
    value: ({ uplift }) => uplift.delta,
    cell: ({ uplift }) => <Points {...uplift} />,
  },
];

export const organizationsColumn: Column<Finding> = {
  id: 'organizations',
  header: 'Organisations',
  numeric: true,
  value: ({ organizations }) => organizations,
  from: 'sm',
};

function Points({ delta, interval }: Finding['uplift']) {
  const { locale } = useLocale();
  const [low, high] = interval;
  return (
    <span className="num inline-flex flex-col items-end">
      <span className="whitespace-nowrap">{formatPoints(delta, locale)}</span>
      <span className="whitespace-nowrap text-muted text-xs">
        {formatPoints(low, locale)} to {formatPoints(high, locale)}
      </span>
    </span>
  );
}
