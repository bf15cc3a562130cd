/** What a message offers for its subject line, in its own words and in the order in which it says it. */
export type Phrases = { questions: string[]; statements: string[]; topics: string[] };

const GREETING = /^(hi|hello|hey|dear|good (morning|afternoon|evening))\b[^.!?\n]{0,60}[,!\n]\s*/i;
const CLOSING =
  /\n\s*(best|kind|warm)?\s*(regards|wishes|cheers|thanks|thank you|sincerely|all the best|best)[,!.]?\s*(\n|$)/i;
const LINKING = new Set(
  `a about above after again all also am an and any are as at be because been before being but by can can't could did do does doing don't
  down each few for from further get had has have having he her here hers him his how i i'd i'll i'm i've if in into is it it's its just
  let like may me might more most must my no nor not now of off on once only or other our ours out over own please same she should so some
  such than that that's the their theirs them then there these they they're this those through to too under until up us very was we we'd
  we'll we're we've were what when where which while who whom why will with would you you'd you'll you're you've your yours saw see know
  think thought wondered wonder wanted want make made take took one two`.split(/\s+/),
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

/** Runs of words between linking words, scored by how connected their words are: RAKE (Rose et al. 2010). */
function topicsOf(sentences: readonly string[]): string[] {
  const runs = sentences.flatMap(runsOf).filter((run) => run.length <= 4);
  const frequency = new Map<string, number>();
  const degree = new Map<string, number>();
  for (const run of runs) {
    for (const word of run.map((written) => written.toLowerCase())) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
      degree.set(word, (degree.get(word) ?? 0) + run.length);
    }
  }
  const weigh = (run: readonly string[]) =>
    run.reduce((sum, word) => {
      const key = word.toLowerCase();
      return sum + (degree.get(key) ?? 0) / (frequency.get(key) ?? 1);
    }, 0);
  const weighed = runs
    .filter((run) => run.length > 1)
    .map((run) => ({ text: run.join(' '), weight: weigh(run) }))
    .sort((a, b) => b.weight - a.weight);
  return [...new Map(weighed.map(({ text }) => [text.toLowerCase(), text])).values()].slice(0, MOST_TOPICS);
}

function runsOf(sentence: string): string[][] {
  const runs: string[][] = [[]];
  for (const part of sentence.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’%-]*|[,;:.!?()"–—]/gu) ?? []) {
    const isWord = /^[\p{L}\p{N}]/u.test(part) && !LINKING.has(part.toLowerCase().replace('’', "'"));
    if (isWord) runs.at(-1)?.push(part);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
