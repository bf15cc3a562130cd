import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { type Count, estimateRate, priorFromOthers } from './rate';

const count = fc
  .record({ n: fc.integer({ min: 0, max: 3000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, share }): Count => ({ n, successes: Math.round(n * share) }));

describe('a rate', () => {
  it('lies in its interval, between what was seen and what is usual', () => {
    fc.assert(
      fc.property(count, fc.array(count, { maxLength: 12 }), (own, others) => {
        const prior = priorFromOthers(others);
        const { mean, interval, raw } = estimateRate(own, prior);
        const usual = prior.alpha / (prior.alpha + prior.beta);
        expect(interval[0]).toBeLessThanOrEqual(mean);
        expect(interval[1]).toBeGreaterThanOrEqual(mean);
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(mean).toBeGreaterThanOrEqual(Math.min(raw ?? usual, usual) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(raw ?? usual, usual) + 1e-9);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is narrower with more data of the same kind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 8 }), (successes, times) => {
        const prior = { alpha: 2, beta: 18 };
        const width = ({ interval: [low, high] }: { interval: [number, number] }) => high - low;
        const few = estimateRate({ successes, n: successes * 10 }, prior);
        const many = estimateRate({ successes: successes * times, n: successes * times * 10 }, prior);
        expect(width(many)).toBeLessThan(width(few));
      }),
      { seed: 1 },
    );
  });

  it('of nothing is what is usual, without a raw value', () => {
    expect(estimateRate({ successes: 0, n: 0 }, { alpha: 1, beta: 3 })).toMatchObject({
      mean: 0.25,
      raw: null,
      n: 0,
    });
    expect(priorFromOthers([{ successes: 0, n: 0 }])).toEqual({ alpha: 0.5, beta: 0.5 });
  });

  it.each([
    [3, 0.02],
    [6, 0.02],
    [20, 0.02],
    [6, 0],
    [20, 0],
  ])('keeps the truth in its interval for %i groups that differ by %f', (k, spread) => {
    const rng = createRng(20261120);
    let inside = 0;
    const rounds = Math.round(3000 / k);
    for (let round = 0; round < rounds; round++) {
      const truth = Array.from({ length: k }, () => Math.max(0.005, 0.08 + spread * rng.normal()));
      const seen = truth.map((rate): Count => {
        const n = 30 + rng.int(270);
        let successes = 0;
        for (let i = 0; i < n; i++) if (rng.next() < rate) successes++;
        return { n, successes };
      });
      seen.forEach((own, i) => {
        const { interval } = estimateRate(own, priorFromOthers(seen.filter((_, j) => j !== i)));
        const rate = truth[i] ?? 0;
        if (interval[0] <= rate && rate <= interval[1]) inside++;
      });
    }
    expect(inside / (rounds * k)).toBeGreaterThan(0.85);
  });

  it('promises of the best of 26 what it keeps: nearly nothing when all are equal', () => {
    const rng = createRng(7);
    let promised = 0;
    const rounds = 200;
    for (let round = 0; round < rounds; round++) {
      const seen = Array.from({ length: 26 }, (): Count => {
        let successes = 0;
        for (let i = 0; i < 100; i++) if (rng.next() < 0.0343) successes++;
        return { n: 100, successes };
      });
      const best = Math.max(
        ...seen.map((own, i) => estimateRate(own, priorFromOthers(seen.filter((_, j) => j !== i))).mean),
      );
      promised += best / rounds;
    }
    expect(promised / 0.0343 - 1).toBeLessThan(0.35);
  });
});
