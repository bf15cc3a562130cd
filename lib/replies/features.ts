import { cuesOf } from './cues';

/** What the head reads of a text: its sentence vector, its cues, and the hashed word and character grams in it. */
export type TextFeatures = { vector: Float32Array; cues: Int32Array; grams: Int32Array };

/** Everything but the sentence vector. */
export const wordFeatures = (text: string): Omit<TextFeatures, 'vector'> => ({
  cues: cuesOf(text),
  grams: gramBuckets(text),
});

/** Word grams fill the first half of the buckets, character grams the second. */
export const WORD_BUCKETS = 8192;
export const GRAM_BUCKETS = 16384;

const NEGATION = /^(not|no|never|without|nothing|none|nobody|cannot|\p{L}+n't)$/u;
const NEGATION_REACH = 4;
const CHARACTER_GRAMS = [3, 4, 5];
const MAX_CHARS = 4_000;

/** FNV-1a, 32 bits (Fowler, Noll, Vo): spreads short strings evenly over the buckets. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Lower-case words, numbers as one token, and the marks that carry meaning. */
export function tokens(text: string): string[] {
  return (
    text
      .slice(0, MAX_CHARS)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/https?:\S+|\S+@\S+\.\w+/g, ' #link ')
      .replace(/\d+([.,:/]\d+)*/g, ' #number ')
      .match(/#link|#number|[\p{L}\p{M}']+|[?!]/gu) ?? []
  );
}

/** Words, neighbours, pairs with a gap, words under a negation, and a coarse length. */
export function wordGrams(text: string): Set<string> {
  const words = tokens(text);
  const found = new Set<string>();
  let reach = 0;
  words.forEach((word, i) => {
    found.add(word);
    found.add(`${words[i - 1] ?? '<'} ${word}`);
    if (i > 1) found.add(`${words[i - 2]} _ ${word}`);
    if (i === words.length - 1) found.add(`${word} >`);
    if (NEGATION.test(word)) reach = NEGATION_REACH;
    else if (reach-- > 0) found.add(`not … ${word}`);
  });
  found.add(`#length ${Math.min(6, Math.floor(Math.log2(1 + words.length)))}`);
  return found;
}

export const wordBucket = (gram: string): number => hash(gram) % WORD_BUCKETS;

/** The distinct buckets of a text, ascending. */
export function gramBuckets(text: string): Int32Array {
  const found = new Set<number>();
  for (const gram of wordGrams(text)) found.add(wordBucket(gram));
  const flat = ` ${text.slice(0, MAX_CHARS).toLowerCase().replace(/\s+/g, ' ')} `;
  for (const n of CHARACTER_GRAMS)
    for (let i = 0; i + n <= flat.length; i++)
      found.add(WORD_BUCKETS + (hash(flat.slice(i, i + n)) % (GRAM_BUCKETS - WORD_BUCKETS)));
  return Int32Array.from(found).sort();
}
