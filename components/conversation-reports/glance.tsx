'use client';

import { Section } from '@/components/ui/card';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat, StatRow } from '@/components/ui/stat';
import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { figureWords, valueWords } from './report-words';

/** The figures that somebody looks for first. */
export function Glance({ report }: { report: PerformanceReport }) {
  const { locale } = useLocale();
  const { database_stats: stats, analyses } = report;
  const { response_times: times, errors, feedback } = analyses;
  const p95 = times.p95 === null ? null : { value: times.p95, interval: times.intervals.p95, n: times.n };
  const rating = feedback?.rating ?? null;
  return (
    <Section id="glance" title="At a glance">
      <StatRow>
        <Stat
          label="Exchanges"
          value={formatNumber(stats.total_conversations, locale)}
          note={`in ${formatNumber(stats.total_sessions, locale)} sessions`}
        />
        <Stat
          label="Error rate"
          value={errors.rate.raw === null ? '–' : valueWords(errors.rate.raw, 'percent', locale)}
          note={
            errors.rate.raw === null ? (
              'Nothing was said'
            ) : (
              <Note figure={{ ...errors.rate, value: errors.rate.raw }} unit="percent" />
            )
          }
        />
        <Stat
          label="95th percentile"
          value={p95 ? valueWords(p95.value, 'ms', locale) : '–'}
          note={p95 ? <Note figure={p95} unit="ms" /> : 'Nothing was said'}
        />
        <Stat
          label="Mean rating"
          value={rating ? `${valueWords(rating.value, 'stars', locale)} of 5` : '–'}
          note={rating ? <Note figure={rating} unit="stars" /> : 'Nobody rated an answer'}
        />
      </StatRow>
    </Section>
  );
}

function Note({
  figure,
  unit,
}: {
  figure: Parameters<typeof figureWords>[0];
  unit: Parameters<typeof figureWords>[1];
}) {
  const { locale } = useLocale();
  const words = figureWords(figure, unit, locale);
  return <span className="num">{words.slice(words.indexOf('(') + 1, -1)}</span>;
}
