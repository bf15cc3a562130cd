import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, fuse, wordsWeight } from './fuse';

const candidate = (sourceId: string, part: Partial<Candidate>): Candidate => ({
  sourceId,
  chunk: 0,
  content: '',
  context: {},
  wordsRank: null,
  wordsScore: null,
  coverage: null,
  vectorRank: null,
  similarity: null,
  contentWords: 20,
  ...part,
});

const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
/** Ranks follow the scores, as the database gives them. */
const candidates = fc.array(fc.record({ words: value, meaning: value })).map((list) => {
  const placeOf = (key: 'words' | 'meaning') => {
    const order = list.map((_, i) => i).filter((i) => list[i]?.[key] !== null);
    order.sort((a, b) => (list[b]?.[key] ?? 0) - (list[a]?.[key] ?? 0));
    return (i: number) => (order.includes(i) ? order.indexOf(i) + 1 : null);
  };
  const [wordsRank, vectorRank] = [placeOf('words'), placeOf('meaning')];
  return list.map(({ words, meaning }, i) =>
    candidate(`s${i}`, {
      wordsRank: wordsRank(i),
      wordsScore: words,
      vectorRank: vectorRank(i),
      similarity: meaning,
    }),
  );
});

describe('fuse', () => {
  it('returns every candidate once, best first, up to the limit, with scores in [0, 1]', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 20 }), (list, limit) => {
        const hits = fuse(list, limit);
        expect(hits).toHaveLength(Math.min(limit, list.length));
        expect(new Set(hits.map((hit) => hit.sourceId)).size).toBe(hits.length);
        hits.forEach((hit, i) => {
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(hits[i - 1]?.score ?? 1 + 1e-12);
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
        candidate('vector', { vectorRank: 2, similarity: 0.5 }),
        candidate('words', { wordsRank: 2, wordsScore: 3 }),
        candidate('both', { wordsRank: 1, wordsScore: 4, vectorRank: 1, similarity: 0.6 }),
      ],
      3,
    );
    expect(hits[0]).toMatchObject({ sourceId: 'both', score: 1 });
  });

  it('hears the half that is decided when the other wavers', () => {
    const even = [0.61, 0.6, 0.59, 0.4].map((similarity, i) => ({ vectorRank: i + 1, similarity }));
    const hits = fuse(
      [
        candidate('a', { ...even[0] }),
        candidate('b', { ...even[1] }),
        candidate('c', { ...even[2], wordsRank: 1, wordsScore: 9 }),
        candidate('d', { ...even[3], wordsRank: 2, wordsScore: 1 }),
      ],
      4,
    );
    expect(hits.map(({ sourceId }) => sourceId)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('keeps the order of the words when there are no vectors, also where a phrase goes before a score', () => {
    const hits = fuse(
      [
        candidate('score', { wordsRank: 2, wordsScore: 8 }),
        candidate('phrase', { wordsRank: 1, wordsScore: 3 }),
        candidate('last', { wordsRank: 3, wordsScore: 1 }),
      ],
      3,
    );
    expect(hits.map(({ sourceId }) => sourceId)).toEqual(['phrase', 'score', 'last']);
  });
});

describe('wordsWeight', () => {
  it('leaves the answer to the vectors when no word occurs, and to the words when there are no vectors', () => {
    expect(wordsWeight([candidate('a', { vectorRank: 1 })])).toBe(0);
    expect(wordsWeight([candidate('a', { wordsRank: 1 })])).toBe(1);
    expect(wordsWeight([])).toBe(0);
  });

  it('trusts words more on passages than on short messages', () => {
    const at = (contentWords: number) =>
      wordsWeight([candidate('a', { wordsRank: 1, vectorRank: 1, contentWords })]);
    expect(at(60)).toBeGreaterThan(0.5);
    expect(at(6)).toBeLessThan(0.5);
    expect(at(60)).toBeGreaterThan(at(20));
  });
});
