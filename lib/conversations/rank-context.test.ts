import { describe, expect, it } from 'vitest';
import { distinct, worthOf } from './rank-context';

describe('what an exchange is worth as an example', () => {
  it('prefers what went well, and most of all what a person corrected or liked', () => {
    const plain = { success: true, rating: null, isCorrected: false };
    expect(worthOf(0.5, plain)).toBeGreaterThan(worthOf(0.6, { ...plain, success: false }));
    expect(worthOf(0.5, { ...plain, rating: 5 })).toBeGreaterThan(worthOf(0.5, plain));
    expect(worthOf(0.5, { ...plain, rating: 1 })).toBeLessThan(worthOf(0.5, plain));
    expect(worthOf(0.5, { success: false, rating: 1, isCorrected: true })).toBeGreaterThan(0.5);
  });
});

describe('what says the same', () => {
  const entries = [
    'User: Hello\nAgent: Hi',
    'User: hello \nAgent: Hi',
    'User: Hello\nAgent: Bye',
    'User: Price?\nAgent: 9',
  ].map((document, n) => ({ document, n }));

  it('is given once, at its best place', () => {
    expect(distinct(entries, 5).map(({ n }) => n)).toEqual([0, 2, 3]);
  });

  it('leaves its place to the next', () => {
    expect(distinct(entries, 2).map(({ n }) => n)).toEqual([0, 2]);
    expect(distinct([], 2)).toEqual([]);
  });
});
