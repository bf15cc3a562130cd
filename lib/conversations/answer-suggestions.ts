import { type Figures, lowOf, type Performance, shareOf } from './figures';
import { measure, slowHours } from './findings';
import type { Suggestion } from './report-schema';
import { estimateWords, firstIds, milliseconds, percent, quoted } from './report-words';

const SLOW_P95_MS = 3000;
const OFTEN_LONG = 0.25;
const OFTEN_REPEATED = 0.1;
const OFTEN_LOW = 0.25;
const MIN_LOW = 5;
const MOST_HOURS = 3;

export function slowResponses(period: Figures): Suggestion[] {
  const p95 = measure('slow', period);
  if (!p95?.interval || p95.interval[0] <= SLOW_P95_MS) return [];
  return [
    {
      key: 'slow',
      kind: 'slow',
      severity: 'medium',
      suggestion: `One response in twenty takes longer than ${milliseconds(p95.value)}.`,
      proposed_change:
        'Look at the slowest exchanges: answer from a cache, use a faster model, or say something while the answer is made.',
      evidence: {
        text: `95th percentile ${estimateWords(p95, milliseconds)}; more than ${milliseconds(SLOW_P95_MS)} is slow.`,
        measure: p95,
        compared_with: null,
        conversation_ids: firstIds(period.slowest_ids),
      },
    },
  ];
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
export function hours({ period, baseline, slow_ms, time_zone }: Performance): Suggestion[] {
  const zone = time_zone.replaceAll('_', ' ');
  return slowHours(period, baseline)
    .slice(0, MOST_HOURS)
    .flatMap(({ hour, day, bucket, others }): Suggestion[] => {
      const share = shareOf(bucket.slow, bucket.n);
      if (!share || slow_ms === null) return [];
      const when = `between ${clock(hour)} and ${clock((hour + 1) % 24)} (${zone})${day ? ` on ${day}` : ''}`;
      return [
        {
          key: `hour:${hour}`,
          kind: 'hour',
          severity: 'medium',
          suggestion: `Responses are slow ${when}.`,
          proposed_change: `See what else ran ${when} (backups, batch jobs, limits of a provider), and move it or reserve capacity.`,
          evidence: {
            text: `Slower than ${milliseconds(slow_ms)}: ${estimateWords(share, percent)}; at other times ${estimateWords(others, percent)}.${bucket.p50 === null ? '' : ` The median of this hour is ${milliseconds(bucket.p50)}.`}`,
            measure: share,
            compared_with: others,
            conversation_ids: firstIds(bucket.conversation_ids),
          },
        },
      ];
    });
}

export function longAnswers(period: Figures): Suggestion[] {
  const share = measure('verbosity', period);
  if (!share || lowOf(share) <= OFTEN_LONG) return [];
  return [
    {
      key: 'verbosity',
      kind: 'verbosity',
      severity: 'low',
      suggestion: `${percent(share.value)} of answers are longer than 800 characters.`,
      proposed_change: 'Ask for answers of two or three sentences, and offer details on request.',
      evidence: {
        text: `Long answers: ${estimateWords(share, percent)}.`,
        measure: share,
        compared_with: null,
        conversation_ids: firstIds(period.length.conversation_ids),
      },
    },
  ];
}

export function repeatedQuestions(period: Figures): Suggestion[] {
  const share = measure('repeats', period);
  if (!share || lowOf(share) <= OFTEN_REPEATED) return [];
  return [
    {
      key: 'repeats',
      kind: 'repeats',
      severity: 'low',
      suggestion: `${percent(share.value)} of questions are asked again in the same session.`,
      proposed_change: 'Where a question comes again, answer it in other words, or ask what was missing.',
      evidence: {
        text: `Asked again: ${estimateWords(share, percent)}, in ${period.sessions.sessions_with_repeats} of ${period.sessions.n} sessions.`,
        measure: share,
        compared_with: null,
        conversation_ids: firstIds(period.sessions.conversation_ids),
      },
    },
  ];
}

export function lowRatedIntents({ ratings }: Figures): Suggestion[] {
  return ratings.intents.flatMap(({ intent, n, low, conversation_ids }): Suggestion[] => {
    const share = shareOf(low, n);
    const others = shareOf(ratings.low - low, ratings.n - n);
    if (!share || low < MIN_LOW || lowOf(share) <= OFTEN_LOW) return [];
    if (others && (others.interval?.[1] ?? 0) >= lowOf(share)) return [];
    return [
      {
        key: `rating:${intent}`,
        kind: 'rating',
        severity: 'medium',
        suggestion: `Answers to the intent ${quoted(intent)} are rated 1 or 2 stars in ${percent(share.value)} of ratings.`,
        proposed_change: `Read the low-rated answers and their corrections, and change what answers ${quoted(intent)} accordingly.`,
        evidence: {
          text: `${low} of ${n} ratings are low: ${estimateWords(share, percent)}${others ? `; everything else: ${estimateWords(others, percent)}` : ''}.`,
          measure: share,
          compared_with: others,
          conversation_ids: firstIds(conversation_ids),
        },
      },
    ];
  });
}
