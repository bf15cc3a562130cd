import { formatInterval, formatPercent } from '@/components/ui/format';
import type { Strategy } from '@/lib/outcomes/strategy-schema';
import { METRIC_WORDS, type Metric } from './campaign-words';

/** From here on a leader is called clear. */
const CLEAR = 0.9;

/** What the comparison says, in two sentences, with its figures. */
export function summarizeStrategies(
  ranked: readonly Strategy[],
  nameOf: (strategy: Strategy) => string,
  metric: Metric,
  locale: string,
): string {
  const [first] = ranked;
  if (!first) return '';
  const rate = formatInterval(first.rates[metric], locale);
  const lead = `${nameOf(first)} has the highest rate of ${METRIC_WORDS[metric].toLowerCase()}: ${rate}.`;
  if (ranked.length === 1 || first.probability_best === null) return lead;
  const chance = formatPercent(first.probability_best, locale);
  const verdict = first.probability_best >= CLEAR ? '' : ', so it is not settled';
  return `${lead} It is the best of ${ranked.length} with a probability of ${chance}${verdict}.`;
}
