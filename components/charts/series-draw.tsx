'use client';

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { CHART, tick, tooltipStyle } from './chart-colors';
import type { PreparedSeries } from './series';

interface SeriesDrawProps {
  kind: 'line' | 'bar';
  name: string;
  points: PreparedSeries['points'];
  format: (value: number) => string;
  logTicks?: readonly number[];
}

/** The scale of the values: even steps, or multiples between the given ticks. */
function scaleOf(ticks: readonly number[] | undefined) {
  if (!ticks) return {};
  return {
    scale: 'log' as const,
    ticks: [...ticks],
    domain: [Math.min(...ticks), Math.max(...ticks)],
    allowDataOverflow: true,
    interval: 0 as const,
  };
}

export function SeriesDraw({ kind, name, points, format, logTicks }: SeriesDrawProps) {
  return (
    <ResponsiveContainer width="100%" height={256}>
      <ComposedChart
        data={[...points]}
        margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke={CHART.grid} strokeDasharray="2 4" vertical={false} />
        <XAxis dataKey="label" tick={tick} stroke={CHART.grid} tickLine={false} />
        <YAxis
          tick={tick}
          stroke={CHART.grid}
          tickLine={false}
          width={56}
          tickFormatter={format}
          {...scaleOf(logTicks)}
        />
        <Tooltip
          contentStyle={tooltipStyle}
          cursor={{ stroke: CHART.reference, fill: 'var(--hover)' }}
          formatter={(value) =>
            Array.isArray(value) ? value.map(Number).map(format).join('–') : format(Number(value))
          }
        />
        {kind === 'bar' ? (
          <Bar
            dataKey="value"
            name={name}
            fill={CHART.band}
            radius={[2, 2, 0, 0]}
            isAnimationActive={false}
          />
        ) : (
          <>
            <Area
              dataKey="band"
              name="Interval"
              stroke="none"
              fill={CHART.band}
              fillOpacity={0.15}
              isAnimationActive={false}
            />
            <Line
              dataKey="value"
              name={name}
              stroke={CHART.mark}
              strokeWidth={2}
              dot={{ r: 2 }}
              isAnimationActive={false}
            />
          </>
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
