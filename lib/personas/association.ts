import { differenceOf } from '../stats/difference';
import { estimateRate, NOTHING_SEEN } from '../stats/rate';
import { ASSOCIATION_LEVELS, type Association, type AssociationLevel } from './report-schema';

/** A closed deal; times are days since the epoch. */
export type ClosedDeal = {
  won: boolean;
  opened: number;
  closed: number;
  /** Of the company, known before the outcome; amounts are not matched on: many CRMs zero them when a deal is lost. */
  size: string | null;
  /** The first use of the contact's persona before the deal closed. */
  used: number | null;
  /** Since when the deal stood in a stage, oldest first. */
  stages: readonly { at: number; stage: string }[];
};

export const MINIMUM_DEALS = 10;
/** Fewer deals to compare with are taken for chance, and the next, wider level is tried. */
const MINIMUM_CONTROLS = 3;

/** How old the deal was when the persona was first used; a use before it opened counts from its first day. */
const ageAtUse = ({ used, opened }: ClosedDeal) => Math.max((used ?? opened) - opened, 0);

function stageAt({ opened, stages }: ClosedDeal, age: number): string | null {
  let current: string | null = null;
  for (const { at, stage } of stages) if (at <= opened + age) current = stage;
  return current;
}

type Candidate = { deal: ClosedDeal; hasSize: boolean; hasStage: boolean };

const IS_ALIKE: Record<AssociationLevel, (candidate: Candidate) => boolean> = {
  stage_and_size: ({ hasSize, hasStage }) => hasStage && hasSize,
  stage: ({ hasStage }) => hasStage,
  size: ({ hasSize }) => hasSize,
  age: () => true,
};

/** Deals to compare with, by the strictest level that has enough of them. */
function controlsFor(one: ClosedDeal, age: number, atRisk: readonly ClosedDeal[]) {
  const stage = stageAt(one, age);
  const candidates = atRisk.map((deal) => ({
    deal,
    hasSize: one.size !== null && one.size === deal.size,
    hasStage: stage !== null && stage === stageAt(deal, age),
  }));
  for (const level of ASSOCIATION_LEVELS) {
    const controls = candidates.filter(IS_ALIKE[level]);
    if (controls.length >= MINIMUM_CONTROLS) return { level, controls: controls.map(({ deal }) => deal) };
  }
  return null;
}

/**
 * Win rate of deals in which a persona was used, beside that of deals that could have had one. Each is compared only
 * with deals that were still open and without a use at the same age (risk-set matching; Suissa 2008, "Immortal time
 * bias in pharmacoepidemiology"): a deal must live to see a use, and deals that live differ from those that don't.
 * Whether they are used later is the future, so those stay in. `firstUse`: from then on a use was possible.
 */
export function associate(deals: readonly ClosedDeal[], firstUse: number): Association {
  const matched: Association['matched'] = { stage_and_size: 0, stage: 0, size: 0, age: 0 };
  const weights = new Map<ClosedDeal, number>();
  const usedDeals = deals.filter(({ used, closed }) => used !== null && used < closed);
  const compared = { successes: 0, n: 0 };
  for (const deal of usedDeals) {
    const age = ageAtUse(deal);
    const atRisk = deals.filter(
      (other) =>
        other !== deal &&
        other.closed - other.opened > age &&
        other.opened + age >= firstUse &&
        (other.used === null || ageAtUse(other) > age),
    );
    const found = controlsFor(deal, age, atRisk);
    if (!found) continue;
    matched[found.level] += 1;
    compared.n += 1;
    if (deal.won) compared.successes += 1;
    for (const control of found.controls)
      weights.set(control, (weights.get(control) ?? 0) + 1 / found.controls.length);
  }
  const counts = {
    matched,
    unmatched: usedDeals.length - compared.n,
    considered: deals.length,
    minimum: MINIMUM_DEALS,
  };
  if (compared.n < MINIMUM_DEALS) return { ...counts, used: null, not_used: null, difference: null };
  const used = estimateRate(compared, NOTHING_SEEN);
  const notUsed = weightedRate(weights);
  return { ...counts, used, not_used: notUsed, difference: differenceOf(used, notUsed) };
}

/** Deals that stand for several count as fewer (Kish's effective sample size); `n` says how many there are. */
function weightedRate(weights: ReadonlyMap<ClosedDeal, number>): NonNullable<Association['not_used']> {
  let [total, squares, won] = [0, 0, 0];
  for (const [deal, weight] of weights) {
    total += weight;
    squares += weight ** 2;
    if (deal.won) won += weight;
  }
  const effective = total ** 2 / squares;
  const raw = Math.min(won / total, 1);
  return {
    ...estimateRate({ successes: raw * effective, n: effective }, NOTHING_SEEN),
    raw,
    n: weights.size,
  };
}
