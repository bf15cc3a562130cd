'use client';

import { SeriesChart } from '@/components/charts/series-chart';
import { Section } from '@/components/ui/card';
import { useLocale } from '@/components/ui/locale';
import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { bucketLabel, valueWords } from './report-words';

/** Error rate and 95th percentile by hour, day or week, with 90 % intervals. */
export function ReportCharts({ report }: { report: PerformanceReport }) {
  const { locale } = useLocale();
  const { series } = report.analyses;
  if (!series || series.buckets.length < 2) return null;
  const labelled = series.buckets.map((bucket) => ({
    ...bucket,
    label: bucketLabel(bucket.at, series.unit, locale, report.time_zone),
  }));
  return (
    <Section
      id="over-time"
      title={`By ${series.unit}`}
      description={`Time zone ${report.time_zone.replaceAll('_', ' ')}. Bands are 90 % intervals.`}
    >
      <div className="grid gap-6 lg:grid-cols-2">
        <SeriesChart
          title={`Error rate by ${series.unit}`}
          name="Error rate"
          kind="line"
          points={labelled.map(({ label, failures, n, error_rate }) => ({
            label,
            value: failures / n,
            interval: error_rate.interval,
          }))}
          format={(value) => valueWords(value, 'percent', locale)}
        />
        <SeriesChart
          title={`95th percentile of response times by ${series.unit}`}
          name="95th percentile"
          kind="line"
          points={labelled.map(({ label, p95, low, high }) => ({
            label,
            value: p95,
            ...(low !== null && high !== null ? { interval: [low, high] as const } : {}),
          }))}
          format={(value) => valueWords(value, 'ms', locale)}
        />
      </div>
    </Section>
  );
}
