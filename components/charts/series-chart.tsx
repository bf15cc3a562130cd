'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from './chart-frame';
import { ChartPlaceholder } from './chart-placeholder';
import { prepareSeries, type SeriesPoint } from './series';
import { WhenNear } from './when-near';

const Draw = dynamic(() => import('./series-draw').then((module) => module.SeriesDraw), {
  ssr: false,
  loading: ChartPlaceholder,
});

interface SeriesChartProps {
  title: string;
  /** What the values are: "Win rate". */
  name: string;
  points: readonly SeriesPoint[];
  kind: 'line' | 'bar';
  /** Draws a logarithmic scale with these ticks, the ends included; values must be above zero. */
  logTicks?: readonly number[];
  /** The points are groups, not moments in order. */
  isGrouped?: boolean;
  format: (value: number) => string;
}

export function SeriesChart(props: SeriesChartProps) {
  const { title, name, points, kind, isGrouped = false, logTicks, format } = props;
  const prepared = prepareSeries(points, name, format, !isGrouped);
  return (
    <ChartFrame title={title} summary={prepared.summary} table={prepared.table}>
      <WhenNear>
        <Draw
          kind={kind}
          name={name}
          points={prepared.points}
          format={format}
          {...(logTicks ? { logTicks } : {})}
        />
      </WhenNear>
    </ChartFrame>
  );
}
