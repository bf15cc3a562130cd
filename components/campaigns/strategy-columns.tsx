import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { Percent } from '@/components/ui/interval';
import { IntervalBar } from '@/components/ui/interval-bar';
import { Money } from '@/components/ui/money';
import type { Strategy } from '@/lib/outcomes/strategy-schema';
import { RateText } from './campaign-columns';
import { choiceWords, type Dimension, GUARDRAIL_WORDS, type Metric } from './campaign-words';

/** What was chosen in one dimension, in words. */
export function choiceOf(strategy: Strategy, dimension: Dimension): string {
  const value = dimension === 'hook' ? strategy.hooks_used.join(' + ') : strategy[dimension];
  return value ? choiceWords(value) : 'Not recorded';
}

function Choice({ strategy, dimension }: { strategy: Strategy; dimension: Dimension }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="font-medium">{choiceOf(strategy, dimension)}</span>
      {strategy.breached.map((guardrail) => (
        <Badge key={guardrail} tone="bad">
          {GUARDRAIL_WORDS[guardrail]} above usual
        </Badge>
      ))}
    </span>
  );
}

/** A chance is never quite 0 or 1. */
function Chance({ value }: { value: number }) {
  if (value < 0.005) return <span className="num">&lt; 1&nbsp;%</span>;
  if (value > 0.995) return <span className="num">&gt; 99&nbsp;%</span>;
  return <Percent value={value} />;
}

/** The columns for one question: how did the choices of a dimension do by a metric? `max` ends the scale of the bars. */
export function strategyColumns(dimension: Dimension, metric: Metric, max: number): Column<Strategy>[] {
  return [
    {
      id: 'choice',
      header: 'Choice',
      value: (row) => choiceOf(row, dimension),
      cell: (row) => <Choice strategy={row} dimension={dimension} />,
    },
    {
      id: 'bar',
      header: 'Interval',
      hideHeader: true,
      sortable: false,
      from: 'md',
      width: 'w-2/5',
      value: () => null,
      cell: (row) => <IntervalBar label={choiceOf(row, dimension)} max={max} {...row.rates[metric]} />,
    },
    {
      id: 'rate',
      header: 'Rate',
      numeric: true,
      value: (row) => row.rates[metric].mean,
      cell: (row) => <RateText rate={row.rates[metric]} />,
    },
    {
      id: 'best',
      header: 'Chance to be best',
      numeric: true,
      value: (row) => row.probability_best,
      cell: (row) =>
        row.probability_best === null ? (
          <span className="text-faint">–</span>
        ) : (
          <Chance value={row.probability_best} />
        ),
    },
    {
      id: 'raw',
      header: 'Counted',
      numeric: true,
      from: 'lg',
      value: (row) => row.rates[metric].raw,
      cell: ({ rates }) => {
        const { raw } = rates[metric];
        return raw === null ? <span className="text-faint">–</span> : <Percent value={raw} fine />;
      },
    },
    {
      id: 'value',
      header: 'Average deal',
      numeric: true,
      from: 'lg',
      value: (row) => row.avg_deal_value,
      cell: (row) =>
        row.avg_deal_value === null || row.avg_deal_value_currency === null ? (
          <span className="text-faint">–</span>
        ) : (
          <>
            <Money amount={Math.round(row.avg_deal_value)} currency={row.avg_deal_value_currency} compact />{' '}
            <span className="whitespace-nowrap text-muted">(n = {row.deal_values[0]?.n})</span>
          </>
        ),
    },
  ];
}

export const STRATEGY_CSV_HEADER = [
  'Choice',
  'Rate',
  'From',
  'To',
  'Messages',
  'Counted',
  'Chance to be best',
  'Average deal',
  'Currency',
  'Guardrails above usual',
] as const;

export function strategyCsvRow(row: Strategy, dimension: Dimension, metric: Metric) {
  const { mean, interval, n, raw } = row.rates[metric];
  const breached = row.breached.map((name) => GUARDRAIL_WORDS[name]).join('; ');
  return [
    choiceOf(row, dimension),
    mean,
    interval[0],
    interval[1],
    n,
    raw,
    row.probability_best,
    row.avg_deal_value,
    row.avg_deal_value_currency,
    breached,
  ];
}
