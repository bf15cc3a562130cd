import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, fuse, wordsWeight } from './fuse';

const candidate = (sourceId: string, part: Partial<Candidate>): Candidate => ({
  sourceId,
  chunk: 0,
  content: '',
  context: {},
  wordsRank: null,
  coverage: null,
  vectorRank: null,
  similarity: null,
  contentWords: 20,
  ...part,
});

const ranks = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
const candidates = fc
  .array(
    fc.record({
      wordsRank: ranks,
      vectorRank: ranks,
      coverage: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
  )
  .map((list) =>
    list.map(({ coverage, ...part }, i) =>
      candidate(`s${i}`, { ...part, coverage: part.wordsRank === null ? null : coverage }),
    ),
  );

describe('fuse', () => {
  it('returns every candidate once, best first, up to the limit', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 20 }), (list, limit) => {
        const hits = fuse(list, limit);
        expect(hits).toHaveLength(Math.min(limit, list.length));
        expect(new Set(hits.map((hit) => hit.sourceId)).size).toBe(hits.length);
        hits.forEach((hit, i) => {
          expect(hit.score).toBeLessThanOrEqual(hits[i - 1]?.score ?? 1);
        });
      }),
    );
  });

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        expect(fuse([...list].reverse(), 10)).toEqual(fuse(list, 10));
      }),
    );
  });

  it('puts what both halves rank first on top', () => {
    const hits = fuse(
      [
        candidate('both', { wordsRank: 1, vectorRank: 1, coverage: 1 }),
        candidate('words', { wordsRank: 2, coverage: 1 }),
        candidate('vector', { vectorRank: 2 }),
      ],
      3,
    );
    expect(hits[0]).toMatchObject({ sourceId: 'both', score: 1 });
  });
});

describe('wordsWeight', () => {
  it('leaves the answer to the vectors when no word occurs, and to the words when there are no vectors', () => {
    expect(wordsWeight([candidate('a', { vectorRank: 1 })])).toBe(0);
    expect(wordsWeight([candidate('a', { wordsRank: 1, coverage: 0.2 })])).toBe(1);
    expect(wordsWeight([])).toBe(0);
  });

  it('trusts words more on passages than on short messages, and more the more of the query they cover', () => {
    const at = (contentWords: number, coverage: number) =>
      wordsWeight([candidate('a', { wordsRank: 1, vectorRank: 1, coverage, contentWords })]);
    expect(at(60, 1)).toBeGreaterThan(0.5);
    expect(at(6, 1)).toBeLessThan(0.5);
    expect(at(60, 0.2)).toBeLessThan(at(60, 1));
  });
});
