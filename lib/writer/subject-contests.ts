import type { LineInputs } from './subject-inputs';
import { type Arm, armsOfTests, type Pair, pairsOf, splitByWeek } from './subject-pairs';
import { type Contest, type Penalties, type Ranker, scoreLine, trainRanker } from './subject-ranker';

export type ReadArm = Arm & { line: LineInputs };

/** Share of pairs whose better headline was named, with a 90 % interval that respects that pairs share tests. */
export type PairAccuracy = { pairs: number; tests: number; accuracy: number; interval: [number, number] };

const Z90 = 1.6448536269514722;
/** Where chance alone would show such a difference in one of twenty pairs. */
export const CLEAR_Z = 1.96;
const INNER_FRACTION = 0.75;
const USUAL: Penalties = { traits: 3_000, words: 900, vector: 9_000 };
const STRENGTHS = [0.5, 1, 2, 4];

/** Arms of one test compete even when their images differ: the image is noise, and twice as many arms teach. */
export function trainOnArms(arms: readonly ReadArm[], penalties: Penalties): Ranker {
  const contests: Contest[] = armsOfTests(arms).filter((contest) => contest.length > 1);
  return trainRanker(contests, penalties);
}

/** The penalties that rank the later part of the training data best, learned on the part before it. */
export function choosePenalties(arms: readonly ReadArm[]): Penalties {
  const { earlier, later } = splitByWeek(arms, INNER_FRACTION);
  const pairs = pairsOf(later);
  const judged = STRENGTHS.map((strength) => {
    const penalties = scaled(USUAL, strength);
    const scores = scoresOf(trainOnArms(earlier, penalties), later);
    return { penalties, right: accuracyOf(pairs, scores).accuracy };
  });
  judged.sort((a, b) => b.right - a.right);
  return judged[0]?.penalties ?? USUAL;
}

const scaled = ({ traits, words, vector }: Penalties, by: number): Penalties => ({
  traits: traits * by,
  words: words * by,
  vector: vector * by,
});

export function scoresOf(ranker: Ranker, arms: readonly ReadArm[]): number[] {
  return arms.map(({ line }) => scoreLine(ranker, line));
}

/** Equal scores name no winner and count half. */
export function accuracyOf(pairs: readonly Pair[], scores: readonly number[]): PairAccuracy {
  const tests = new Map<string, { right: number; n: number }>();
  for (const pair of pairs) {
    const tally = tests.get(pair.test) ?? { right: 0, n: 0 };
    tests.set(pair.test, { right: tally.right + rightness(pair, scores), n: tally.n + 1 });
  }
  const tallies = [...tests.values()];
  const accuracy = tallies.reduce((sum, { right }) => sum + right, 0) / (pairs.length || 1);
  const spread = tallies.reduce((sum, { right, n }) => sum + (right - accuracy * n) ** 2, 0);
  const k = tallies.length;
  const half = k > 1 ? (Z90 * Math.sqrt((spread * k) / (k - 1))) / pairs.length : 1;
  return {
    pairs: pairs.length,
    tests: k,
    accuracy,
    interval: [Math.max(0, accuracy - half), Math.min(1, accuracy + half)],
  };
}

function rightness({ first, second, z }: Pair, scores: readonly number[]): number {
  const lead = ((scores[first] ?? 0) - (scores[second] ?? 0)) * Math.sign(z);
  if (lead === 0) return 0.5;
  return lead > 0 ? 1 : 0;
}
