import { type Estimate, type Figures, type Performance, shareOf } from './figures';
import { measure, slowHours } from './findings';
import type { Suggestion } from './report-schema';
import { estimateWords, milliseconds, percent } from './report-words';

export const HIGH_ERROR_RATE = 0.1;
/** Of all failures. */
const LARGE_SHARE = 0.25;
const MIN_FAILURES = 5;
/** Where hardly anything fails, some error is always most of it. */
const WORTH_NAMING = 0.01;
const SLOW_P95_MS = 3000;
const OFTEN_LONG = 0.25;
const OFTEN_REPEATED = 0.1;
const MOST_HOURS = 3;
const ORDER = { high: 0, medium: 1, low: 2 };

const lowOf = ({ value, interval }: Estimate): number => interval?.[0] ?? value;
const quoted = (text: string): string => `“${text.length > 120 ? `${text.slice(0, 119)}…` : text}”`;
const firstIds = (ids: readonly string[]): string[] => ids.slice(0, 5);

/** What is credibly wrong in the period, the most urgent first. */
export function suggest({ period, baseline, slow_ms }: Performance): Suggestion[] {
  const intents = failingIntents(period);
  const explained = new Set(intents.map(({ key }) => key.slice('intent:'.length)));
  const all = [
    ...highErrorRate(period),
    ...intents,
    ...largeClusters(period, explained),
    ...slowResponses(period),
    ...hours(period, baseline, slow_ms),
    ...longAnswers(period),
    ...repeatedQuestions(period),
  ];
  return all.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

function highErrorRate(period: Figures): Suggestion[] {
  const rate = measure('error_rate', period);
  if (!rate || lowOf(rate) <= HIGH_ERROR_RATE) return [];
  const [worst] = period.errors.clusters;
  return [
    {
      key: 'error_rate',
      kind: 'error_rate',
      severity: 'high',
      suggestion: `${percent(rate.value)} of exchanges fail.`,
      proposed_change: worst
        ? `Start with the most frequent error, ${quoted(worst.error_message)}: it is ${worst.count} of ${period.n - period.successes} failures.`
        : 'Log the error of each failed exchange, so that the cause can be named.',
      evidence: {
        text: `Error rate ${estimateWords(rate, percent)}; more than ${percent(HIGH_ERROR_RATE)} is urgent.`,
        measure: rate,
        compared_with: null,
        conversation_ids: firstIds(
          period.errors.clusters.flatMap(({ conversation_ids }) => conversation_ids),
        ),
      },
    },
  ];
}

function failingIntents(period: Figures): Suggestion[] {
  return period.intents.flatMap(({ intent, n, failures, conversation_ids }): Suggestion[] => {
    const [rate, others] = [
      shareOf(failures, n),
      shareOf(period.n - period.successes - failures, period.n - n),
    ];
    if (!rate || failures < MIN_FAILURES || lowOf(rate) <= HIGH_ERROR_RATE) return [];
    if (others && (others.interval?.[1] ?? 0) >= lowOf(rate)) return [];
    const cluster = period.errors.clusters.find((error) => error.intent === intent);
    return [
      {
        key: `intent:${intent}`,
        kind: 'intent',
        severity: 'high',
        suggestion: `The intent ${quoted(intent)} fails in ${percent(rate.value)} of cases.`,
        proposed_change: `Mend what answers ${quoted(intent)}${cluster ? `: its usual error is ${quoted(cluster.error_message)}` : ''}. Until then let it hand over to a person.`,
        evidence: {
          text: `${failures} of ${n} failed: ${estimateWords(rate, percent)}${others ? `; everything else: ${estimateWords(others, percent)}` : ''}.`,
          measure: rate,
          compared_with: others,
          conversation_ids: firstIds(conversation_ids),
        },
      },
    ];
  });
}

function largeClusters(period: Figures, explained: ReadonlySet<string>): Suggestion[] {
  const failures = period.n - period.successes;
  return period.errors.clusters.flatMap((cluster): Suggestion[] => {
    const { error_message, count, intent, example, conversation_ids } = cluster;
    const share = shareOf(count, failures);
    const ofAll = shareOf(count, period.n);
    if (!share || !ofAll || count < MIN_FAILURES) return [];
    if (lowOf(share) <= LARGE_SHARE || ofAll.value < WORTH_NAMING) return [];
    if (intent !== null && explained.has(intent)) return [];
    return [
      {
        key: `error:${error_message}`,
        kind: 'error',
        severity: 'high',
        suggestion: `One error is ${percent(share.value)} of all failures: ${quoted(error_message)}.`,
        proposed_change: `Find its cause in the example, a question like ${quoted(example.user_message)}, and mend it first: ${count} failures go with it.`,
        evidence: {
          text: `${count} of ${failures} failures: ${estimateWords(share, percent)}; ${estimateWords(ofAll, percent)} of all exchanges.`,
          measure: ofAll,
          compared_with: share,
          conversation_ids: firstIds(conversation_ids),
        },
      },
    ];
  });
}

function slowResponses(period: Figures): Suggestion[] {
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
function hours(period: Figures, baseline: Figures, slowMs: number | null): Suggestion[] {
  return slowHours(period, baseline)
    .slice(0, MOST_HOURS)
    .flatMap(({ hour, day, bucket, others }): Suggestion[] => {
      const share = shareOf(bucket.slow, bucket.n);
      if (!share || slowMs === null) return [];
      const when = `between ${clock(hour)} and ${clock((hour + 1) % 24)} UTC${day ? ` on ${day}` : ''}`;
      return [
        {
          key: `hour:${hour}`,
          kind: 'hour',
          severity: 'medium',
          suggestion: `Responses are slow ${when}.`,
          proposed_change: `See what else ran ${when} (backups, batch jobs, limits of a provider), and move it or reserve capacity.`,
          evidence: {
            text: `Slower than ${milliseconds(slowMs)}: ${estimateWords(share, percent)}; at other times ${estimateWords(others, percent)}. The median of this hour is ${milliseconds(bucket.p50)}.`,
            measure: share,
            compared_with: others,
            conversation_ids: firstIds(bucket.conversation_ids),
          },
        },
      ];
    });
}

function longAnswers(period: Figures): Suggestion[] {
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

function repeatedQuestions(period: Figures): Suggestion[] {
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
