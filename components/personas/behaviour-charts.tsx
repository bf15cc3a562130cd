'use client';

import { SeriesChart } from '@/components/charts/series-chart';
import { WeekHoursChart } from '@/components/charts/week-hours-chart';
import { formatDate, formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import type { Analysis } from '@/lib/personas/analysis-schema';
import { measureText } from './figure-words';
import { CHANNEL_NAMES } from './persona-words';

/** The least that a logarithmic scale is drawn from: a minute, in hours. */
const MINUTE = 1 / 60;
/** A minute, an hour, six, a day, a week, a month, half a year: what one late answer makes unreadable on a plain scale. */
const TICKS = [MINUTE, 1, 6, 24, 168, 720, 4380] as const;

/** The ticks that hold every value between the first and the last of them. */
function ticksFor(hours: readonly number[]): number[] {
  const [low, high] = [Math.min(...hours), Math.max(...hours)];
  const from = TICKS.findLast((tick) => tick <= low) ?? MINUTE;
  const to = TICKS.find((tick) => tick >= high && tick > from) ?? Math.max(high, 2 * from);
  return [from, ...TICKS.filter((tick) => tick > from && tick < to), to];
}

/** When the person is active, how long they take to answer, and where. */
export function BehaviourCharts({ analysis }: { analysis: Analysis }) {
  const { locale } = useLocale();
  const { charts, interactions, time_zone } = analysis;
  return (
    <>
      <WeekHoursChart
        title={`Activity by day and hour, ${time_zone.name}`}
        what="times they were active"
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
          logTicks={ticksFor(charts.response_times.map(({ hours }) => hours))}
          points={charts.response_times
            .toSorted((a, b) => a.sent_at.localeCompare(b.sent_at))
            .map(({ sent_at, hours }) => ({
              label: formatDate(sent_at, locale, time_zone.name, false),
              value: Math.max(hours, MINUTE),
            }))}
          format={(value) => measureText(value, 'hours', locale)}
        />
      ) : null}
    </>
  );
}
