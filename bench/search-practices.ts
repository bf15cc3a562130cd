import { fileURLToPath } from 'node:url';
import { readJudgedSet } from '@/evals/retrieval-data';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { createRng, type Rng } from '@/lib/stats/rng';
import { type Corpus, mixVector, type Row } from './search-corpus';

const JUDGED = fileURLToPath(new URL('../evals/retrieval/practices', import.meta.url));
const INDUSTRIES =
  'software logistics retail banking insurance manufacturing healthcare education hospitality telecom energy construction'.split(
    ' ',
  );
const TITLES =
  'owner founder cfo cto buyer controller recruiter developer plant_manager head_of_support'.split(' ');
const REGIONS = 'dach nordics benelux iberia uk us_east us_west apac latam'.split(' ');
const TAGS = 'outbound inbound renewal upsell enterprise smb event referral'.split(' ');

/** The judged practices in contexts, with real vectors, and the judged questions that reps ask. */
export async function makePractices(size: number, seed: number): Promise<Corpus & { questions: string[] }> {
  const { documents, queries } = readJudgedSet(JUDGED);
  const rng = createRng(seed);
  const texts = [...documents.values()];
  const of = <T>(list: readonly T[]) => list[rng.int(list.length)] as T;
  const sentences = Array.from({ length: size }, () =>
    `${of(texts)} ${of(INDUSTRIES)}, ${of(TITLES)}, ${of(REGIONS)}, ${of(TAGS)}`.replaceAll('_', ' '),
  );
  return { sentences, vectors: await localEmbedder.embed(sentences), questions: [...queries.values()] };
}

/** A practice that resembles one of the corpus: its words, a number of its own, and a vector near its vector. */
export function varyPractice(corpus: Corpus, rng: Rng): Row {
  const first = rng.int(corpus.sentences.length);
  return {
    content: `${corpus.sentences[first]}, play ${rng.int(1_000_000)}`,
    vector: mixVector(corpus, first, rng.int(corpus.sentences.length), rng),
  };
}
