/** What a message offers for its subject line, in its own words and in the order in which it says it. */
export type Phrases = { questions: string[]; statements: string[]; topics: Topic[] };

/** A noun phrase of the message; `full` has its article, where it has one. */
export type Topic = { text: string; full: string };

const GREETING = /^(hi|hello|hey|dear|good (morning|afternoon|evening))\b[^.!?\n]{0,60}[,!\n]\s*/i;
const CLOSING =
  /\n\s*(with\s+)?(best|kind|warm|yours)?\s*(regards|wishes|cheers|thanks|thank you|sincerely|all the best|best)[,!.]?\s*(\n|$)/i;
const LINKING = new Set(
  `a about above after again all also am an and any are as at be because been before being but by can can't could did do does doing don't
  down each few for from further get had has have having he her here hers him his how i i'd i'll i'm i've if in into is it it's its just
  let like may me might more most must my no nor not now of off on once only or other our ours out over own please same she should so some
  such than that that's the their theirs them then there these they they're this those through to too under until up us very was we we'd
  we'll we're we've were what when where which while who whom why will with would you you'd you'll you're you've your yours saw see know
  think thought wondered wonder wanted want make made take took one two every last next much many whether regards knows mentioned`.split(
    /\s+/,
  ),
);
const SHORTEST = 8;
const LONGEST = 70;
const MOST_TOPICS = 6;

export function phrasesOf(body: string): Phrases {
  const sentences = sentencesOf(body);
  const fits = (text: string) => text.length >= SHORTEST && text.length <= LONGEST;
  const short = sentences.filter(fits);
  return {
    questions: short.filter((sentence) => sentence.endsWith('?')),
    statements: short.filter((sentence) => /[.]$/.test(sentence)).map((text) => text.replace(/\.$/, '')),
    topics: topicsOf(sentences),
  };
}

function sentencesOf(body: string): string[] {
  const letter = body.replace(/\r/g, '').trim().replace(GREETING, '');
  const [text = ''] = letter.split(CLOSING);
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '' && !/https?:|@/.test(sentence));
}

type Run = { words: string[]; before: string; after: string };

const ARTICLES = new Set('a an the your our this these'.split(' '));
const BEFORE_NOUNS = new Set([...ARTICLES, ...'of with for on in about from by at into through'.split(' ')]);
const AFTER_NOUNS = new Set(
  'of in on with for and or that which who by from is are was were last next this'.split(' '),
);

/**
 * Runs of words between linking words, scored by how connected their words are: RAKE (Rose et al. 2010). Only runs
 * that stand where nouns stand; no figures, which mean little without their sentence, and no names.
 */
function topicsOf(sentences: readonly string[]): Topic[] {
  const runs = sentences.flatMap(runsOf).filter(({ words }) => words.length <= 4);
  const frequency = new Map<string, number>();
  const degree = new Map<string, number>();
  for (const { words } of runs) {
    for (const word of words.map((written) => written.toLowerCase())) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
      degree.set(word, (degree.get(word) ?? 0) + words.length);
    }
  }
  const weigh = ({ words }: Run) =>
    words.reduce((sum, word) => {
      const key = word.toLowerCase();
      return sum + (degree.get(key) ?? 0) / (frequency.get(key) ?? 1);
    }, 0);
  const weighed = runs
    .filter(isNounPhrase)
    .map((run) => ({ topic: toTopic(run), weight: weigh(run) }))
    .sort((a, b) => b.weight - a.weight);
  return [...new Map(weighed.map(({ topic }) => [topic.text.toLowerCase(), topic])).values()].slice(
    0,
    MOST_TOPICS,
  );
}

function isNounPhrase({ words, before, after }: Run): boolean {
  const stands = BEFORE_NOUNS.has(before) && (AFTER_NOUNS.has(after) || /^[^\p{L}]?$/u.test(after));
  return (
    stands &&
    words.length > 1 &&
    !words.some((word) => /\d/.test(word)) &&
    !words.some((word) => /^\p{Lu}\p{Ll}/u.test(word))
  );
}

function toTopic({ words, before }: Run): Topic {
  const text = words.join(' ');
  return { text, full: ARTICLES.has(before) ? `${before} ${text}` : text };
}

function runsOf(sentence: string): Run[] {
  const parts = sentence.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’%-]*|[,;:.!?()"–—]/gu) ?? [];
  const plain = parts.map((part) => part.toLowerCase().replace('’', "'"));
  const isWord = (i: number) => /^[\p{L}\p{N}]/u.test(plain[i] ?? '') && !LINKING.has(plain[i] ?? '');
  const starts = parts.flatMap((_, i) => (isWord(i) && !isWord(i - 1) ? [i] : []));
  return starts.map((start) => {
    let end = start;
    while (isWord(end)) end++;
    return { words: parts.slice(start, end), before: plain[start - 1] ?? '', after: plain[end] ?? '' };
  });
}
