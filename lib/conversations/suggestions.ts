import { hours, longAnswers, lowRatedIntents, repeatedQuestions, slowResponses } from './answer-suggestions';
import { failingIntents, highErrorRate, largeClusters } from './failure-suggestions';
import type { Performance } from './figures';
import type { Suggestion } from './report-schema';

const ORDER = { high: 0, medium: 1, low: 2 };

/** What is credibly wrong in the period, the most urgent first. */
export function suggest(performance: Performance): Suggestion[] {
  const { period } = performance;
  const intents = failingIntents(period);
  const explained = new Set(intents.map(({ key }) => key.slice('intent:'.length)));
  const all = [
    ...highErrorRate(period),
    ...intents,
    ...largeClusters(period, explained),
    ...slowResponses(period),
    ...hours(performance),
    ...lowRatedIntents(period),
    ...longAnswers(period),
    ...repeatedQuestions(period),
  ];
  return all.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
