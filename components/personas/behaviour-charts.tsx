'use client';

import { SeriesChart } from '@/components/charts/series-chart';
import { WeekHoursChart } from '@/components/charts/week-hours-chart';
import { formatDate, formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import type { Analysis } from '@/lib/personas/analysis-schema';
import { measureText } from './figure-words';
import { CHANNEL_NAMES } from './persona-words';

/** When the person is active, how long they take to answer, and where. */
export function BehaviourCharts({ analysis }: { analysis: Analysis }) {
  const { locale } = useLocale();
  const { charts, interactions, time_zone } = analysis;
  return (
    <div className="grid gap-x-8 gap-y-8 xl:grid-cols-2">
      <WeekHoursChart
        title={`Activity by day and hour, ${time_zone.name}`}
        what="interactions"
        week={charts.day_hour}
      />
      <SeriesChart
        title="Interactions by channel"
        name="Interactions"
        kind="bar"
        isGrouped
        points={interactions.by_channel.map(({ channel, n }) => ({
          label: CHANNEL_NAMES[channel],
          value: n,
        }))}
        format={(value) => formatNumber(value, locale)}
      />
      {charts.response_times.length > 0 ? (
        <SeriesChart
          title="Time to answer, by the date of our message"
          name="Time to answer"
          kind="line"
          points={charts.response_times.map(({ sent_at, hours }) => ({
            label: formatDate(sent_at, locale, time_zone.name, false),
            value: hours,
          }))}
          format={(value) => measureText(value, 'hours', locale)}
        />
      ) : null}
    </div>
  );
}
