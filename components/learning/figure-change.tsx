'use client';

import { ArrowDown, ArrowUp, Equal, type LucideIcon } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { useLocale } from '@/components/ui/locale';
import type { Figure } from '@/lib/learning/schema';
import { movementOf, movementText, type Verdict, verdictOf } from './figure-words';

const WORDS: Record<Exclude<Verdict, 'none'>, { words: string; tone: string }> = {
  better: { words: 'Better', tone: 'text-good-ink' },
  worse: { words: 'Worse', tone: 'text-bad-ink' },
  unclear: { words: 'No clear change', tone: 'text-muted' },
  counted: { words: 'Changed', tone: 'text-muted' },
};

/** Figures that stand on their own, and why nothing is held against them. */
const ALONE: Record<Figure['scope'], string> = {
  period: 'Nothing to compare with yet',
  now: 'As of now',
  all_time: 'Of all time',
  month: '',
};

/** What became of a figure since the period before. */
export function FigureChange({ figure }: { figure: Figure }) {
  const { locale } = useLocale();
  const movement = movementOf(figure);
  const verdict = verdictOf(figure);
  if (!movement || verdict === 'none') return <p className="text-faint">{ALONE[figure.scope]}</p>;
  const { words, tone } = WORDS[verdict];
  const Icon = verdict === 'unclear' || movement.value === 0 ? Equal : arrowOf(movement.value);
  return (
    <p className={cn('num flex gap-1.5', tone)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{figure.scope === 'month' ? words : `${words}: ${movementText(movement, figure, locale)}`}</span>
    </p>
  );
}

const arrowOf = (change: number): LucideIcon => (change > 0 ? ArrowUp : ArrowDown);
