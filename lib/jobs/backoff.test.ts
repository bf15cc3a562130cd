import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffSeconds, MAX_ATTEMPTS } from './backoff';

it('waits longer after each failure, within bounds, never in lockstep', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_ATTEMPTS + 5 }), random, (attempt, jitter) => {
      const seconds = backoffSeconds(attempt, jitter);
      expect(seconds).toBeGreaterThanOrEqual(2);
      expect(seconds).toBeLessThanOrEqual(900);
    }),
  );
  expect([1, 2, 3, 4].map((attempt) => backoffSeconds(attempt, 0))).toEqual([3, 10, 40, 160]);
  expect(backoffSeconds(2, 0.9)).toBeGreaterThan(backoffSeconds(2, 0));
});
