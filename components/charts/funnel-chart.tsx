'use client';

import { useLocale } from '@/components/ui/locale';
import { ChartFrame } from './chart-frame';
import { type FunnelBar, type FunnelStage, prepareFunnel } from './funnel';

interface FunnelChartProps {
  title: string;
  stages: readonly FunnelStage[];
}

const percent = (fraction: number) => `${fraction * 100}%`;

/** Bars from the first stage to the last; the pale band is the interval of the rate. */
export function FunnelChart({ title, stages }: FunnelChartProps) {
  const { locale } = useLocale();
  const { bars, summary, table } = prepareFunnel(stages, locale);
  return (
    <ChartFrame title={title} summary={summary} table={table}>
      <div className="@container">
        <ol className="flex flex-col gap-2 text-sm @lg:gap-1.5">
          {bars.map((bar) => (
            <FunnelRow key={bar.label} bar={bar} />
          ))}
        </ol>
      </div>
    </ChartFrame>
  );
}

function FunnelRow({ bar: { label, count, rate, length, band } }: { bar: FunnelBar }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 @lg:grid-cols-[6.5rem_minmax(4rem,1fr)_2.5rem_11rem]">
      <span className="truncate">{label}</span>
      <span className="relative col-span-2 row-start-2 h-4 overflow-hidden rounded-sm bg-sunken @lg:col-span-1 @lg:row-start-auto">
        <span className="absolute inset-y-0 left-0 rounded-sm bg-accent" style={{ width: percent(length) }} />
        {band ? (
          <span
            className="absolute inset-y-1 rounded-full bg-accent-ink/50"
            style={{ left: percent(band[0]), width: percent(Math.max(0, band[1] - band[0])) }}
          />
        ) : null}
      </span>
      <span className="num hidden text-right font-medium @lg:block">{count}</span>
      <span className="num whitespace-nowrap text-right text-muted">
        <span className="font-medium text-ink @lg:hidden">
          {count}
          {rate ? ' · ' : ''}
        </span>
        {rate}
      </span>
    </li>
  );
}
