import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aucWithInterval } from './auc';
import { fitBetaPrior, priorFromRate, ratePosterior, shrinkRate } from './beta';
import { calibrationNoiseFloor, expectedCalibrationError, reliabilityBins } from './calibration-error';
import { quantile } from './quantile';
import { createRng, shuffledIndices } from './rng';
import { brierScore, logit, logLoss, sigmoid } from './scores';

const scored = fc.array(
  fc.record({ label: fc.integer({ min: 0, max: 1 }), p: fc.double({ min: 0, max: 1, noNaN: true }) }),
  {
    minLength: 1,
    maxLength: 60,
  },
);

describe('rates', () => {
  it('shows 4 of 5 with a 25 % base weighted as 8 deals as 46 % (25–68 %)', () => {
    const rate = shrinkRate(4, 5, 0.25, 8);
    expect(rate.mean).toBeCloseTo(0.46, 2);
    expect(rate.interval[0]).toBeCloseTo(0.25, 2);
    expect(rate.interval[1]).toBeCloseTo(0.68, 2);
    expect(rate.n).toBe(5);
  });

  it('keeps the posterior between the prior and the data, inside its interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 2, max: 100, noNaN: true }),
        (won, lost, base, weight) => {
          fc.pre(won + lost > 0);
          const { mean, interval } = shrinkRate(won, won + lost, base, weight);
          const raw = won / (won + lost);
          expect(mean).toBeGreaterThanOrEqual(Math.min(raw, base) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(raw, base) + 1e-9);
          expect(interval[0]).toBeLessThan(interval[1]);
          expect(interval[0]).toBeLessThan(mean);
          expect(interval[1]).toBeGreaterThan(mean);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('covers the true rate nine times in ten when the prior is right', () => {
    const rng = createRng(7);
    const prior = priorFromRate(0.25, 8);
    let covered = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const draw = ratePosterior(0, 0, prior, rng.next() * 0.98).interval;
      const truth = rng.next() < 0.5 ? draw[0] : draw[1];
      let won = 0;
      for (let i = 0; i < 20; i++) won += rng.next() < truth ? 1 : 0;
      const { interval } = ratePosterior(won, 20, prior);
      if (truth >= interval[0] && truth <= interval[1]) covered++;
    }
    expect(covered / 1000).toBeGreaterThan(0.86);
    expect(covered / 1000).toBeLessThan(0.94);
  });

  it('refuses impossible counts', () => {
    expect(() => ratePosterior(6, 5, { alpha: 1, beta: 1 })).toThrow(RangeError);
  });

  it('recovers the prior that generated a family of rates', () => {
    const rng = createRng(3);
    const groups = Array.from({ length: 400 }, () => {
      const [low, high] = ratePosterior(0, 0, { alpha: 5, beta: 15 }, rng.next() * 0.999).interval;
      const rate = rng.next() < 0.5 ? low : high;
      let successes = 0;
      for (let i = 0; i < 40; i++) successes += rng.next() < rate ? 1 : 0;
      return { successes, n: 40 };
    });
    const prior = fitBetaPrior(groups);
    expect(prior.alpha / (prior.alpha + prior.beta)).toBeCloseTo(0.25, 1);
    expect(prior.alpha + prior.beta).toBeGreaterThan(13);
    expect(prior.alpha + prior.beta).toBeLessThan(30);
    expect(fitBetaPrior([])).toEqual({ alpha: 1, beta: 1 });
  });
});

describe('AUC', () => {
  it('equals the share of pairs ranked rightly, ties counting half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const won = rows.filter((row) => row.label === 1);
        const lost = rows.filter((row) => row.label === 0);
        fc.pre(won.length > 0 && lost.length > 0);
        let right = 0;
        for (const a of won) for (const b of lost) right += a.p > b.p ? 1 : Number(a.p === b.p) / 2;
        const result = aucWithInterval(
          rows.map((row) => row.label),
          rows.map((row) => row.p),
        );
        expect(result.auc).toBeCloseTo(right / (won.length * lost.length), 9);
        expect(result.interval[0]).toBeLessThanOrEqual(result.auc);
        expect(result.interval[1]).toBeGreaterThanOrEqual(result.auc);
      }),
    );
  });

  it('has an interval that covers the truth about nine times in ten', () => {
    const rng = createRng(11);
    let covered = 0;
    const truth = 0.7602499389065233; // Φ(1/√2): two unit normals one apart
    for (let trial = 0; trial < 300; trial++) {
      const labels = Array.from({ length: 200 }, (_, i) => i % 2);
      const { interval } = aucWithInterval(
        labels,
        labels.map((label) => label + rng.normal()),
      );
      if (interval[0] <= truth && truth <= interval[1]) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.85);
    expect(covered / 300).toBeLessThan(0.95);
  });

  it('says nothing when one class is absent', () => {
    expect(aucWithInterval([1, 1], [0.2, 0.9])).toEqual({ auc: 0.5, interval: [0, 1] });
  });
});

describe('scores and calibration', () => {
  it('scores the base rate as p(1−p) and a perfect forecast as zero', () => {
    expect(brierScore([1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25])).toBeCloseTo(0.1875);
    expect(brierScore([1, 0], [1, 0])).toBe(0);
    expect(logLoss([1, 0], [0.5, 0.5])).toBeCloseTo(Math.log(2));
    expect(sigmoid(logit(0.3))).toBeCloseTo(0.3);
  });

  it('keeps every deal in exactly one bin and the error between 0 and 1', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const labels = rows.map((row) => row.label);
        const p = rows.map((row) => row.p);
        const bins = reliabilityBins(labels, p);
        expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(rows.length);
        const error = expectedCalibrationError(labels, p);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [50, 0.139, 0.204],
    [200, 0.072, 0.103],
    [1000, 0.032, 0.046],
  ])('has the known noise floor of a perfect model at n = %i', (n, mean, p95) => {
    const rng = createRng(5);
    const floors = Array.from({ length: 40 }, () =>
      calibrationNoiseFloor(
        Float64Array.from({ length: n }, () => rng.next()),
        rng,
        60,
      ),
    );
    const average = (pick: (floor: { mean: number; p95: number }) => number): number =>
      floors.reduce((sum, floor) => sum + pick(floor), 0) / floors.length;
    expect(Math.abs(average((floor) => floor.mean) - mean)).toBeLessThan(0.004);
    expect(Math.abs(average((floor) => floor.p95) - p95)).toBeLessThan(0.01);
  });

  it('takes quantiles between order statistics', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([5], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('seeded randomness', () => {
  it('repeats itself from the same seed and differs between seeds', () => {
    expect(Array.from(shuffledIndices(20, createRng(1)))).toEqual(
      Array.from(shuffledIndices(20, createRng(1))),
    );
    expect(Array.from(shuffledIndices(20, createRng(1)))).not.toEqual(
      Array.from(shuffledIndices(20, createRng(2))),
    );
  });

  it('permutes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 50 }), (seed, n) => {
        const sorted = Array.from(shuffledIndices(n, createRng(seed))).sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });
});
