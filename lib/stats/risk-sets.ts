import { estimateRate, NOTHING_SEEN, type ObservedRate } from './rate';

/** What subjects can be alike in, the strictest first. */
export const MATCH_LEVELS = ['stage_and_size', 'stage', 'size', 'age'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** A closed deal; times are days since the epoch. */
export type Subject = {
  opened: number;
  closed: number;
  /** Of the company, known before the outcome; amounts are not matched on: many CRMs zero them when a deal is lost. */
  size: string | null;
  /** The first use of what is asked about, before the deal closed. */
  used: number | null;
  /** Since when the deal stood in a stage, oldest first. */
  stages: readonly { at: number; stage: string }[];
};
/** A deal with a use, its age then, and the deals that it is compared with. */
export type RiskSet<T> = { one: T; age: number; controls: T[] };

/** Fewer deals to compare with are taken for chance, and the next, wider level is tried. */
const MINIMUM_CONTROLS = 3;

/** How old the deal was at the first use; a use before it opened counts from its first day. */
const ageAtUse = ({ used, opened }: Subject) => Math.max((used ?? opened) - opened, 0);

function stageAt({ opened, stages }: Subject, age: number): string | null {
  let current: string | null = null;
  for (const { at, stage } of stages) if (at <= opened + age) current = stage;
  return current;
}

type Candidate = { hasSize: boolean; hasStage: boolean };
const IS_ALIKE: Record<MatchLevel, (candidate: Candidate) => boolean> = {
  stage_and_size: ({ hasSize, hasStage }) => hasStage && hasSize,
  stage: ({ hasStage }) => hasStage,
  size: ({ hasSize }) => hasSize,
  age: () => true,
};

/** Deals to compare with, by the strictest level that has enough of them. */
function controlsFor<T extends Subject>(one: T, age: number, atRisk: readonly T[]) {
  const stage = stageAt(one, age);
  const candidates = atRisk.map((deal) => ({
    deal,
    hasSize: one.size !== null && one.size === deal.size,
    hasStage: stage !== null && stage === stageAt(deal, age),
  }));
  for (const level of MATCH_LEVELS) {
    const controls = candidates.filter(IS_ALIKE[level]);
    if (controls.length >= MINIMUM_CONTROLS) return { level, controls: controls.map(({ deal }) => deal) };
  }
  return null;
}

/**
 * Each deal with a use beside the deals that were still open and without a use at the same age (risk-set matching;
 * Suissa 2008, "Immortal time bias in pharmacoepidemiology"): a deal must live to see a use, and deals that live
 * differ from those that don't. Whether they are used later is the future, so those stay in. `firstUse`: from then
 * on a use was possible.
 */
export function matchRiskSets<T extends Subject>(deals: readonly T[], firstUse: number) {
  const matched: Record<MatchLevel, number> = { stage_and_size: 0, stage: 0, size: 0, age: 0 };
  const sets: RiskSet<T>[] = [];
  const used = deals.filter(({ used, closed }) => used !== null && used < closed);
  for (const one of used) {
    const age = ageAtUse(one);
    const atRisk = deals.filter(
      (other) =>
        other !== one &&
        other.closed - other.opened > age &&
        other.opened + age >= firstUse &&
        (other.used === null || ageAtUse(other) > age),
    );
    const found = controlsFor(one, age, atRisk);
    if (!found) continue;
    matched[found.level] += 1;
    sets.push({ one, age, controls: found.controls });
  }
  return { sets, matched, unmatched: used.length - sets.length };
}

/** How much every control stands for: each set shares one deal among its controls. */
export function controlWeights<T>(sets: readonly RiskSet<T>[]): Map<T, number> {
  const weights = new Map<T, number>();
  for (const { controls } of sets)
    for (const control of controls) weights.set(control, (weights.get(control) ?? 0) + 1 / controls.length);
  return weights;
}

/** Deals that stand for several count as fewer (Kish's effective sample size); `n` says how many there are. */
export function weightedRate<T>(weights: ReadonlyMap<T, number>, isHit: (one: T) => boolean): ObservedRate {
  let [total, squares, hits] = [0, 0, 0];
  for (const [one, weight] of weights) {
    total += weight;
    squares += weight ** 2;
    if (isHit(one)) hits += weight;
  }
  const effective = total ** 2 / squares;
  const raw = Math.min(hits / total, 1);
  return {
    ...estimateRate({ successes: raw * effective, n: effective }, NOTHING_SEEN),
    raw,
    n: weights.size,
  };
}
