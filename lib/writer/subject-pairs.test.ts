import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyOf, type ReadArm, scoresOf, trainOnArms } from './subject-contests';
import { toInputs } from './subject-inputs';
import { type Arm, pairsOf, splitByWeek, withoutTestsOf } from './subject-pairs';

const arm = (given: Partial<Arm>): Arm => ({
  test: 't',
  week: 1,
  image: 'i',
  headline: 'h',
  impressions: 1_000,
  clicks: 10,
  ...given,
});
const anyArm = fc
  .record({
    test: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    week: fc.integer({ min: 1, max: 9 }),
    image: fc.constantFrom('i', 'j'),
    headline: fc.constantFrom('One', 'Two', 'Three'),
    clicks: fc.integer({ min: 0, max: 100 }),
  })
  .map(arm);

describe('pairs', () => {
  it('are of one test and one image, and of different headlines with different rates', () => {
    const arms = [
      arm({ headline: 'A', clicks: 10 }),
      arm({ headline: 'B', clicks: 30 }),
      arm({ headline: 'B', clicks: 20 }),
      arm({ headline: 'C', clicks: 30 }),
      arm({ headline: 'D', image: 'other', clicks: 90 }),
      arm({ headline: 'E', test: 'other', clicks: 90 }),
    ];
    const pairs = pairsOf(arms).map(({ first, second, z }) => [first, second, Math.sign(z)]);
    expect(pairs).toEqual([
      [0, 1, -1],
      [0, 2, -1],
      [0, 3, -1],
      [2, 3, -1],
    ]);
  });

  it('carry the z statistic of two proportions', () => {
    const [pair] = pairsOf([arm({ headline: 'A', clicks: 60 }), arm({ headline: 'B', clicks: 40 })]);
    // 0.02 / sqrt(0.05 * 0.95 * 2 / 1000)
    expect(pair?.z).toBeCloseTo(2.052, 3);
  });
});

describe('the split by week', () => {
  it('has no test on both sides, and nothing later on the earlier side', () => {
    fc.assert(
      fc.property(
        fc.array(anyArm, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (arms, share) => {
          const { earlier, later, fromWeek } = splitByWeek(arms, share);
          const tests = new Set(later.map(({ test }) => test));
          expect(earlier.filter(({ test }) => tests.has(test))).toEqual([]);
          expect(earlier.every(({ week }) => week < fromWeek)).toBe(true);
          expect(later.every(({ week }) => week >= fromWeek)).toBe(true);
        },
      ),
    );
  });

  it('leaves out of the training what is judged in another file', () => {
    const given = [arm({ test: 'a' }), arm({ test: 'b' })];
    expect(withoutTestsOf(given, [arm({ test: 'b' })]).map(({ test }) => test)).toEqual(['a']);
  });
});

describe('the ranker', () => {
  /** Questions are clicked more; the vector says nothing. */
  const arms = Array.from({ length: 60 }, (_, i): ReadArm[] =>
    ['Is this the plan', 'This is the plan'].map((words, side) => {
      const headline = `${words} number ${i}${side === 0 ? '?' : ''}`;
      const clicks = (side === 0 ? 60 : 40) + (i % 7);
      const line = toInputs(headline, Float32Array.from([Math.sin(i), Math.cos(i)]));
      return { ...arm({ test: `t${i}`, week: i, headline, clicks }), line };
    }),
  ).flat();
  const penalties = { traits: 3_000, words: 900, vector: 9_000 };
  const { earlier, later } = splitByWeek(arms, 0.7);

  it('learns what wins, and finds it in later tests', () => {
    const scores = scoresOf(trainOnArms(earlier, penalties), later);
    expect(accuracyOf(pairsOf(later), scores).accuracy).toBe(1);
  });

  it('gives the same scores when it learns again', () => {
    const again = () => scoresOf(trainOnArms(earlier, penalties), later);
    expect(again()).toEqual(again());
  });

  it('names the same winner whichever line comes first', () => {
    const scores = scoresOf(trainOnArms(earlier, penalties), later);
    const turned = [...later].reverse();
    const right = accuracyOf(pairsOf(later), scores);
    const mirrored = accuracyOf(pairsOf(turned), [...scores].reverse());
    expect(mirrored.accuracy).toBe(right.accuracy);
    const opposite = scores.map((score) => -score);
    expect(accuracyOf(pairsOf(later), opposite).accuracy).toBe(1 - right.accuracy);
  });

  it('counts no preference as half, and is less sure when pairs share a test', () => {
    const pairs = pairsOf(later);
    expect(
      accuracyOf(
        pairs,
        later.map(() => 0),
      ).accuracy,
    ).toBe(0.5);
    const scores = later.map((_, i) => (Math.floor(i / 2) % 2 === 0 ? i : -i));
    const apart = accuracyOf(pairs, scores);
    const shared = accuracyOf(
      pairs.map((pair) => ({ ...pair, test: `t${pair.first % 4}` })),
      scores,
    );
    expect(shared.interval[1] - shared.interval[0]).toBeGreaterThan(apart.interval[1] - apart.interval[0]);
  });
});
