import { z } from 'zod';
import { calibrationNoiseFloor, expectedCalibrationError } from '../stats/calibration-error';
import { quantile } from '../stats/quantile';
import { createRng, type Rng } from '../stats/rng';
import type { Span } from './calendar';
import type { Estimate, StoredFigure } from './schema';

/** Day, stated probability, 1 when it came true. */
export const pairsSchema = z.array(z.tuple([z.string(), z.number(), z.number()]));
export type Pairs = z.infer<typeof pairsSchema>;

const MINIMUM = 20;
const DRAWS = 200;
const SEED = 1;

type Calibration = { error: Estimate; reference: NonNullable<StoredFigure['reference']> };

/**
 * The expected calibration error of a period, its 90 % interval by the bootstrap, and what a perfect record of this
 * size shows by chance. Null below 20 pairs. Seeded: the same pairs give the same figures.
 */
export function calibrationOf(pairs: Pairs, { from, to }: Span): { n: number; found: Calibration | null } {
  const own = pairs.filter(([day]) => day >= from && day <= to);
  const n = own.length;
  if (n < MINIMUM) return { n, found: null };
  const stated = own.map(([, probability]) => probability);
  const came = own.map(([, , hit]) => hit);
  const value = expectedCalibrationError(came, stated);
  const errors = resampled(came, stated, createRng(SEED));
  const floor = calibrationNoiseFloor(stated, createRng(SEED), DRAWS);
  const interval: [number, number] = [
    Math.min(value, quantile(errors, 0.05)),
    Math.max(value, quantile(errors, 0.95)),
  ];
  return {
    n,
    found: {
      error: { value, n, interval },
      reference: {
        label: 'A perfect record would stay below this by chance',
        value: floor.p95,
        n,
        interval: null,
        difference: null,
      },
    },
  };
}

function resampled(came: readonly number[], stated: readonly number[], rng: Rng): number[] {
  return Array.from({ length: DRAWS }, () => {
    const drawn = came.map(() => rng.int(came.length));
    return expectedCalibrationError(
      drawn.map((i) => came[i] ?? 0),
      drawn.map((i) => stated[i] ?? 0),
    );
  });
}
