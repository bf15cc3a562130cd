import { describe, expect, it } from 'vitest';
import { createRng, type Rng } from '../stats/rng';
import { clusterPoints, type Point } from './cluster';
import { proposePatterns } from './propose';
import { worthOf } from './rank-context';

const DIMENSIONS = 64;

function unit(values: number[]): Float32Array {
  const norm = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / norm);
}

/** `count` points about `topic`, of which the given share succeeds. */
function about(rng: Rng, topic: number, count: number, success: number): Point[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${topic}-${i}`,
    vector: unit(
      Array.from({ length: DIMENSIONS }, (_, d) => (d === topic ? 1 : 0) + (rng.next() - 0.5) * 0.12),
    ),
    success: i < Math.round(count * success),
  }));
}

describe('clusters', () => {
  it('finds the topics that were planted, each with a member that stands for it', () => {
    const rng = createRng(3);
    const points = [about(rng, 0, 30, 1), about(rng, 1, 20, 1), about(rng, 2, 10, 1)].flat();
    const shuffled = points.map((point) => [rng.next(), point] as const).sort(([a], [b]) => a - b);
    const clusters = clusterPoints(
      shuffled.map(([, point]) => point),
      0.7,
    );
    const topics = clusters.map(({ members }) => [...new Set(members.map(({ id }) => id.split('-')[0]))]);
    expect(topics.every((found) => found.length === 1)).toBe(true);
    expect(clusters.map(({ members }) => members.length).sort((a, b) => b - a)).toEqual([30, 20, 10]);
    for (const { members, medoid } of clusters) expect(members).toContain(medoid);
  });

  it('has nothing to group when there is nothing', () => expect(clusterPoints([], 0.7)).toEqual([]));
});

describe('proposals', () => {
  it('names what fails and what goes well, against the rest', () => {
    const rng = createRng(5);
    const points = [
      about(rng, 0, 60, 0.7),
      about(rng, 1, 12, 0.1),
      about(rng, 2, 40, 1),
      about(rng, 3, 4, 0),
    ];
    const found = proposePatterns(points.flat()).map(({ type, n, successes, ids }) => [
      type,
      n,
      successes,
      ids[0]?.split('-')[0],
    ]);
    expect(found).toEqual([
      ['working', 40, 40, '2'],
      ['failing', 12, 1, '1'],
    ]);
  });

  it('rarely sees a pattern where there is none', () => {
    let proposed = 0;
    for (let run = 0; run < 40; run++) {
      const rng = createRng(run);
      const points = [0, 1, 2, 3, 4].flatMap((topic) =>
        about(rng, topic, 20, 1).map((point) => ({ ...point, success: rng.next() < 0.8 })),
      );
      proposed += proposePatterns(points).length;
    }
    expect(proposed / (40 * 5)).toBeLessThan(0.03);
  });
});

describe('worth as an example', () => {
  const plain = { success: true, rating: null, isCorrected: false };
  it('prefers what went well to what failed, unless that is much nearer', () => {
    expect(worthOf(0.7, plain)).toBeGreaterThan(worthOf(0.8, { ...plain, success: false }));
    expect(worthOf(0.6, plain)).toBeLessThan(worthOf(0.8, { ...plain, success: false }));
  });
  it('follows ratings, and trusts a correction more than the answer that was given', () => {
    expect(worthOf(0.7, { ...plain, rating: 5 })).toBeGreaterThan(worthOf(0.7, { ...plain, rating: 3 }));
    expect(worthOf(0.7, { ...plain, rating: 3 })).toBeGreaterThan(worthOf(0.7, { ...plain, rating: 1 }));
    const corrected = worthOf(0.7, { success: false, rating: 1, isCorrected: true });
    expect(corrected).toBeGreaterThanOrEqual(worthOf(0.7, plain));
  });
});
