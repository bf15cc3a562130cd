'use client';

import { CircleHelp, Equal, type LucideIcon, TrendingDown, TrendingUp } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { useLocale } from '@/components/ui/locale';
import type { Figure } from '@/lib/learning/schema';
import { answerOf, BY_CHANCE, comparedIn, type Headline, headlinesOf } from './headlines';

const LOOK: Record<Headline['kind'], { icon: LucideIcon; tone: string; words: string }> = {
  better: { icon: TrendingUp, tone: 'text-good-ink', words: 'Better' },
  worse: { icon: TrendingDown, tone: 'text-bad-ink', words: 'Worse' },
  unclear: { icon: Equal, tone: 'text-muted', words: 'No clear change' },
  thin: { icon: CircleHelp, tone: 'text-muted', words: 'Not enough yet' },
};

/** Is it getting better? The answer first, then what it rests on. */
export function HeadlineList({ figures, days }: { figures: readonly Figure[]; days: number }) {
  const { locale } = useLocale();
  const compared = comparedIn(figures);
  const byChance = Math.round(compared * BY_CHANCE);
  return (
    <Card padded>
      <h2 className="text-pretty font-semibold text-lg">{answerOf(figures)}</h2>
      <ul aria-label="What changed" className="mt-2 flex flex-col gap-1.5 text-sm">
        {headlinesOf(figures, locale).map((headline) => (
          <HeadlineItem key={`${headline.kind} ${headline.key}`} headline={headline} />
        ))}
      </ul>
      <p className="mt-3 text-muted text-xs">
        The last {days} days against the {days} before. A change counts when its 90 % interval leaves zero out
        {byChance > 0 ? `; about ${byChance} of ${compared} would do so by chance alone` : ''}.
      </p>
    </Card>
  );
}

function HeadlineItem({ headline: { kind, key, text } }: { headline: Headline }) {
  const { icon: Icon, tone, words } = LOOK[kind];
  return (
    <li className="flex gap-2">
      <Icon role="img" aria-label={words} className={cn('mt-0.5 size-4 shrink-0', tone)} />
      <a href={`#figure-${key}`} className="num text-pretty hover:underline">
        {text}
      </a>
    </li>
  );
}
