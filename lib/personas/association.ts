import { differenceOf } from '../stats/difference';
import { estimateRate, NOTHING_SEEN } from '../stats/rate';
import { controlWeights, matchRiskSets, type Subject, weightedRate } from '../stats/risk-sets';
import type { Association } from './report-schema';

/** A closed deal; `used` is the first use of the contact's persona before it closed. */
export type ClosedDeal = Subject & { won: boolean };

export const MINIMUM_DEALS = 10;

/**
 * Win rate of deals in which a persona was used, beside that of deals that could have had one. Each is compared only
 * with deals that were still open and without a use at the same age (lib/stats/risk-sets.ts).
 */
export function associate(deals: readonly ClosedDeal[], firstUse: number): Association {
  const { sets, matched, unmatched } = matchRiskSets(deals, firstUse);
  const counts = { matched, unmatched, considered: deals.length, minimum: MINIMUM_DEALS };
  if (sets.length < MINIMUM_DEALS) return { ...counts, used: null, not_used: null, difference: null };
  const won = sets.filter(({ one }) => one.won).length;
  const used = estimateRate({ successes: won, n: sets.length }, NOTHING_SEEN);
  const notUsed = weightedRate(controlWeights(sets), (deal) => deal.won);
  return { ...counts, used, not_used: notUsed, difference: differenceOf(used, notUsed) };
}
