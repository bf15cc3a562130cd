export const DIMENSIONS = 512;

/** Turns texts into unit vectors of 512 numbers. Vectors of two models are never compared. */
export type Embedder = {
  /** Stored beside each vector; changes whenever vectors stop being comparable. */
  model: string;
  dimensions: typeof DIMENSIONS;
  /** One unit vector a text, in order. Throws AppError('unavailable') when the engine cannot answer. */
  embed: (texts: readonly string[]) => Promise<Float32Array[]>;
};

/** The form in which Postgres reads a vector. */
export function toVectorLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}
