'use client';

import { Section } from '@/components/ui/card';
import { IntervalBar } from '@/components/ui/interval-bar';
import type { Campaign } from '@/lib/outcomes/campaign-schema';
import type { Guardrail } from '@/lib/outcomes/strategy-schema';
import { RateText } from './campaign-columns';
import { GUARDRAIL_WORDS, optionsOf } from './campaign-words';
import { scaleEnd } from './scale';

const COUNTED: Record<Guardrail, keyof Campaign['counts']> = {
  bounce_rate: 'bounced',
  unsubscribe_rate: 'unsubscribed',
  spam_rate: 'spam_reported',
  negative_reply_rate: 'negative_replies',
};

/** What must not rise while the funnel gets better. */
export function Guardrails({ guardrails, counts }: Pick<Campaign, 'guardrails' | 'counts'>) {
  const max = scaleEnd(Object.values(guardrails).map(({ interval }) => interval[1]));
  return (
    <Section id="guardrails" title="Guardrails" description="Less is better">
      <ul className="flex flex-col gap-4 text-sm">
        {optionsOf(GUARDRAIL_WORDS).map(({ value, label }) => (
          <li key={value} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>
                {label} <span className="num text-muted">{counts[COUNTED[value]]}</span>
              </span>
              <RateText rate={guardrails[value]} />
            </span>
            <IntervalBar label={label} max={max} {...guardrails[value]} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
