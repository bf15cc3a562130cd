import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceSequence } from './confidence-sequence';
import { NOTHING_SEEN } from './rate';
import { createRng } from './rng';
import { estimateStars, type StarCounts, starTally } from './stars';

const NONE: StarCounts = [0, 0, 0, 0, 0];
const counts = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50));

describe('estimateStars', () => {
  it('is three stars, and anything, when nothing was rated', () => {
    const { mean, interval, n } = estimateStars(NONE, NONE);
    expect([mean, n]).toEqual([3, 0]);
    expect(interval[1] - interval[0]).toBeGreaterThan(1.8);
  });

  it('draws two five-star ratings towards what is usual', () => {
    const two: StarCounts = [0, 0, 0, 0, 2];
    // Prior of four ratings spread evenly: (12 + 10) / 6.
    expect(estimateStars(two, NONE).mean).toBeCloseTo(22 / 6, 9);
    expect(estimateStars(two, [0, 0, 0, 0, 95]).mean).toBeGreaterThan(4.9);
  });

  it('holds its mean, stays within the scale and mirrors', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { mean, interval } = estimateStars(given, NONE);
        expect(interval[0]).toBeGreaterThanOrEqual(1);
        expect(interval[0]).toBeLessThanOrEqual(mean);
        expect(interval[1]).toBeGreaterThanOrEqual(mean);
        expect(interval[1]).toBeLessThanOrEqual(5);
        const mirrored = estimateStars([...given].reverse() as unknown as StarCounts, NONE);
        expect(mirrored.mean).toBeCloseTo(6 - mean, 9);
      }),
    );
  });
});

describe('starTally', () => {
  it('keeps the promise of the sequence for ratings: daily looks at two equal methods seldom see a difference', () => {
    const rng = createRng(3);
    const draw = () => Math.min(4, Math.floor(rng.next() ** 0.5 * 5));
    let fooled = 0;
    for (let run = 0; run < 60; run++) {
      const arms = [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
      ];
      let isFooled = false;
      for (let look = 0; look < 40; look++) {
        for (const arm of arms) {
          const stars = draw();
          arm[stars] = (arm[stars] ?? 0) + 1;
        }
        const [low, high] = differenceSequence(
          starTally(arms[0] as unknown as StarCounts),
          starTally(arms[1] as unknown as StarCounts),
          NOTHING_SEEN,
          0.9,
        );
        isFooled ||= low > 0 || high < 0;
      }
      if (isFooled) fooled++;
    }
    expect(fooled).toBeLessThanOrEqual(6);
  });

  it('sees a difference that is there', () => {
    const [low] = differenceSequence(
      starTally([20, 10, 5, 0, 0]),
      starTally([0, 0, 5, 10, 20]),
      NOTHING_SEEN,
      0.9,
    );
    expect(low).toBeGreaterThan(0);
  });
});
