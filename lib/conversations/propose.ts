import { priorFromRate, ratePosterior } from '../stats/beta';
import { type Cluster, clusterPoints, type Point } from './cluster';

/** Exchanges as similar as this are about the same thing. */
const SIMILARITY = 0.72;
const MIN_MEMBERS = 8;
const PRIOR_WEIGHT = 4;
/** Many clusters are looked at: each has to be surer than one alone. */
const LEVEL = 0.98;
/** Where nearly everything succeeds, succeeding is no news. */
const NO_NEWS = 0.95;

export type Proposal = {
  type: 'failing' | 'working';
  medoidId: string;
  ids: string[];
  successes: number;
  n: number;
};

/** Clusters of exchanges that fail, or succeed, credibly more often than the other exchanges do. */
export function proposePatterns(points: readonly Point[]): Proposal[] {
  const total = { n: points.length, successes: points.filter(({ success }) => success).length };
  return clusterPoints(points, SIMILARITY)
    .filter(({ members }) => members.length >= MIN_MEMBERS)
    .flatMap((cluster) => judge(cluster, total))
    .sort((a, b) => b.n - a.n);
}

function judge({ members, medoid }: Cluster, total: { n: number; successes: number }): Proposal[] {
  const n = members.length;
  const successes = members.filter(({ success }) => success).length;
  const others = total.n - n;
  if (others < MIN_MEMBERS) return [];
  const rest = (total.successes - successes) / others;
  const prior = priorFromRate(Math.min(0.99, Math.max(0.01, rest)), PRIOR_WEIGHT);
  const [low, high] = ratePosterior(successes, n, prior, LEVEL).interval;
  const found = { medoidId: medoid.id, ids: members.map(({ id }) => id), successes, n };
  if (high < rest) return [{ ...found, type: 'failing' }];
  return low > rest && rest < NO_NEWS ? [{ ...found, type: 'working' }] : [];
}
