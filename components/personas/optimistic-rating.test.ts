import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRating } from './optimistic-rating';

const given = (stars: number) => ({ stars, comment: null, updated_at: '2026-11-20T12:00:00Z' });

describe('withRating', () => {
  it('counts a first rating', () => {
    expect(withRating({ mean: null, n: 0, mine: null }, given(4))).toEqual({ mean: 4, n: 1, mine: given(4) });
    expect(withRating({ mean: 5, n: 1, mine: null }, given(2))).toMatchObject({ mean: 3.5, n: 2 });
  });
  it('replaces a changed one', () => {
    expect(withRating({ mean: 3, n: 2, mine: given(1) }, given(4))).toMatchObject({ mean: 4.5, n: 2 });
  });
  it('ends where it would have without the first choice, however often it is changed', () => {
    const stars = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(stars, { maxLength: 9 }), stars, stars, (others, first, last) => {
        const mean = others.length > 0 ? others.reduce((sum, star) => sum + star, 0) / others.length : null;
        const start = { mean, n: others.length, mine: null };
        const changed = withRating(withRating(start, given(first)), given(last));
        const straight = withRating(start, given(last));
        expect(changed.n).toBe(straight.n);
        expect(changed.mean).toBeCloseTo(straight.mean ?? 0, 9);
      }),
    );
  });
});
