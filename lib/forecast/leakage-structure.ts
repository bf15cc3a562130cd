import type { Profile } from './profile';

/** Share of won and of lost deals that carry an atom (a blank or a zero), with the class sizes. */
export type SharePair = { won: number; lost: number; wonCount: number; lostCount: number };

/** The atom to look at: zero for a number that is (nearly) always filled, otherwise the blank. */
export function atomOf(profile: Profile): 'blank' | 'zero' {
  return profile.kind === 'number' && profile.filled >= profile.texts.length * 0.98 ? 'zero' : 'blank';
}

export function atomShares(profile: Profile, labels: Uint8Array, atom: 'blank' | 'zero'): SharePair {
  let wonAtoms = 0;
  let lostAtoms = 0;
  let wonCount = 0;
  for (let i = 0; i < labels.length; i++) {
    const number = profile.numbers[i] ?? Number.NaN;
    const isAtom = profile.texts[i] === null || (atom === 'zero' && number === 0);
    wonCount += labels[i] ?? 0;
    if (isAtom && labels[i] === 1) wonAtoms++;
    else if (isAtom) lostAtoms++;
  }
  const lostCount = labels.length - wonCount;
  return {
    won: wonAtoms / Math.max(1, wonCount),
    lost: lostAtoms / Math.max(1, lostCount),
    wonCount,
    lostCount,
  };
}

const FOLDS = 5;

/** Win rate of each deal's level, learnt from the other four fifths of the deals (prior: the base rate as 5 deals). */
export function outOfFoldRates(texts: readonly (string | null)[], labels: Uint8Array): Float64Array {
  const totals = new Map<string, { n: Float64Array; won: Float64Array }>();
  let won = 0;
  for (let i = 0; i < labels.length; i++) {
    const level = texts[i] ?? '';
    let entry = totals.get(level);
    if (!entry) {
      entry = { n: new Float64Array(FOLDS + 1), won: new Float64Array(FOLDS + 1) };
      totals.set(level, entry);
    }
    for (const slot of [i % FOLDS, FOLDS]) {
      entry.n[slot] = (entry.n[slot] ?? 0) + 1;
      entry.won[slot] = (entry.won[slot] ?? 0) + (labels[i] ?? 0);
    }
    won += labels[i] ?? 0;
  }
  const base = won / Math.max(1, labels.length);
  return Float64Array.from(labels, (_, i) => {
    const entry = totals.get(texts[i] ?? '');
    const n = (entry?.n[FOLDS] ?? 0) - (entry?.n[i % FOLDS] ?? 0);
    const wins = (entry?.won[FOLDS] ?? 0) - (entry?.won[i % FOLDS] ?? 0);
    return (wins + 5 * base) / (n + 5);
  });
}

/**
 * Share of won deals whose level (of at least 20 deals) is ≥97 % won, and of lost deals whose level is ≥97 % lost.
 * Both being large is the mark of a status written after the fact; a base rate near 0 or 1 can only give one of them.
 */
export function levelSeparation(
  texts: readonly (string | null)[],
  labels: Uint8Array,
): { won: number; lost: number } {
  const levels = new Map<string, { n: number; won: number }>();
  for (let i = 0; i < labels.length; i++) {
    const level = texts[i];
    if (level === null || level === undefined) continue;
    const entry = levels.get(level) ?? { n: 0, won: 0 };
    entry.n++;
    entry.won += labels[i] ?? 0;
    levels.set(level, entry);
  }
  let pureWon = 0;
  let pureLost = 0;
  const won = labels.reduce((sum, label) => sum + label, 0);
  for (const entry of levels.values()) {
    if (entry.n < 20) continue;
    if (entry.won >= 0.97 * entry.n) pureWon += entry.won;
    if (entry.won <= 0.03 * entry.n) pureLost += entry.n - entry.won;
  }
  return { won: pureWon / Math.max(1, won), lost: pureLost / Math.max(1, labels.length - won) };
}
