import { ownWords } from './text';

/** As much of the person's own words as any engine reads. */
export const READ_CHARS = 4_000;

const FIRST_LINE = '•';

/** Whether the person wrote anything: quoted mail and a signature alone are not their words. */
export function hasOwnWords(text: string): boolean {
  // A mail that begins with its quotation has no line above it to stand on; this gives it one.
  return ownWords(`${FIRST_LINE}\n${text}`) !== FIRST_LINE;
}

export type Readable = { text: string; isCut: boolean };

/** What an engine is given: the text as it is, or the beginning of its own words when there are too many. */
export function readable(text: string): Readable {
  const words = ownWords(text);
  const isCut = words.length > READ_CHARS;
  return { text: isCut ? words.slice(0, READ_CHARS) : text, isCut };
}

/** Words that talk to a machine instead of a seller: such a reply is asked about on its own. */
export function addressesMachine(text: string): boolean {
  return INSTRUCTION.test(text);
}

const INSTRUCTION =
  /\b(ignore|disregard|forget|override)\b.{0,40}\b(instruction|rule|prompt|above|previous)|\b(system|developer) prompt\b|\b(begin|end)\s+data\b|\b(sentiment_score|interest_level|objection_type|sentiment_label)\b|\byou are (now )?(an?|the) (ai|assistant|classifier|language model)\b|\b(all|other|every) repl(y|ies)\b.{0,40}\b(as|positive|negative|interest|label)/i;
