import { formatInterval, formatNumber } from '@/components/ui/format';
import type { ChartTable } from './chart-frame';

export interface FunnelStage {
  label: string;
  count: number;
  /** Of the messages that can have come this far; null for the first stage. */
  rate: { mean: number; interval: readonly [number, number]; n: number; raw: number | null } | null;
}

export interface FunnelBar {
  label: string;
  count: string;
  rate: string;
  /** Shares of the first stage, 0–1. */
  length: number;
  band: readonly [number, number] | null;
}

export interface PreparedFunnel {
  bars: readonly FunnelBar[];
  summary: string;
  table: ChartTable;
}

/** From the first stage to the last: how many came so far, and what the rate of each stage may be. */
export function prepareFunnel(stages: readonly FunnelStage[], locale: string): PreparedFunnel {
  const whole = stages[0]?.count ?? 0;
  const share = (n: number) => (whole === 0 ? 0 : Math.min(1, n / whole));
  const bars = stages.map(({ label, count, rate }): FunnelBar => {
    const isKnown = rate !== null && rate.n > 0;
    return {
      label,
      count: formatNumber(count, locale),
      rate: isKnown ? formatInterval(rate, locale) : '',
      length: share(count),
      band: isKnown ? [share(rate.interval[0] * rate.n), share(rate.interval[1] * rate.n)] : null,
    };
  });
  return { bars, summary: summarize(bars), table: tableOf(stages, bars, locale) };
}

function summarize(bars: readonly FunnelBar[]): string {
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last || first.length === 0) return 'Nothing was sent yet.';
  const steps = bars.slice(1).map(({ label, count }) => `${label.toLowerCase()} ${count}`);
  const end = last.rate ? ` ${last.label}: ${last.rate}.` : '';
  return `Of ${first.count} sent: ${steps.join(', ')}.${end}`;
}

function tableOf(stages: readonly FunnelStage[], bars: readonly FunnelBar[], locale: string): ChartTable {
  return {
    header: ['Step', 'Messages', 'Rate (90 % interval)', 'Counted'],
    rows: bars.map(({ label, count, rate }, index) => {
      const raw = stages[index]?.rate?.raw ?? null;
      const counted = raw === null ? '–' : `${formatNumber(raw * 100, locale)}\u00a0%`;
      return [label, count, rate || '–', counted];
    }),
  };
}
