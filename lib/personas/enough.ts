import type { Analysis } from './analysis-schema';
import { listed, plural } from './format';

/** Below this a persona from behaviour would be guesswork: so much must have happened, and so much come from them. */
export const MIN_INTERACTIONS = 5;
export const MIN_FROM_THEM = 2;

/** Why the history is too thin for a persona from behaviour, and exactly what is missing; null when it is enough. */
export function missingForRag({
  interactions,
  data_quality,
}: Pick<Analysis, 'interactions' | 'data_quality'>): string | null {
  const { n, inbound } = interactions;
  const missing = [
    n < MIN_INTERACTIONS ? plural(MIN_INTERACTIONS - n, 'more interaction') : '',
    inbound < MIN_FROM_THEM
      ? plural(
          MIN_FROM_THEM - inbound,
          'more answer or message from them',
          'more answers or messages from them',
        )
      : '',
  ].filter(Boolean);
  if (missing.length === 0) return null;
  const next = data_quality.next ? ` Cheapest next: ${data_quality.next.text}` : '';
  return `${n === 0 ? 'No interaction is' : `${plural(n, 'interaction')} ${n === 1 ? 'is' : 'are'}`} on record, ${inbound} of them from the contact; a persona from behaviour needs at least ${MIN_INTERACTIONS}, ${MIN_FROM_THEM} of them from the contact. Missing: ${listed(missing)}.${next}`;
}
