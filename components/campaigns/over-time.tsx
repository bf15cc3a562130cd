'use client';

import { SeriesChart } from '@/components/charts/series-chart';
import { formatDate, formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Segmented } from '@/components/ui/segmented';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { Campaign } from '@/lib/outcomes/campaign-schema';
import { oneOf, optionsOf } from './campaign-words';
import { type PeriodCount, periodsOf } from './periods';

const SERIES: Record<Exclude<keyof PeriodCount, 'start'>, string> = {
  sent: 'Sent',
  replied: 'Replied',
  positive: 'Positive replies',
  meetings: 'Meetings',
};

/** Messages by the day or week in which they were sent, with what has become of them since. */
export function OverTime({ days }: { days: Campaign['days'] }) {
  const { locale } = useLocale();
  const [wanted, setWanted] = useUrlParam('series');
  const series = oneOf(wanted, SERIES, 'sent');
  const { unit, periods } = periodsOf(days);
  const points = periods.map((period) => ({
    label: formatDate(period.start, locale, 'UTC', false),
    value: period[series],
  }));
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label="What is counted"
        options={optionsOf(SERIES)}
        value={series}
        onValueChange={(value) => setWanted(value === 'sent' ? null : value)}
      />
      <SeriesChart
        title={
          unit === 'week' ? `${SERIES[series]} by week of sending` : `${SERIES[series]} by day of sending`
        }
        name={SERIES[series]}
        points={points}
        kind="bar"
        format={(value) => formatNumber(value, locale)}
      />
    </div>
  );
}
