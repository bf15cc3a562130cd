import {
  type Clustering,
  kMeans,
  nearestTwo,
  type Point,
  silhouette,
  spreadCentres,
} from '../stats/clusters';
import { createRng, type Rng, shuffledIndices } from '../stats/rng';
import type { Behaviour } from './behaviour';

const SEED = 20_261_120;
const MAX_PATTERNS = 8;
/** A pattern that fewer people follow is an anecdote. */
export const MIN_PEOPLE = 10;
const MIN_SHARE = 0.03;
const MIN_INTERACTIONS = 5;
const MIN_FEATURES = 5;
/** More people than this add nothing to where the centres lie. */
const MAX_FITTED = 3_000;
const STARTS = 3;
/** How much better more patterns, or others than those that are known, must separate people to replace them. */
const BETTER = 0.05;
/** How much better than figures that were shuffled among people: below, there are no patterns, only noise. */
const BEYOND_CHANCE = 0.03;

/** Does enough of what somebody did lie before us to say what they usually do? */
export const canFollow = ({ interactions, features }: Behaviour): boolean =>
  interactions >= MIN_INTERACTIONS && features.filter((z) => z !== null).length >= MIN_FEATURES;

/** A figure that is unknown stands at the organisation's mean: it neither attracts nor repels. */
export const pointOf = ({ features }: Pick<Behaviour, 'features'>): number[] => features.map((z) => z ?? 0);

/**
 * Centres of what people usually do, by k-means over standardised figures: as many (2–8) as separate people best by
 * silhouette, each with at least ten people and 3 % of them. Starts from the centres that are known and keeps their
 * number unless another separates clearly better. Empty when shuffled figures separate people as well.
 */
export function findCentres(people: readonly Behaviour[], known: readonly Point[]): number[][] {
  const rng = createRng(SEED);
  const points = sample(people.filter(canFollow).map(pointOf), rng);
  const smallest = Math.max(MIN_PEOPLE, MIN_SHARE * points.length);
  if (points.length < 2 * smallest) return [];
  const fits = (found: Clustering) => sizesOf(found).every((size) => size >= smallest);
  const found: Scored[] = [];
  for (let k = 2; k <= MAX_PATTERNS && k * smallest <= points.length; k++) found.push(bestOf(points, k, rng));
  const best = fewest(found.filter(({ clustering }) => fits(clustering)));
  const kept = known.length >= 2 ? scored(points, kMeans(points, known)) : null;
  const isKept = kept !== null && fits(kept.clustering) && kept.score >= (best?.score ?? 0) - BETTER;
  const chosen = isKept ? kept : best;
  if (!chosen) return [];
  const chance = bestOf(shuffled(points, rng), chosen.clustering.centres.length, rng).score;
  return chosen.score > chance + BEYOND_CHANCE ? chosen.clustering.centres : [];
}

/** The fewest patterns that separate people about as well as the best number does: each one has to earn its name. */
function fewest(found: readonly Scored[]): Scored | null {
  const highest = Math.max(...found.map(({ score }) => score));
  return found.find(({ score }) => score >= highest - BETTER) ?? null;
}

type Scored = { clustering: Clustering; score: number };
const scored = (points: readonly Point[], clustering: Clustering): Scored => ({
  clustering,
  score: silhouette(points, clustering.centres),
});

function bestOf(points: readonly Point[], k: number, rng: Rng): Scored {
  const runs = Array.from({ length: STARTS }, () =>
    scored(points, kMeans(points, spreadCentres(points, k, rng))),
  );
  return runs.reduce((best, run) => (run.score > best.score ? run : best));
}

const sizesOf = ({ centres, labels }: Clustering): number[] =>
  centres.map((_, label) => labels.filter((given) => given === label).length);

function sample(points: readonly number[][], rng: Rng): number[][] {
  const order = shuffledIndices(points.length, rng).slice(0, MAX_FITTED);
  return points.length <= MAX_FITTED
    ? [...points]
    : [...order].flatMap((i) => (points[i] ? [points[i]] : []));
}

/** Each figure dealt out anew among the people: the figures keep their spread and lose what ties them together. */
function shuffled(points: readonly Point[], rng: Rng): number[][] {
  const columns = (points[0] ?? []).map((_, d) => {
    const order = shuffledIndices(points.length, rng);
    return points.map((_point, i) => points[order[i] ?? 0]?.[d] ?? 0);
  });
  return points.map((_, i) => columns.map((column) => column[i] ?? 0));
}

export type Membership = { contact_id: string; label: number; clarity: number };

/** The nearest centre of everybody of whom enough is known; clarity: how much nearer it is than the next. */
export function assign(people: readonly Behaviour[], centres: readonly Point[]): Membership[] {
  if (centres.length === 0) return [];
  return people.filter(canFollow).map((person) => {
    const { label, first, second } = nearestTwo(pointOf(person), centres);
    const clarity = second > 0 && Number.isFinite(second) ? (second - first) / second : 0;
    return { contact_id: person.contact_id, label, clarity };
  });
}
