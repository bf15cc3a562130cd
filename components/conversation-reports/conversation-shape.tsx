'use client';

import { Section } from '@/components/ui/card';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat, StatRow } from '@/components/ui/stat';
import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { figureWords } from './report-words';

/** How people talk with the agent: turns, minutes, repeated questions, lengths of answers, ratings. */
export function ConversationShape({ report }: { report: PerformanceReport }) {
  const { locale } = useLocale();
  const { conversations, feedback } = report.analyses;
  const { turns_per_session: turns, minutes_per_session: minutes, repeat_questions: repeats } = conversations;
  const { response_length: length, sessions } = conversations;
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, locale));
  const rateWords = ({ raw, interval, n }: typeof repeats.rate) =>
    raw === null ? '–' : figureWords({ value: raw, interval, n }, 'percent', locale);
  return (
    <Section id="patterns" title="How the conversations went">
      <StatRow>
        <Stat
          label="Turns in a session"
          value={number(turns.p50)}
          note={`median; 95 % have at most ${number(turns.p95)}, the longest ${number(turns.max)}`}
        />
        <Stat
          label="Minutes in a session"
          value={number(minutes.p50)}
          note={`median of ${number(sessions)} sessions; 95 % at most ${number(minutes.p95)}`}
        />
        <Stat
          label="Questions asked again"
          value={number(repeats.count)}
          note={`${rateWords(repeats.rate)}, in ${number(repeats.sessions)} sessions`}
        />
        <Stat
          label="Characters in an answer"
          value={number(length.p50)}
          note={`median; ${number(length.n_long)} are longer than 800`}
        />
        {feedback ? (
          <Stat
            label="Low ratings (1 or 2 stars)"
            value={number(feedback.low)}
            note={`${rateWords(feedback.low_rate)}; ${number(feedback.corrections)} corrections`}
          />
        ) : null}
      </StatRow>
    </Section>
  );
}
