import {
  OBJECTION_KINDS,
  type ObjectionKind,
  objectionIn,
  QUESTION_KINDS,
  type QuestionKind,
  questionIn,
  THEMES,
  type Theme,
} from './topics';

/** A text of the contact's history. `them`: the contact wrote it. `us`: our note of a call, a meeting or a thought. */
export type PersonaText = {
  type: 'activity' | 'reply';
  /** The row that opens: the activity, or the message that was replied to. */
  id: string;
  at: string;
  kind: string;
  by: 'them' | 'us';
  subject: string | null;
  body: string;
  /** What the classifier of replies called it. */
  objection: ObjectionKind | null;
};

/** One sentence, verbatim, and what it is about. */
export type Said = { text: PersonaText; quote: string; theme?: Theme };
export type Heard = {
  themes: Record<Theme, Said[]>;
  objections: Record<ObjectionKind, Said[]>;
  questions: Record<QuestionKind, Said[]>;
};

const MAX_QUOTE = 200;
const GREETING =
  /^(?:dear|hi|hello|good (?:morning|afternoon)|thanks|many thanks|kind regards|best|regards|all the best)\b[^.?!]{0,40}[,.]?$/i;

/** Sentences of a text, without greeting and signature. */
export function sentencesOf(body: string): string[] {
  return body
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !GREETING.test(line) && line.split(/\s+/).length > 2)
    .flatMap((line) => line.split(/(?<=[.!?][”"’]?)\s+(?=[^\p{Ll}\s])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length <= MAX_QUOTE && sentence.length > 3);
}

/** What was said about what, the newest first; the same words count again, but are quoted once. */
export function hear(texts: readonly PersonaText[]): Heard {
  const heard: Heard = {
    themes: emptyOf(Object.keys(THEMES) as Theme[]),
    objections: emptyOf(OBJECTION_KINDS),
    questions: emptyOf(QUESTION_KINDS),
  };
  const newestFirst = [...texts].sort((a, b) => (a.at < b.at ? 1 : -1));
  for (const text of newestFirst) {
    const sentences = sentencesOf(text.body);
    let objected: ObjectionKind | null = null;
    for (const quote of sentences) {
      const said = { text, quote };
      const question = text.by === 'them' ? questionIn(quote) : null;
      if (question) {
        heard.questions[question].push(said);
        continue;
      }
      const objection = objectionIn(quote);
      if (objection) {
        heard.objections[objection].push(said);
        objected = objection;
        continue;
      }
      if (quote.endsWith('?')) continue;
      for (const theme of Object.keys(THEMES) as Theme[]) {
        if (THEMES[theme].test(quote)) heard.themes[theme].push({ ...said, theme });
      }
    }
    // What a person or the classifier called an objection is one, even where no cue is known.
    const whole = sentences.at(-1);
    if (text.objection && !objected && whole) heard.objections[text.objection].push({ text, quote: whole });
  }
  return heard;
}

const emptyOf = <K extends string>(keys: readonly K[]): Record<K, Said[]> =>
  Object.fromEntries(keys.map((key): [K, Said[]] => [key, []])) as Record<K, Said[]>;

/** Where the words that matter begin, in sentences such as "She described …" or "Success for them: …". */
const LEADS: Partial<Record<Theme, RegExp>> = {
  pain: /^.*?\b(?:described|opened up about|nodded at|behind it is|because of|call it something else, but it is|problem in their words:)\s+/i,
  goal: /^.*?\b(?:success for them:|is measured on one thing: to|looking for a way to|they want to|we want to|asked operations to|help them to)\s+/i,
  system: /^.*?\b(?:today (?:they|we) (?:run|work) on|everything sits in)\s+/i,
};

/** The part of a sentence worth quoting for its theme, still verbatim, without the final stop. */
export function coreOf({ quote, theme }: Said): string {
  const lead = theme && LEADS[theme];
  const rest = lead ? quote.replace(lead, '') : quote;
  return trimEnd(rest !== quote && rest.split(/\s+/).length >= 3 ? rest : quote);
}

const trimEnd = (text: string): string => text.replace(/[.\s]+$/, '');

/** One of each core, the newest; a person who says it twice is quoted once. */
export function distinct(said: readonly Said[]): Said[] {
  const seen = new Set<string>();
  return said.filter((one) => {
    const core = coreOf(one);
    // Quotation marks inside a quotation would end it.
    if (/[“”"«»]/.test(core)) return false;
    const key = core.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How often the same was said: all that share its core. */
export const repeatsOf = (said: Said, all: readonly Said[]): Said[] =>
  all.filter((other) => coreOf(other).toLowerCase() === coreOf(said).toLowerCase());
