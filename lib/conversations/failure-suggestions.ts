import { type Figures, lowOf, shareOf } from './figures';
import { measure } from './findings';
import type { Suggestion } from './report-schema';
import { estimateWords, firstIds, percent, quoted } from './report-words';

export const HIGH_ERROR_RATE = 0.1;
/** Of all failures. */
const LARGE_SHARE = 0.25;
const MIN_FAILURES = 5;
/** Where hardly anything fails, some error is always most of it. */
const WORTH_NAMING = 0.01;

export function highErrorRate(period: Figures): Suggestion[] {
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

export function failingIntents(period: Figures): Suggestion[] {
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

export function largeClusters(period: Figures, explained: ReadonlySet<string>): Suggestion[] {
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
