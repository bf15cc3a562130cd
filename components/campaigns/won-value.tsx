'use client';

import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Money } from '@/components/ui/money';
import type { DealValue } from '@/lib/outcomes/strategy-schema';

/** What was won, currency by currency: currencies are never added up. */
export function WonValue({ values }: { values: readonly DealValue[] }) {
  const { locale } = useLocale();
  if (values.length === 0) return <span className="text-faint">–</span>;
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-2">
      {values.map(({ currency, total, n }) => (
        <span key={currency ?? 'none'} title={`${n} ${n === 1 ? 'deal' : 'deals'}`}>
          {currency ? (
            <Money amount={total} currency={currency} compact />
          ) : (
            <span className="num">{formatNumber(total, locale)}</span>
          )}
        </span>
      ))}
    </span>
  );
}

/** `EUR 12000; USD 800`: for a CSV cell. */
export function wonValueText(values: readonly DealValue[]): string {
  return values.map(({ currency, total }) => [currency, total].filter(Boolean).join(' ')).join('; ');
}
