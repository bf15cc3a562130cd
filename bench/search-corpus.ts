import { unit } from '@/lib/retrieval/fit-dimensions';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { createRng, type Rng } from '@/lib/stats/rng';

const PARTS = [
  [
    'The buyer',
    'Their security team',
    'Procurement',
    'The champion',
    'Legal',
    'The new CFO',
    'Operations',
    'The pilot team',
  ],
  [
    'asked about',
    'is worried about',
    'signed off',
    'rejected',
    'wants to discuss',
    'compared',
    'postponed',
    'praised',
  ],
  [
    'the price',
    'the data centre',
    'the contract term',
    'the integration',
    'the onboarding plan',
    'the discount',
    'the roadmap',
    'the support level',
  ],
  [
    'before the board meeting',
    'after the demo',
    'until next quarter',
    'with a competitor',
    'for the warehouse',
    'in the renewal',
    'during the trial',
    'for the Berlin office',
  ],
] as const;

export type Corpus = { sentences: string[]; vectors: Float32Array[] };
export type Row = { content: string; vector: Float32Array };

/** Real sentences with real vectors, from which any number of similar rows is mixed. */
export async function makeCorpus(size: number, seed: number): Promise<Corpus> {
  const rng = createRng(seed);
  const sentences = Array.from(
    { length: size },
    () => `${PARTS.map((part) => part[rng.int(part.length)]).join(' ')}.`,
  );
  return { sentences, vectors: await localEmbedder.embed(sentences) };
}

/** Two sentences and, near enough, the vector that an encoder would give both together. */
export function mixRow(corpus: Corpus, rng: Rng): Row {
  const first = rng.int(corpus.sentences.length);
  const second = rng.int(corpus.sentences.length);
  const vector = mixVector(corpus, first, second, rng);
  return {
    content: `${corpus.sentences[first]} ${corpus.sentences[second]} Ticket ${rng.int(1_000_000)}.`,
    vector,
  };
}

/** Near the first vector, leaning towards the second, with noise of its own. */
export function mixVector({ vectors }: Corpus, first: number, second: number, rng: Rng): Float32Array {
  const [a, b] = [vectors[first], vectors[second]];
  return unit(
    Float32Array.from({ length: 512 }, (_, i) => (a?.[i] ?? 0) + 0.4 * (b?.[i] ?? 0) + 0.015 * rng.normal()),
  );
}
