import { describe, expect, it } from 'vitest';
import { alikeIn, behaviourSimilarity, combine } from './similarity';

describe('similarity', () => {
  it('compares only what is known of both', () => {
    // Differences 1, 0 and 1: root mean square √(2/3).
    expect(behaviourSimilarity([1, 0, null, 2], [0, 0, 5, 1])).toEqual({
      similarity: Math.exp(-Math.sqrt(2 / 3)),
      compared: 3,
    });
    expect(behaviourSimilarity([1, 0, null], [1, 0, 1])).toEqual({ similarity: null, compared: 2 });
    expect(behaviourSimilarity([], [])).toEqual({ similarity: null, compared: 0 });
  });

  it('weighs behaviour 0.6 and description 0.4, and one side alone 0.7', () => {
    expect(combine(0.5, 1)).toBeCloseTo(0.8, 12);
    expect(combine(null, 0.5)).toBeCloseTo(0.35, 12);
    expect(combine(1, null)).toBeCloseTo(0.7, 12);
    expect(combine(-0.2, 0.5)).toBeCloseTo(0.3, 12);
    expect(combine(null, null)).toBe(0);
  });

  it('names what both do more or less than most', () => {
    expect(alikeIn([1, 0.1, -1, 1], [0.9, 0.1, -1.5, -1])).toEqual([
      'Messages answered: more than most',
      'Messages with a click: less than most',
    ]);
  });
});
