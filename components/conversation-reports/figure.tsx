'use client';

import { useLocale } from '@/components/ui/locale';
import { type Change, type Figure as FigureValue, figureWords, type Unit, valueWords } from './report-words';

/** A figure with its interval and n, or a dash where nothing could be measured. */
export function Figure({ figure, unit }: { figure: FigureValue | null; unit: Unit }) {
  const { locale } = useLocale();
  if (!figure) return <span className="text-muted">–</span>;
  const main = valueWords(figure.value, unit, locale);
  return (
    <span className="num">
      <span className="whitespace-nowrap">{main}</span>{' '}
      <span className="text-muted">{figureWords(figure, unit, locale).slice(main.length + 1)}</span>
    </span>
  );
}

const LOOK = { better: 'text-good-ink', worse: 'text-bad-ink', unclear: 'text-muted' } as const;

export function ChangeText({ change }: { change: Change | null }) {
  if (!change) return <span className="text-muted">–</span>;
  return (
    <span className={`num ${LOOK[change.verdict]}`}>
      {change.text}
      {change.verdict === 'unclear' ? ', may be chance' : ''}
    </span>
  );
}
