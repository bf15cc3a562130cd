import { describe, expect, it } from 'vitest';
import { kMeans, nearestTwo, silhouette, spreadCentres } from './clusters';
import { createRng } from './rng';

const blob = (x: number, y: number, n: number, seed: number) => {
  const rng = createRng(seed);
  return Array.from({ length: n }, () => [x + 0.2 * rng.normal(), y + 0.2 * rng.normal()]);
};

describe('k-means', () => {
  it('finds two planted groups, whatever the seed', () => {
    const points = [...blob(-2, 0, 40, 1), ...blob(2, 1, 60, 2)];
    for (const seed of [1, 2, 3, 4, 5]) {
      const { labels, centres } = kMeans(points, spreadCentres(points, 2, createRng(seed)));
      expect(new Set(labels.slice(0, 40)).size).toBe(1);
      expect(new Set(labels.slice(40)).size).toBe(1);
      expect(labels[0]).not.toBe(labels[99]);
      const [left] = centres.map(([x = 0]) => x).sort((a, b) => a - b);
      expect(left).toBeCloseTo(-2, 0);
      expect(silhouette(points, centres)).toBeGreaterThan(0.9);
    }
  });

  it('by hand: 0, 1, 9 and 10 become 0.5 and 9.5', () => {
    const { centres, labels } = kMeans([[0], [1], [9], [10]], [[0], [1]]);
    expect(labels).toEqual([0, 0, 1, 1]);
    expect(centres).toEqual([[0.5], [9.5]]);
    // Of 0: (9.5 − 0.5) / 9.5; of 1: (8.5 − 0.5) / 8.5; the other two alike.
    expect(silhouette([[0], [1], [9], [10]], centres)).toBeCloseTo((9 / 9.5 + 8 / 8.5) / 2, 12);
  });

  it('lives with fewer points than centres and with one point many times', () => {
    expect(spreadCentres([[1]], 3, createRng(1))).toEqual([[1]]);
    const same = Array.from({ length: 5 }, () => [1, 1]);
    expect(kMeans(same, spreadCentres(same, 2, createRng(1))).labels).toEqual([0, 0, 0, 0, 0]);
    expect(silhouette(same, [[1, 1]])).toBe(0);
    expect(nearestTwo([1], [[1]])).toEqual({ label: 0, first: 0, second: Number.POSITIVE_INFINITY });
  });
});
