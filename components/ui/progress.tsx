'use client';

import { formatPercent } from './format';
import { useLocale } from './locale';

interface ProgressProps {
  label: string;
  /** Fraction 0–1; leave it out while the amount is unknown. */
  value?: number;
  /** Words instead of the percentage: "1,200 of 8,800 rows". */
  detail?: string;
}

export function Progress({ label, value, detail }: ProgressProps) {
  const { locale } = useLocale();
  const isKnown = value !== undefined;
  const percent = isKnown ? Math.round(Math.min(1, Math.max(0, value)) * 100) : undefined;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="num text-muted">{detail ?? (isKnown ? formatPercent(value, locale) : '')}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={
            isKnown
              ? 'h-full rounded-full bg-accent transition-[width] duration-200'
              : 'h-full w-1/3 animate-pulse rounded-full bg-accent'
          }
          style={isKnown ? { width: `${percent}%` } : undefined}
        />
      </div>
    </div>
  );
}
