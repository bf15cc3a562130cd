'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { useLocale } from '@/components/ui/locale';
import { type Factor, type FactorBar, prepareFactors, summarizeFactors } from './factors';

interface FactorBarsProps {
  factors: readonly Factor[];
  title?: string;
  limit?: number;
}

/** What moves one forecast, from the base rate up (right) or down (left). The list is its own table. */
export function FactorBars({ factors, title = 'What moves this forecast', limit }: FactorBarsProps) {
  const { locale } = useLocale();
  const bars = prepareFactors(factors, locale, limit);
  return (
    <figure className="@container min-w-0">
      <figcaption className="font-medium text-sm">{title}</figcaption>
      <p className="text-muted text-sm">{summarizeFactors(bars)}</p>
      <ul className="mt-2 flex flex-col gap-2 text-sm @lg:gap-1">
        {bars.map((bar) => (
          <FactorRow key={bar.feature} bar={bar} />
        ))}
      </ul>
    </figure>
  );
}

function FactorRow({ bar }: { bar: FactorBar }) {
  const isUp = bar.direction === 'raises';
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-x-3 gap-y-0.5 @lg:grid-cols-[minmax(0,1fr)_minmax(6rem,12rem)_5.5rem]">
      <span className="truncate" title={`${bar.feature}: ${bar.value}`}>
        {bar.feature} <span className="text-muted">{bar.value}</span>
      </span>
      <span aria-hidden className="col-span-2 row-start-2 grid grid-cols-2 @lg:col-span-1 @lg:row-start-auto">
        <span className="flex justify-end border-line-strong border-r">
          {isUp ? null : (
            <span className={cn('h-2 rounded-l-sm bg-bad')} style={{ width: `${bar.length * 100}%` }} />
          )}
        </span>
        <span className="flex">
          {isUp ? (
            <span className="h-2 rounded-r-sm bg-good" style={{ width: `${bar.length * 100}%` }} />
          ) : null}
        </span>
      </span>
      <span
        className={cn(
          'num inline-flex items-center justify-end gap-1 whitespace-nowrap',
          isUp ? 'text-good-ink' : 'text-bad-ink',
        )}
      >
        <Arrow aria-hidden className="size-3 shrink-0" />
        {bar.text}
      </span>
    </li>
  );
}
