/** An exchange on the unit sphere: `vector` has length 1. */
export type Point = { id: string; vector: Float32Array; success: boolean };
export type Cluster = { members: Point[]; medoid: Point };

const ROUNDS = 2;

/**
 * Groups exchanges that say nearly the same: each goes to the nearest centre, or becomes one when none is as similar as
 * `similarity` (cosine, in (0, 1)). Centres move and everybody chooses again, twice. The order of the points decides ties
 * only. Source: leader clustering with reassignment (Hartigan 1975, ch. 3).
 */
export function clusterPoints(points: readonly Point[], similarity: number): Cluster[] {
  let centres: Float32Array[] = [];
  let groups: Point[][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    groups = centres.map(() => []);
    for (const point of points) {
      const { index, cosine } = nearest(centres, point.vector);
      if (index >= 0 && cosine >= similarity) groups[index]?.push(point);
      else {
        centres.push(point.vector);
        groups.push([point]);
      }
    }
    groups = groups.filter((group) => group.length > 0);
    centres = groups.map(centreOf);
  }
  return groups.map((members, i) => ({ members, medoid: nearestMember(members, centres[i]) }));
}

function nearest(centres: readonly Float32Array[], vector: Float32Array) {
  let index = -1;
  let cosine = -1;
  centres.forEach((centre, i) => {
    const product = dot(centre, vector);
    if (product > cosine) {
      cosine = product;
      index = i;
    }
  });
  return { index, cosine };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function centreOf(members: readonly Point[]): Float32Array {
  const sum = new Float32Array(members[0]?.vector.length ?? 0);
  for (const { vector } of members)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  const norm = Math.sqrt(dot(sum, sum)) || 1;
  return sum.map((value) => value / norm);
}

function nearestMember(members: readonly Point[], centre: Float32Array | undefined): Point {
  if (!centre) throw new RangeError('A cluster has members.');
  return members.reduce((best, point) =>
    dot(point.vector, centre) > dot(best.vector, centre) ? point : best,
  );
}
