import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilityBest } from './best';

const beta = fc.record({
  alpha: fc.double({ min: 0.05, max: 400, noNaN: true }),
  beta: fc.double({ min: 0.5, max: 4000, noNaN: true }),
});

describe('the probability to be the best', () => {
  it('sums to one, and nobody has less than none of it', () => {
    fc.assert(
      fc.property(fc.array(beta, { minLength: 1, maxLength: 12 }), (posteriors) => {
        const chances = probabilityBest(posteriors);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('is that of a known integral: for Beta(a, 1) against Beta(b, 1) it is a / (a + b)', () => {
    for (const [a, b] of [
      [1, 1],
      [2, 1],
      [5, 20],
      [0.5, 2],
    ] as const) {
      const [first] = probabilityBest([
        { alpha: a, beta: 1 },
        { alpha: b, beta: 1 },
      ]);
      expect(first).toBeCloseTo(a / (a + b), 2);
    }
  });

  it('is the same for equals, in any order', () => {
    const equals = probabilityBest(Array.from({ length: 4 }, () => ({ alpha: 3, beta: 97 })));
    for (const chance of equals) expect(chance).toBeCloseTo(0.25, 9);
  });

  it('goes to the one that is clearly better, narrow beside wide', () => {
    const [clear, poor, unknown] = probabilityBest([
      { alpha: 3000, beta: 7000 },
      { alpha: 100, beta: 900 },
      { alpha: 1, beta: 9 },
    ]);
    expect(poor).toBeLessThan(1e-6);
    // P(Beta(1, 9) > 0.3) = 0.7⁹
    expect(unknown).toBeCloseTo(0.7 ** 9, 2);
    expect(clear).toBeCloseTo(1 - 0.7 ** 9, 2);
  });
});
