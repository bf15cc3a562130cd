import { describe, expect, it } from 'vitest';
import { medianInterval } from './median';
import { createRng } from './rng';
import { theilSen } from './theil-sen';

describe('theilSen', () => {
  it('finds the line whatever one point says', () => {
    const points = Array.from({ length: 9 }, (_, x) => ({ x, y: 3 + 2 * x }));
    expect(theilSen(points)).toEqual({ slope: 2, interval: [2, 2] });
    expect(theilSen([...points.slice(0, 8), { x: 8, y: 1000 }])?.slope).toBe(2);
    expect(theilSen(points.slice(0, 4))).toBeNull();
    expect(theilSen(points.map(({ y }) => ({ x: 1, y })))).toBeNull();
  });

  it('holds the true slope in about 90 % of samples', () => {
    const rng = createRng(11);
    let held = 0;
    for (let sample = 0; sample < 500; sample++) {
      const points = Array.from({ length: 20 }, () => {
        const x = rng.next() * 10;
        return { x, y: 0.7 * x + rng.normal() };
      });
      const [low, high] = theilSen(points)?.interval ?? [1, 0];
      if (low <= 0.7 && high >= 0.7) held++;
    }
    expect(held / 500).toBeGreaterThan(0.86);
    expect(held / 500).toBeLessThan(0.96);
  });
});

describe('medianInterval', () => {
  it('is the widest pair of order statistics that covers 90 %', () => {
    expect(medianInterval([1, 2, 3, 4])).toBeNull();
    // Both extremes of five: 1 − 2 × (1/2)^5 = 93.75 %.
    expect(medianInterval([5, 1, 4, 2, 3])).toEqual([1, 5]);
    // P(Binomial(20, ½) ≤ 5) = 2.07 %, ≤ 6: 5.77 %: the 6th from either end.
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    expect(medianInterval(twenty)).toEqual([6, 15]);
  });

  it('works for thousands of values', () => {
    const [low, high] = medianInterval(Array.from({ length: 5001 }, (_, i) => i)) ?? [0, 0];
    expect(low).toBeGreaterThan(2430);
    expect(high).toBeLessThan(2570);
    expect(low + high).toBe(5000);
  });
});
