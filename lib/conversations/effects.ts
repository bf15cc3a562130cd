import { difference } from './analyses';
import type { Figures } from './figures';
import { measure } from './findings';
import type { Effect, Suggestion } from './report-schema';

export type Tracked = Pick<Effect, 'key' | 'suggestion' | 'before'>;
type Earlier = { suggestions: readonly Suggestion[]; effects: readonly Effect[] };

/** What an earlier report leaves to look at: its findings, and those of before that it could not judge. */
export function trackedOf({ suggestions, effects }: Earlier): Tracked[] {
  const found = suggestions.map(({ key, suggestion, evidence }) => ({
    key,
    suggestion,
    before: evidence.measure,
  }));
  const known = new Set(found.map(({ key }) => key));
  const open = effects.filter(
    ({ key, verdict }) => !known.has(key) && (verdict === 'unclear' || verdict === 'not_measurable'),
  );
  return [...found, ...open.map(({ key, suggestion, before }) => ({ key, suggestion, before }))];
}

/** What became of findings: mended when they are gone and their figure is credibly lower. */
export function effectsOf(
  tracked: readonly Tracked[],
  period: Figures,
  now: readonly Pick<Suggestion, 'key'>[],
): Effect[] {
  const current = new Set(now.map(({ key }) => key));
  return tracked.map((earlier) => {
    const after = measure(earlier.key, period);
    if (!after) return { ...earlier, after, difference: null, verdict: 'not_measurable' };
    const change = difference(after, earlier.before);
    const isLower = change?.interval != null && change.interval[1] < 0;
    const gone = isLower ? 'mended' : 'unclear';
    return {
      ...earlier,
      after,
      difference: change,
      verdict: current.has(earlier.key) ? 'still_there' : gone,
    };
  });
}
