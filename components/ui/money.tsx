'use client';

import { formatMoney } from './format';
import { useLocale } from './locale';

interface MoneyProps {
  amount: number | null | undefined;
  currency: string;
  compact?: boolean;
}

export function Money({ amount, currency, compact }: MoneyProps) {
  const { locale } = useLocale();
  if (amount === null || amount === undefined)
    return (
      <span className="text-faint">
        <span aria-hidden>–</span>
        <span className="sr-only">No amount</span>
      </span>
    );
  const full = formatMoney(amount, currency, locale);
  if (!compact) return <span className="num whitespace-nowrap">{full}</span>;
  return (
    <span className="num whitespace-nowrap" title={full}>
      {formatMoney(amount, currency, locale, true)}
    </span>
  );
}
