/** What of a subject line can be counted without knowing what it is about. `said` completes "it …". */
type Trait = { name: string; said: string; measure: (line: Line) => number };

/** A subject line as it is read: its text, its words as written, and in lower case with numbers as one token. */
export type Line = { text: string; written: readonly string[]; words: readonly string[] };

const NUMBER = '#number';

export function readLine(text: string): Line {
  const tidy = text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
  return {
    text: tidy,
    written: tidy === '' ? [] : tidy.split(' '),
    words:
      tidy
        .toLowerCase()
        .replace(/\d+([.,:/]\d+)*/g, ` ${NUMBER} `)
        .match(/#number|\{\w+\}|\p{L}[\p{L}\p{M}']*|[?!]/gu) ?? [],
  };
}

const has = (list: string) => {
  const known = new Set(list.split(' '));
  return ({ words }: Line): number => Number(words.some((word) => known.has(word)));
};
const matches =
  (pattern: RegExp) =>
  (line: Line): number =>
    Number(pattern.test(line.text));
const startsWith = (list: string) => {
  const known = new Set(list.split(' '));
  return ({ words }: Line): number => Number(known.has(words[0] ?? ''));
};
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const POSITIVE =
  'love loved amazing awesome beautiful best better great good happy brilliant funny wonderful perfect win wins hope smile incredible easy easier free faster save saves grow growth proven powerful';
const NEGATIVE =
  'hate bad worst terrible awful wrong sad kill dead die war shocking scary angry fear attack fail failing lie lost lose losing hurt stupid sick broken problem risk miss missing mistake mistakes stuck waste cost costs';
const TEASERS =
  /\b(what happen\w*|happens? next|wait (un)?til\w*|turns? out|the (real )?reason|here's (what|why|how)|this is (what|why|how)|find out|guess|secrets?|something|someone|one thing|you won't believe)\b/i;

/** About 45 traits, each readable: what a reason names. */
export const TRAITS: readonly Trait[] = [
  { name: 'length', said: 'its length', measure: ({ text }) => Math.log1p(text.length) },
  { name: 'length_squared', said: 'its length', measure: ({ text }) => Math.log1p(text.length) ** 2 },
  { name: 'words', said: 'its number of words', measure: ({ words }) => Math.log1p(words.length) },
  {
    name: 'word_length',
    said: 'the length of its words',
    measure: ({ text, written }) => share(text.length, written.length),
  },
  {
    name: 'long_words',
    said: 'its long words',
    measure: ({ words }) => words.filter((word) => word.length > 8).length,
  },
  { name: 'number', said: 'it names a number', measure: has(NUMBER) },
  { name: 'starts_with_number', said: 'it starts with a number', measure: startsWith(NUMBER) },
  { name: 'question', said: 'it asks a question', measure: matches(/\?/) },
  { name: 'exclamation', said: 'it has an exclamation mark', measure: matches(/!/) },
  { name: 'quotation', said: 'it quotes', measure: matches(/"|(^|\s)'.+'(\s|[.,!?]|$)/) },
  { name: 'colon', said: 'it has a colon', measure: matches(/:/) },
  { name: 'ellipsis', said: 'it trails off', measure: matches(/\.\.\.|…/) },
  { name: 'dash', said: 'it has a dash', measure: matches(/ - |[–—]/) },
  { name: 'commas', said: 'its commas', measure: ({ text }) => Math.min(3, text.split(',').length - 1) },
  { name: 'brackets', said: 'it has brackets', measure: matches(/[([]/) },
  {
    name: 'sentences',
    said: 'its number of sentences',
    measure: ({ text }) => Math.min(4, text.match(/[.!?]+(\s|$)/g)?.length ?? 0),
  },
  { name: 'full_stop', said: 'it ends with a full stop', measure: matches(/[^.]\.$/) },
  {
    name: 'shouting',
    said: 'it has words in capitals',
    measure: ({ written }) => Number(written.some((word) => /^\p{Lu}{2,}\W*$/u.test(word))),
  },
  {
    name: 'title_case',
    said: 'its words are capitalised',
    measure: ({ written }) =>
      share(written.filter((word) => /^\W*\p{Lu}/u.test(word)).length, written.length),
  },
  {
    name: 'names',
    said: 'it names somebody or something',
    measure: ({ written }) => Math.log1p(written.slice(1).filter((word) => /^\W*\p{Lu}/u.test(word)).length),
  },
  { name: 'first_name', said: "it has the reader's name", measure: matches(/\{(first_|last_)?name\}/) },
  { name: 'company', said: "it has the reader's company", measure: matches(/\{company\}/) },
  { name: 'reply_mark', said: 'it poses as a reply', measure: matches(/^(re|fwd?):/i) },
  { name: 'i', said: 'it speaks of the sender', measure: has("i me my mine i'm i've i'd") },
  { name: 'you', said: 'it speaks to the reader', measure: has("you your yours you're you'll you've you'd") },
  { name: 'we', said: 'it says we', measure: has("we us our ours we're we've") },
  { name: 'he', said: 'it speaks of a man', measure: has("he him his he's man guy boy dad father husband") },
  {
    name: 'she',
    said: 'it speaks of a woman',
    measure: has("she her hers she's woman women girl girls mom mother wife"),
  },
  { name: 'they', said: 'it speaks of others', measure: has("they them their they're people everyone") },
  { name: 'this', said: 'it points (this, these)', measure: has('this these') },
  { name: 'here', said: 'it points (here)', measure: has("here here's") },
  { name: 'what', said: 'it says what', measure: has("what what's") },
  { name: 'how', said: 'it says how', measure: has('how') },
  { name: 'why', said: 'it says why', measure: has('why') },
  { name: 'when', said: 'it says when', measure: has('when until til before after then') },
  {
    name: 'starts_with_question_word',
    said: 'it starts with a question word',
    measure: startsWith('what how why who when where which'),
  },
  {
    name: 'negation',
    said: 'it negates',
    measure: ({ words }) =>
      Number(words.some((word) => /^(no|not|never|nothing|without|cannot|none)$|n't$/.test(word))),
  },
  {
    name: 'superlative',
    said: 'it uses a superlative',
    measure: ({ words }) => Number(words.some((word) => /^(most|best|worst|ever|\p{L}{3,}est)$/u.test(word))),
  },
  {
    name: 'imperative',
    said: 'it starts with a command',
    measure: startsWith(
      'watch see look meet listen check get stop think take let imagine ask find try join book',
    ),
  },
  {
    name: 'media',
    said: 'it promises something to look at',
    measure: has('watch see look video photo photos chart map'),
  },
  { name: 'teaser', said: 'it leaves something open', measure: matches(TEASERS) },
  { name: 'positive', said: 'its positive words', measure: has(POSITIVE) },
  { name: 'negative', said: 'its negative words', measure: has(NEGATIVE) },
  { name: 'and_but', said: 'it links (and, but, so)', measure: has('and but because so') },
  {
    name: 'repetition',
    said: 'its words repeat',
    measure: ({ words }) => share(words.length - new Set(words).size, words.length),
  },
  { name: 'contraction', said: "it contracts (don't, it's)", measure: matches(/\w'\w/) },
];

/** The value of every trait, in the order of TRAITS. */
export function traitsOf(line: Line): Float64Array {
  return Float64Array.from(TRAITS, ({ measure }) => measure(line));
}
