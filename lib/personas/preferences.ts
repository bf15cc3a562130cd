import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { priorFromRate } from '../stats/beta';
import { estimateRate } from '../stats/rate';
import { evidenceOf, type Observation } from './figure';
import type { Preference } from './figure-schema';

/** `among` observations of which `count` fell into the slot, where chance alone would put the share `chance`. */
export type Slot = { key: string; label: string; count: number; among: number; chance: number };

const PRIOR_WEIGHT = 8;
const ERROR = 0.05;
export const NO_PREFERENCE = 'no clear preference';

/**
 * A slot is preferred when its share is credibly above chance: the posterior, drawn to chance with the weight of
 * eight observations, lies above it with 95 % shared among all slots (Bonferroni).
 */
export function preferenceOf(observations: readonly Observation[], slots: readonly Slot[]): Preference {
  const isAbove = ({ count, among, chance }: Slot) => {
    const alpha = PRIOR_WEIGHT * chance + count;
    const beta = PRIOR_WEIGHT * (1 - chance) + among - count;
    return among > 0 && betaQuantile(ERROR / slots.length, alpha, beta) > chance;
  };
  const preferred = slots.filter(isAbove).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return {
    ...evidenceOf(observations),
    slots: slots.map(({ key, label, count, among, chance }) => ({
      ...{ key, label, count, chance },
      rate: estimateRate({ successes: count, n: among }, priorFromRate(chance, PRIOR_WEIGHT)),
    })),
    preferred: preferred.map(({ key }) => key),
    summary: preferred.length === 0 ? NO_PREFERENCE : preferred.map(({ label }) => label).join(' and '),
  };
}
