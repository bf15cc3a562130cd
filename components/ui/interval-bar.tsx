'use client';

import { formatInterval, formatPercent } from './format';
import { useLocale } from './locale';

interface IntervalBarProps {
  label: string;
  mean: number;
  interval: readonly [number, number];
  n?: number | null;
  /** A value to compare with, such as the base rate: drawn as a thin line. */
  reference?: { value: number; label: string };
  /** Where the scale ends, so that rates of a few percent can be told apart; the same for all bars of a list. */
  max?: number;
}

/** A scale from 0 to 100 %, or to `max`: the band is the interval, the mark is the mean. */
export function IntervalBar({ label, mean, interval, n, reference, max = 1 }: IntervalBarProps) {
  const at = (fraction: number) => `${Math.min(1, Math.max(0, fraction / max)) * 100}%`;
  const { locale } = useLocale();
  const words = `${label}: ${formatInterval({ mean, interval, n: n ?? null }, locale)}`;
  const compared = reference
    ? `${words}. ${reference.label} ${formatPercent(reference.value, locale)}`
    : words;
  const [lo, hi] = interval;
  return (
    <div role="img" aria-label={compared} className="relative h-3 w-full min-w-16">
      <div className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-sunken" />
      <div
        className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-accent/30"
        style={{ left: at(lo), width: at(Math.max(0, hi - lo)) }}
      />
      {reference ? (
        <div
          className="absolute inset-y-0 w-px -translate-x-1/2 bg-line-strong"
          style={{ left: at(reference.value) }}
        />
      ) : null}
      <div
        className="absolute top-1/2 h-3 w-1 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent-ink"
        style={{ left: at(mean) }}
      />
    </div>
  );
}
