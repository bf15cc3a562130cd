'use client';

import { useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { useLocale } from '@/components/ui/locale';
import { Segmented } from '@/components/ui/segmented';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { BenchmarkRow } from '@/lib/personas/benchmark-schema';
import { benchmarkColumns } from './benchmark-columns';
import { METRIC_WORDS, METRICS } from './benchmark-words';

export function BenchmarkTable({ rows, canEdit }: { rows: readonly BenchmarkRow[]; canEdit: boolean }) {
  const { locale } = useLocale();
  const [wanted, setWanted] = useUrlParam('metric');
  const metric = METRICS.find(({ value }) => value === wanted)?.value ?? 'engagement_rate';
  const columns = useMemo(() => benchmarkColumns(locale, canEdit), [locale, canEdit]);
  const shown = useMemo(() => rows.filter((row) => row.metric === metric), [rows, metric]);
  return (
    <DataTable
      label={`Benchmarks: ${METRIC_WORDS[metric].about}`}
      columns={columns}
      rows={shown}
      rowId={({ industry, company_size }) => `${industry}-${company_size}`}
      exportName={`benchmarks-${metric}`}
      toolbar={
        <>
          <Segmented label="Metric" options={METRICS} value={metric} onValueChange={setWanted} />
          <p className="text-muted text-sm">{METRIC_WORDS[metric].about}</p>
        </>
      }
    />
  );
}
