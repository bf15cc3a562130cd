'use client';

import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { CHART, tick } from './chart-colors';
import type { ReliabilityBin } from './reliability';

const percent = (fraction: number) => `${Math.round(fraction * 100)} %`;
const axis = { type: 'number', domain: [0, 1], tickFormatter: percent, tick, stroke: CHART.grid } as const;

export function ReliabilityDraw({ points }: { points: readonly ReliabilityBin[] }) {
  return (
    <ResponsiveContainer width="100%" height={256}>
      <ScatterChart margin={{ top: 8, right: 16, bottom: 16, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke={CHART.grid} strokeDasharray="2 4" />
        <XAxis
          {...axis}
          dataKey="predicted"
          label={{ value: 'Predicted', position: 'insideBottom', offset: -10, ...tick }}
        />
        <YAxis {...axis} dataKey="observed" width={48} />
        <ZAxis dataKey="n" range={[32, 320]} />
        <ReferenceLine
          segment={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          stroke={CHART.reference}
        />
        <Scatter data={[...points]} fill={CHART.mark} fillOpacity={0.75} isAnimationActive={false} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
