import { aucWithInterval } from '@/lib/stats/auc';
import { reasonByName } from './leakage-names';
import { atomOf, atomShares, levelSeparation, outOfFoldRates, type SharePair } from './leakage-structure';
import type { Profile } from './profile';

export type Exclusion = { feature: string; reason: string };

const percent = (share: number): string => {
  const value = share * 100;
  return `${value > 0 && value < 1 ? value.toFixed(1) : Math.round(value)} %`;
};

/** A single attribute above this AUC is taken for a copy of the outcome; honest ones stay below on real pipelines. */
const COPY_AUC = 0.98;

function reasonByContent(profile: Profile): string | null {
  if (profile.kind === 'empty') return 'has no values';
  if (profile.kind === 'constant') return 'has the same value for every deal';
  if (profile.kind === 'id') return 'identifies the deal: nearly every value occurs once';
  return null;
}

function reasonByOpenDeals(profile: Profile, open: Profile | undefined): string | null {
  if (!open || open.texts.length < 30) return null;
  const closedFilled = profile.filled / profile.texts.length;
  const openFilled = open.filled / open.texts.length;
  if (closedFilled >= 0.2 && openFilled <= 0.02) {
    return `exists only after closing: filled for ${percent(closedFilled)} of closed deals and ${percent(openFilled)} of open ones`;
  }
  if (profile.kind !== 'number') return null;
  const zero = (numbers: Float64Array): number =>
    numbers.filter((x) => x === 0).length / Math.max(1, numbers.length);
  const [closedZero, openZero] = [zero(profile.numbers), zero(open.numbers)];
  if (openZero < 0.98 || closedZero > 0.6) return null;
  return `is set at closing: zero for ${percent(openZero)} of open deals and ${percent(closedZero)} of closed ones`;
}

function describeAtom(atom: 'blank' | 'zero', { won, lost }: SharePair): string {
  return `${atom} for ${percent(lost)} of lost deals and ${percent(won)} of won ones, which only a field written at closing shows`;
}

/** A blank or zero that tells the outcome: on (nearly) all of one side and none of the other, or on one side only. */
function reasonByAtom(profile: Profile, labels: Uint8Array): string | null {
  const atom = atomOf(profile);
  const shares = atomShares(profile, labels, atom);
  if (Math.max(shares.won, shares.lost) >= 0.95 && Math.min(shares.won, shares.lost) <= 0.05) {
    return describeAtom(atom, shares);
  }
  const { won, lost, wonCount, lostCount } = shares;
  const sides = [
    { share: lost, count: lost * lostCount, other: won * wonCount, base: lostCount, need: 0.5 },
    { share: won, count: won * wonCount, other: lost * lostCount, base: wonCount, need: 0.5 },
    {
      share: 1 - won,
      count: (1 - won) * wonCount,
      other: (1 - lost) * lostCount,
      base: wonCount,
      need: 0.15,
    },
    {
      share: 1 - lost,
      count: (1 - lost) * lostCount,
      other: (1 - won) * wonCount,
      base: lostCount,
      need: 0.15,
    },
  ];
  const total = wonCount + lostCount;
  const isOneSided = sides.some(
    ({ share, count, other, base, need }) =>
      share >= need && count >= 30 && other <= 0.005 * count && base <= 0.9 * total,
  );
  return isOneSided ? describeAtom(atom, shares) : null;
}

/** AUC, in either direction, of this attribute alone. */
export function separationAlone(profile: Profile, labels: Uint8Array): number {
  if (profile.kind === 'text') return 0.5;
  const scores =
    profile.kind === 'category'
      ? outOfFoldRates(profile.texts, labels)
      : Float64Array.from(profile.numbers, (x) => (Number.isNaN(x) ? -1e300 : x));
  const { auc } = aucWithInterval(labels, scores);
  return Math.max(auc, 1 - auc);
}

function reasonByOutcome(profile: Profile, labels: Uint8Array): string | null {
  const wonCount = labels.reduce((sum, label) => sum + label, 0);
  if (Math.min(wonCount, labels.length - wonCount) < 20) return null;
  const byAtom = reasonByAtom(profile, labels);
  if (byAtom) return byAtom;
  const auc = separationAlone(profile, labels);
  if (auc >= COPY_AUC)
    return `separates won from lost on its own (AUC ${auc.toFixed(3)}): a copy of the outcome`;
  if (profile.kind !== 'category') return null;
  const { won, lost } = levelSeparation(profile.texts, labels);
  if (won < 0.4 || lost < 0.4) return null;
  return `reads like a result: ${percent(won)} of won and ${percent(lost)} of lost deals carry a value that practically only they have`;
}

/**
 * Which attributes may not be used, and why, in words for a person. Rules, in order: nothing to learn from ·
 * name and kind of a field written at closing · filled or non-zero only on closed deals, when open deals are there
 * to compare · blank or zero on one side only · a copy of the outcome. A merely strong attribute is kept.
 * `trusted` names attributes computed as of a moment before closing: only emptiness is checked for them.
 */
export function findLeaks(
  profiles: readonly Profile[],
  labels: Uint8Array,
  options: { open?: readonly Profile[]; trusted?: ReadonlySet<string> } = {},
): Exclusion[] {
  const exclusions: Exclusion[] = [];
  for (const profile of profiles) {
    const open = options.open?.find((candidate) => candidate.name === profile.name);
    const isTrusted = options.trusted?.has(profile.name) ?? false;
    const reason =
      reasonByContent(profile) ??
      (isTrusted
        ? null
        : (reasonByName(profile.name, profile.kind) ??
          reasonByOpenDeals(profile, open) ??
          reasonByOutcome(profile, labels)));
    if (reason) exclusions.push({ feature: profile.name, reason });
  }
  return exclusions;
}
