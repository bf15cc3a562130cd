import { FEATURE_LABELS } from './behaviour';
import { BEHAVIOUR_FEATURES } from './compare-schema';

/** What people do says more about how to approach them than what their title is. */
const WEIGHTS = { description: 0.4, behaviour: 0.6 };
/** Someone known from one side only is never as similar as someone known from both. */
const ONE_SIDED = 0.7;
/** Fewer figures in common say nothing about whether two people behave alike. */
const MIN_SHARED = 3;
/** Standard deviations from the mean, and between the two, for a likeness that is worth a word. */
const DISTINCT = 0.5;
const CLOSE = 0.6;

type Features = readonly (number | null)[];

function pairsOf(a: Features, b: Features): { i: number; x: number; y: number }[] {
  return a.flatMap((x, i) => {
    const y = b[i];
    return x === null || y === null || y === undefined ? [] : [{ i, x, y }];
  });
}

/** exp(−d), d the root mean square difference over the figures known of both, in standard deviations. */
export function behaviourSimilarity(
  a: Features,
  b: Features,
): { similarity: number | null; compared: number } {
  const pairs = pairsOf(a, b);
  if (pairs.length < MIN_SHARED) return { similarity: null, compared: pairs.length };
  const mean = pairs.reduce((sum, { x, y }) => sum + (x - y) ** 2, 0) / pairs.length;
  return { similarity: Math.exp(-Math.sqrt(mean)), compared: pairs.length };
}

/** 0–1: the weighted sum of both parts; a part that is unknown leaves 70 % of the other. */
export function combine(description: number | null, behaviour: number | null): number {
  const near = description === null ? null : Math.min(Math.max(description, 0), 1);
  if (near !== null && behaviour !== null) return WEIGHTS.description * near + WEIGHTS.behaviour * behaviour;
  return ONE_SIDED * (near ?? behaviour ?? 0);
}

/** The figures in which both differ from most people in the same way, the closest first. */
export function alikeIn(a: Features, b: Features): string[] {
  return pairsOf(a, b)
    .filter(
      ({ x, y }) => x * y > 0 && Math.min(Math.abs(x), Math.abs(y)) >= DISTINCT && Math.abs(x - y) <= CLOSE,
    )
    .sort((p, q) => Math.abs(p.x - p.y) - Math.abs(q.x - q.y))
    .flatMap(({ i, x }) => {
      const feature = BEHAVIOUR_FEATURES[i];
      return feature ? [`${FEATURE_LABELS[feature]}: ${x > 0 ? 'more' : 'less'} than most`] : [];
    })
    .slice(0, 3);
}
