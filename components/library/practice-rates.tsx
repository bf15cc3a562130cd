'use client';

import { scaleEnd } from '@/components/campaigns/scale';
import { Section } from '@/components/ui/card';
import { formatNumber } from '@/components/ui/format';
import { IntervalBar } from '@/components/ui/interval-bar';
import { useLocale } from '@/components/ui/locale';
import type { CountName, Guardrail, Practice, RateName } from '@/lib/practices/schema';
import { PracticeRateText } from './practice-rate';
import { GUARDRAIL_WORDS, keysOf, RATE_WORDS } from './practice-words';

const COUNTED: Record<RateName | Guardrail, CountName> = {
  open_rate: 'opened',
  reply_rate: 'replied',
  positive_reply_rate: 'positive_replies',
  meeting_rate: 'meetings',
  meeting_held_rate: 'meetings_held',
  conversion_rate: 'won',
  unsubscribe_rate: 'unsubscribed',
  spam_rate: 'spam_reported',
  bounce_rate: 'bounced',
  negative_reply_rate: 'negative_replies',
};
const WORDS = { ...RATE_WORDS, ...GUARDRAIL_WORDS };

/** The ladder from opened to won, and what must not rise meanwhile. */
export function PracticeRates({ practice }: { practice: Practice }) {
  const { locale } = useLocale();
  const { counts, recent } = practice;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Section
        id="rates"
        title="How well it works"
        description={`Of ${formatNumber(counts.sent, locale)} messages, as association; bars are 90 % intervals`}
      >
        <RateList practice={practice} names={keysOf(RATE_WORDS)} />
        {recent && recent.sent > 0 ? (
          <p className="num mt-4 border-line border-t pt-3 text-muted text-xs">
            Last 90 days: {formatNumber(recent.sent, locale)} sent, {recent.replied} replied,{' '}
            {recent.positive_replies} of them positively
          </p>
        ) : null}
      </Section>
      <Section id="guardrails" title="Guardrails" description="Less is better">
        <RateList practice={practice} names={keysOf(GUARDRAIL_WORDS)} />
      </Section>
    </div>
  );
}

interface RateListProps {
  practice: Practice;
  names: ReadonlyArray<RateName | Guardrail>;
}

function RateList({ practice: { rates, counts, breached }, names }: RateListProps) {
  const { locale } = useLocale();
  const measured = names.filter((name) => rates[name].n > 0);
  const max = scaleEnd(measured.map((name) => rates[name].interval[1]));
  if (measured.length === 0)
    return <p className="text-muted text-sm">No message with this practice has arrived yet.</p>;
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {names.map((name) => (
        <li key={name} className="flex flex-col gap-1">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>
              {WORDS[name]}{' '}
              <span className="num text-muted">{formatNumber(counts[COUNTED[name]], locale)}</span>
              {breached.some((guardrail) => guardrail === name) ? (
                <span className="text-bad-ink"> above the limit</span>
              ) : null}
            </span>
            <PracticeRateText rate={rates[name]} />
          </span>
          {rates[name].n > 0 ? (
            <IntervalBar
              label={WORDS[name]}
              max={max}
              mean={rates[name].mean}
              interval={rates[name].interval}
              n={rates[name].n}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
