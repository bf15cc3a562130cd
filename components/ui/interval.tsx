'use client';

import { formatInterval, formatPercent, type IntervalValue } from './format';
import { useLocale } from './locale';

type IntervalProps = IntervalValue & {
  /** The mean in large type with the range under it. */
  stacked?: boolean;
};

/** A number with its uncertainty: `12 % (9–16 %, n = 214)`. */
export function Interval({ stacked = false, ...value }: IntervalProps) {
  const { locale } = useLocale();
  const text = formatInterval(value, locale);
  const cut = text.indexOf(' (');
  const main = text.slice(0, cut);
  const range = text.slice(cut + 1);
  if (stacked)
    return (
      <span className="num inline-flex flex-col">
        <span className="font-semibold text-2xl">{main}</span>
        <span className="text-muted text-xs">{range.slice(1, -1)}</span>
      </span>
    );
  return (
    <span className="num whitespace-nowrap">
      {main} <span className="text-muted">{range}</span>
    </span>
  );
}

export function Percent({ value, fine }: { value: number; fine?: boolean }) {
  const { locale } = useLocale();
  return <span className="num">{formatPercent(value, locale, fine)}</span>;
}
