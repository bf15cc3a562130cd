import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorFromRate, ratePosterior } from './beta';
import { compareSequence, differenceSequence, rateSequence } from './confidence-sequence';
import { createRng } from './rng';

const prior = priorFromRate(0.05, 20);
const tally = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([successes, failures]) => ({ successes, n: successes + failures }));

/** Share of simulated experiments that give this verdict at any of their daily looks. */
function everSays(
  verdict: string,
  rates: readonly [number, number],
  runs = 300,
  days = 40,
  perDay = 40,
): number {
  let said = 0;
  for (let run = 0; run < runs; run++) {
    const rng = createRng(1000 + run);
    const draw = (rate: number) =>
      Array.from({ length: perDay }, () => rng.next() < rate).filter(Boolean).length;
    const control = { successes: 0, n: 0 };
    const treatment = { successes: 0, n: 0 };
    for (let day = 0; day < days; day++) {
      control.successes += draw(rates[0]);
      treatment.successes += draw(rates[1]);
      control.n += perDay;
      treatment.n += perDay;
      if (compareSequence(control, treatment, prior, 0.95) !== verdict) continue;
      said++;
      break;
    }
  }
  return said / runs;
}

describe('a rate, looked at daily', () => {
  it('is wider than an interval for one look, and narrows', () => {
    const once = ratePosterior(30, 600, prior, 0.95).interval;
    const [low, high] = rateSequence({ successes: 30, n: 600 }, prior, 0.95);
    expect(low).toBeLessThan(once[0]);
    expect(high).toBeGreaterThan(once[1]);
    const later = rateSequence({ successes: 300, n: 6000 }, prior, 0.95);
    expect(later[1] - later[0]).toBeLessThan((high - low) / 2);
  });

  it('holds what was seen, for any tally', () => {
    fc.assert(
      fc.property(tally, ({ successes, n }) => {
        const [low, high] = rateSequence({ successes, n }, prior, 0.95);
        const raw = n === 0 ? 0.5 : successes / n;
        expect(low).toBeLessThanOrEqual(raw + 1e-9);
        expect(high).toBeGreaterThanOrEqual(raw - 1e-9);
      }),
    );
  });
});

describe('a difference, looked at daily', () => {
  it('adopts a treatment that is no better at most once in twenty (A/A)', () => {
    expect(everSays('higher', [0.05, 0.05])).toBeLessThanOrEqual(0.05);
    expect(everSays('higher', [0.01, 0.01])).toBeLessThanOrEqual(0.05);
  });

  it('finds a treatment that is much better', () => {
    expect(everSays('higher', [0.05, 0.12])).toBeGreaterThan(0.9);
  });

  it('notices harm, and never calls it better', () => {
    expect(everSays('lower', [0.12, 0.05])).toBeGreaterThan(0.9);
    expect(everSays('higher', [0.12, 0.05])).toBe(0);
  });

  it('says what its interval says', () => {
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const [low, high] = differenceSequence(a, b, prior, 0.9);
        const verdict = compareSequence(a, b, prior, 0.9);
        if (verdict === 'higher') expect(low).toBeGreaterThan(-1e-6);
        if (verdict === 'lower') expect(high).toBeLessThan(1e-6);
        if (verdict === 'undecided') expect(low <= 1e-6 && high >= -1e-6).toBe(true);
      }),
    );
  });

  it('turns around with its arms', () => {
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const [low, high] = differenceSequence(a, b, prior, 0.9);
        const [back, forth] = differenceSequence(b, a, prior, 0.9);
        expect(low).toBeLessThanOrEqual(high);
        if (a.n > 0 && b.n > 0) {
          expect(low).toBeCloseTo(-forth, 4);
          expect(high).toBeCloseTo(-back, 4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses more successes than trials', () => {
    expect(() => differenceSequence({ successes: 3, n: 2 }, { successes: 0, n: 1 }, prior, 0.9)).toThrow(
      RangeError,
    );
  });
});
