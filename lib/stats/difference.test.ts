import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference';
import { estimateRate, NOTHING_SEEN } from './rate';
import { createRng } from './rng';

const estimate = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map((values) => {
    const [low = 0, mean = 0, high = 0] = [...values].sort((x, y) => x - y);
    return { mean, interval: [low, high] as [number, number] };
  });

describe('differenceOf', () => {
  it('turns its sign and its sides when the order is turned, and holds its value', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        const one = differenceOf(a, b);
        const other = differenceOf(b, a);
        expect(one.value).toBeCloseTo(-other.value, 12);
        expect(one.interval[0]).toBeCloseTo(-other.interval[1], 12);
        expect(one.interval[0]).toBeLessThanOrEqual(one.value);
        expect(one.interval[1]).toBeGreaterThanOrEqual(one.value);
      }),
    );
  });

  it('gives the published interval for 56 of 70 against 48 of 80 (Newcombe 1998, method 10, from Wilson limits)', () => {
    const wilson = (successes: number, n: number) => {
      const [z, p] = [1.959964, successes / n];
      const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
      const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
      return { mean: p, interval: [middle - half, middle + half] as const };
    };
    const { interval } = differenceOf(wilson(56, 70), wilson(48, 80));
    expect(interval[0]).toBeCloseTo(0.0524, 3);
    expect(interval[1]).toBeCloseTo(0.3339, 3);
  });

  it('covers the truth about nine times in ten with the posteriors of rates', () => {
    const rng = createRng(7);
    const draw = (rate: number, n: number) =>
      Array.from({ length: n }).filter(() => rng.next() < rate).length;
    let covered = 0;
    for (let i = 0; i < 1000; i++) {
      const a = estimateRate({ successes: draw(0.35, 24), n: 24 }, NOTHING_SEEN);
      const b = estimateRate({ successes: draw(0.2, 60), n: 60 }, NOTHING_SEEN);
      const { interval } = differenceOf(a, b);
      if (interval[0] <= 0.15 && interval[1] >= 0.15) covered++;
    }
    expect(covered).toBeGreaterThan(860);
    expect(covered).toBeLessThan(945);
  });
});
