/** Words of a text without its slots, in lower case. */
export function tokensOf(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .replace(/\{[a-z_]+\}/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Share of words that two texts have in common (Jaccard), in [0, 1]; two texts without words are equal. */
export function overlapOf(a: string, b: string): number {
  const [left, right] = [tokensOf(a), tokensOf(b)];
  if (left.size === 0 && right.size === 0) return a.trim() === b.trim() ? 1 : 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}

export function cosineOf(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Below this many words in common no meaning makes two texts one: "call me" is not "mail me". */
export const LEAST_OVERLAP = 0.55;
const SAME_MEANING = 0.86;
const SAME_WORDS = 0.9;

/** Is it the same practice in other words? Measured on the pairs in near-duplicate.test.ts. */
export function isNearDuplicate(overlap: number, cosine: number): boolean {
  return overlap >= SAME_WORDS || (overlap >= LEAST_OVERLAP && cosine >= SAME_MEANING);
}
