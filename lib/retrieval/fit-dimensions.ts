import { DIMENSIONS } from './embedder';

// Families trained so that the first numbers of a vector are a good vector by themselves
// (Matryoshka representation learning, Kusupati et al. 2022).
const NESTED =
  /text-embedding-3|nomic-embed|mxbai-embed|embeddinggemma|qwen3-embedding|jina-embeddings-v[3-9]|arctic-embed.*(v2|v1\.5)|matryoshka/i;

/**
 * Brings a vector of any size to a unit vector of 512 numbers.
 * Smaller: padded with zeros, which changes no cosine. Larger: cut where the model is trained for it,
 * otherwise projected with fixed random signs, which keeps cosines within about 1/√512 = 0.04
 * (Johnson and Lindenstrauss 1984; Achlioptas 2003).
 */
export function fitDimensions(vector: ArrayLike<number>, model: string): Float32Array {
  if (vector.length <= DIMENSIONS || NESTED.test(model)) return unit(cut(vector));
  return unit(project(vector));
}

function cut(vector: ArrayLike<number>): Float32Array {
  const result = new Float32Array(DIMENSIONS);
  for (let i = 0; i < Math.min(DIMENSIONS, vector.length); i++) result[i] = vector[i] ?? 0;
  return result;
}

function project(vector: ArrayLike<number>): Float32Array {
  const result = new Float32Array(DIMENSIONS);
  for (let row = 0; row < DIMENSIONS; row++) {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) sum += sign(row, column) * (vector[column] ?? 0);
    result[row] = sum;
  }
  return result;
}

/** A fixed +1 or −1 for each pair: the same on every machine, so vectors stay comparable. */
function sign(row: number, column: number): number {
  let h = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) & 1) === 0 ? 1 : -1;
}

/** Length 1. A vector without length has no direction: it becomes the first axis rather than NaN. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) {
    const axis = new Float32Array(DIMENSIONS);
    axis[0] = 1;
    return axis;
  }
  return vector.map((value) => value / length);
}
