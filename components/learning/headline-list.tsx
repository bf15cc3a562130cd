'use client';

import { CircleHelp, Equal, type LucideIcon, TrendingDown, TrendingUp, Wrench } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { useLocale } from '@/components/ui/locale';
import type { Learning } from '@/lib/learning/schema';
import { answerOf, BY_CHANCE, comparedIn, type Headline, headlinesOf, openText } from './headlines';

const LOOK: Record<Headline['kind'] | 'open', { icon: LucideIcon; tone: string; words: string }> = {
  better: { icon: TrendingUp, tone: 'text-good-ink', words: 'Better' },
  worse: { icon: TrendingDown, tone: 'text-bad-ink', words: 'Worse' },
  unclear: { icon: Equal, tone: 'text-muted', words: 'No clear change' },
  thin: { icon: CircleHelp, tone: 'text-muted', words: 'Not enough yet' },
  open: { icon: Wrench, tone: 'text-muted', words: 'To mend' },
};

/** Is it getting better? The answer first, then what it rests on. */
export function HeadlineList({ learning: { figures, period, suggestions } }: { learning: Learning }) {
  const { days } = period;
  const { locale } = useLocale();
  const compared = comparedIn(figures);
  const byChance = Math.round(compared * BY_CHANCE);
  return (
    <Card padded>
      <h2 className="text-pretty font-semibold text-lg">{answerOf(figures)}</h2>
      <ul aria-label="What changed" className="mt-2 flex flex-col gap-1.5 text-sm">
        {headlinesOf(figures, locale).map((headline) => (
          <Item
            key={`${headline.kind} ${headline.key}`}
            kind={headline.kind}
            href={`#figure-${headline.key}`}
          >
            {headline.text}
          </Item>
        ))}
        {suggestions.length > 0 ? (
          <Item kind="open" href="#suggestions">
            {openText(suggestions)}
          </Item>
        ) : null}
      </ul>
      <p className="mt-3 text-muted text-xs">
        The last {days} days against the {days} before. A change counts when its 90 % interval leaves zero out
        {byChance > 0 ? `; about ${byChance} of ${compared} would do so by chance alone` : ''}.
      </p>
    </Card>
  );
}

function Item({ kind, href, children }: { kind: keyof typeof LOOK; href: string; children: string }) {
  const { icon: Icon, tone, words } = LOOK[kind];
  return (
    <li className="flex gap-2">
      <Icon role="img" aria-label={words} className={cn('mt-0.5 size-4 shrink-0', tone)} />
      <a href={href} className="num text-pretty hover:underline">
        {children}
      </a>
    </li>
  );
}
