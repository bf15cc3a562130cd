'use client';

import { formatInterval } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat } from '@/components/ui/stat';
import type { Figure, RateFigure } from '@/lib/personas/figure-schema';
import { figureText, type Unit } from './figure-words';

/** A rate with its interval and n under it; of nothing observed there is no rate. */
export function RateFigureStat({ label, figure: { rate, prior } }: { label: string; figure: RateFigure }) {
  const { locale } = useLocale();
  if (rate.n === 0) return <Stat label={label} value="–" note="nothing observed yet" />;
  const text = formatInterval(rate, locale);
  const cut = text.indexOf(' (');
  return (
    <Stat
      label={label}
      value={<span title={`Drawn to: ${prior}`}>{text.slice(0, cut)}</span>}
      note={text.slice(cut + 2, -1)}
    />
  );
}

interface FigureStatProps {
  label: string;
  figure: Figure;
  unit: Unit;
  /** Said after the interval: "getting faster". */
  extra?: string;
}

/** A figure that is no rate, with its interval and n under it. */
export function FigureStat({ label, figure, unit, extra }: FigureStatProps) {
  const { locale } = useLocale();
  const { value, note } = figureText(figure, unit, locale);
  return (
    <Stat label={label} value={value} note={figure.value !== null && extra ? `${note}, ${extra}` : note} />
  );
}
