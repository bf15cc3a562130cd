'use client';

import { useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ExportCsv } from '@/components/ui/export-csv';
import { useLocale } from '@/components/ui/locale';
import type { WinningStrategies } from '@/lib/outcomes/strategy-schema';
import type { Dimension, Metric } from './campaign-words';
import { scaleEnd } from './scale';
import { choiceOf, STRATEGY_CSV_HEADER, strategyColumns, strategyCsvRow } from './strategy-columns';
import { summarizeStrategies } from './strategy-words';

interface StrategyTableProps {
  winning: WinningStrategies;
  dimension: Dimension;
  metric: Metric;
  /** The answer to the question before: shown pale until the new one is there. */
  isStale: boolean;
}

/** Choices by posterior mean; those that breach a guardrail stay in view, but don't compete. */
export function StrategyTable({ winning, dimension, metric, isStale }: StrategyTableProps) {
  const { locale } = useLocale();
  const rows = useMemo(() => [...winning.data, ...winning.excluded], [winning]);
  const max = scaleEnd(rows.map((row) => row.rates[metric].interval[1]));
  const columns = useMemo(() => strategyColumns(dimension, metric, max), [dimension, metric, max]);
  if (rows.length === 0) {
    return (
      <EmptyState title="Too few messages to compare">
        A choice is compared from {winning.min_samples} messages on. Report what your agents decided in
        agent_decisions of POST /api/v1/messages.
      </EmptyState>
    );
  }
  const summary = summarizeStrategies(winning.data, (row) => choiceOf(row, dimension), metric, locale);
  return (
    <div className={cn(isStale && 'opacity-60')}>
      <DataTable
        label="Strategies"
        columns={columns}
        rows={rows}
        rowId={(row) => row.key}
        defaultSort={{ id: 'rate', desc: true }}
        exportName={null}
        toolbar={
          <>
            <p className="min-w-0 flex-1 text-sm">{summary}</p>
            <ExportCsv
              fileName={`strategies-by-${dimension}`}
              header={STRATEGY_CSV_HEADER}
              rows={() => rows.map((row) => strategyCsvRow(row, dimension, metric))}
            />
          </>
        }
        footer={
          <p className="border-line border-t px-3 py-2 text-muted text-xs">
            Rates are drawn towards what is usual here, more so with few messages; the bar is the 90 %
            interval. Choices with fewer than {winning.min_samples} messages are left out.
            {winning.excluded.length > 0
              ? ' A choice with a guardrail above usual does not compete to be best.'
              : ''}
          </p>
        }
      />
    </div>
  );
}
