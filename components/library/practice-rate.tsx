'use client';

import { formatPercent } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { IntervalBar } from '@/components/ui/interval-bar';
import { useLocale } from '@/components/ui/locale';
import type { PracticeRate } from '@/lib/practices/schema';

/** Of no message there is no rate: what is usual elsewhere says nothing about this practice. */
export function PracticeRateText({ rate }: { rate: PracticeRate | undefined }) {
  const { locale } = useLocale();
  if (!rate || rate.n === 0) return <span className="text-faint">Not measured</span>;
  const counted = rate.raw === null ? undefined : `Counted: ${formatPercent(rate.raw, locale, true)}`;
  return (
    <span title={counted}>
      <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />
    </span>
  );
}

interface PracticeRateBarProps {
  label: string;
  rate: PracticeRate | undefined;
  /** Where the scale ends, the same for every bar of a list. */
  max: number;
}

/** The rate as a bar with its figures under it. */
export function PracticeRateBar({ label, rate, max }: PracticeRateBarProps) {
  return (
    <span className="flex min-w-0 flex-col gap-0.5 text-left">
      {rate && rate.n > 0 ? (
        <IntervalBar label={label} max={max} mean={rate.mean} interval={rate.interval} n={rate.n} />
      ) : null}
      <PracticeRateText rate={rate} />
    </span>
  );
}
