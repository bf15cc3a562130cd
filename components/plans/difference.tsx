'use client';

import { useLocale } from '@/components/ui/locale';
import { differenceText, type Difference as Value } from './plan-words';

/** A difference of two rates, in percentage points, with its interval and n. */
export function Difference(value: Value) {
  const { locale } = useLocale();
  const text = differenceText(value, locale);
  const cut = text.indexOf(' (');
  return (
    <span className="num">
      <span className="font-medium">{text.slice(0, cut)}</span>{' '}
      <span className="text-muted">{text.slice(cut + 1)}</span>
    </span>
  );
}
