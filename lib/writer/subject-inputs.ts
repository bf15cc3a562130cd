import { readLine, traitsOf } from './subject-style';

/** A subject line as the ranker sees it: its traits, which known words it has, and its sentence vector. */
export type LineInputs = { traits: Float64Array; words: Set<string>; vector: Float32Array };

export function toInputs(text: string, vector: Float32Array): LineInputs {
  const line = readLine(text);
  return { traits: traitsOf(line), words: new Set(line.words), vector };
}

/** How inputs become numbers of one scale. Learned from the training lines only. */
export type Scaling = {
  traitMean: Float64Array;
  traitScale: Float64Array;
  vectorMean: Float64Array;
  vectorScale: number;
  vocabulary: Map<string, number>;
};

/** Values beside each other: traits, then the vector, then words (which are 0 or 1, as places). */
export type Row = { dense: Float64Array; words: Int32Array };

const FEWEST_LINES_PER_WORD = 10;
const MOST_WORDS = 1_500;

export function fitScaling(lines: readonly LineInputs[]): Scaling {
  const traits = moments(lines.map((line) => line.traits));
  const vectors = moments(lines.map((line) => line.vector));
  const spread = vectors.variance.reduce((sum, value) => sum + value, 0) / (vectors.variance.length || 1);
  return {
    traitMean: traits.mean,
    traitScale: traits.variance.map((variance) => Math.sqrt(variance) || 1),
    vectorMean: vectors.mean,
    vectorScale: Math.sqrt(spread) || 1,
    vocabulary: commonWords(lines),
  };
}

export function toRow({ traits, words, vector }: LineInputs, scaling: Scaling): Row {
  const dense = new Float64Array(traits.length + vector.length);
  traits.forEach((value, i) => {
    dense[i] = (value - (scaling.traitMean[i] ?? 0)) / (scaling.traitScale[i] ?? 1);
  });
  vector.forEach((value, i) => {
    dense[traits.length + i] = (value - (scaling.vectorMean[i] ?? 0)) / scaling.vectorScale;
  });
  const known = [...words].flatMap((word) => scaling.vocabulary.get(word) ?? []);
  return { dense, words: Int32Array.from(known).sort() };
}

function moments(rows: readonly ArrayLike<number>[]): { mean: Float64Array; variance: Float64Array } {
  const width = rows[0]?.length ?? 0;
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  for (const row of rows)
    for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0) / rows.length;
  for (const row of rows)
    for (let i = 0; i < width; i++)
      variance[i] = (variance[i] ?? 0) + ((row[i] ?? 0) - (mean[i] ?? 0)) ** 2 / rows.length;
  return { mean, variance };
}

/** The most frequent words that occur in enough lines, ties in alphabetical order. */
function commonWords(lines: readonly LineInputs[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of lines) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts]
    .filter(([, count]) => count >= FEWEST_LINES_PER_WORD)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS);
  return new Map(common.map(([word], place) => [word, place]));
}
