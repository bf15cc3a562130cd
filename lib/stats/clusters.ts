import type { Rng } from './rng';

export type Point = readonly number[];
export type Clustering = { centres: number[][]; labels: number[] };

const MAX_ROUNDS = 60;

export function squaredDistance(a: Point, b: Point): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

/** The two nearest centres of a point: index of the first, Euclidean distances to both. */
export function nearestTwo(
  point: Point,
  centres: readonly Point[],
): { label: number; first: number; second: number } {
  let [label, first, second] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  centres.forEach((centre, i) => {
    const distance = squaredDistance(point, centre);
    if (distance < first) [label, first, second] = [i, distance, first];
    else if (distance < second) second = distance;
  });
  return { label, first: Math.sqrt(first), second: Math.sqrt(second) };
}

/** Starting centres spread by the squared distance to those chosen (k-means++; Arthur & Vassilvitskii 2007). */
export function spreadCentres(points: readonly Point[], k: number, rng: Rng): number[][] {
  const first = points[rng.int(points.length)];
  const centres: number[][] = first ? [[...first]] : [];
  while (centres.length < Math.min(k, points.length)) {
    const weights = points.map((point) => nearestTwo(point, centres).first ** 2);
    let left = rng.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = weights.findIndex((weight) => {
      left -= weight;
      return left <= 0;
    });
    centres.push([...(points[chosen] ?? points[centres.length] ?? [])]);
  }
  return centres;
}

/** Lloyd's k-means from the given centres until no label changes, at most 60 rounds. A centre that loses all stays. */
export function kMeans(points: readonly Point[], start: readonly Point[]): Clustering {
  let centres = start.map((centre) => [...centre]);
  let labels: number[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = points.map((point) => nearestTwo(point, centres).label);
    const isSettled = labels.length > 0 && next.every((label, i) => label === labels[i]);
    labels = next;
    if (isSettled) break;
    centres = centres.map((centre, c) => meanOf(points, labels, c) ?? centre);
  }
  return { centres, labels };
}

function meanOf(points: readonly Point[], labels: readonly number[], label: number): number[] | null {
  const sums = (points[0] ?? []).map(() => 0);
  let n = 0;
  points.forEach((point, i) => {
    if (labels[i] !== label) return;
    n++;
    point.forEach((value, d) => {
      sums[d] = (sums[d] ?? 0) + value;
    });
  });
  return n === 0 ? null : sums.map((sum) => sum / n);
}

/**
 * Simplified silhouette, −1 to 1: how much nearer points are to their own centre than to the next (Hruschka et al.
 * 2006; linear in the points, where Rousseeuw's is quadratic). 0 with fewer than two centres.
 */
export function silhouette(points: readonly Point[], centres: readonly Point[]): number {
  if (centres.length < 2 || points.length === 0) return 0;
  const total = points.reduce((sum, point) => {
    const { first, second } = nearestTwo(point, centres);
    return sum + (second > 0 ? (second - first) / second : 0);
  }, 0);
  return total / points.length;
}
