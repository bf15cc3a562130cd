import { unsupportedFact } from '../ai/support';
import { phrasesOf } from './subject-phrases';

/** `template` is what is judged, its slots unfilled; `text` is what the reader sees. */
export type Candidate = {
  template: string;
  text: string;
  source: 'practice' | 'body' | 'model';
  practiceId: string | null;
};
export type SubjectFacts = {
  body: string;
  context: Readonly<Record<string, string>>;
  practices: readonly { id: string; content: string }[];
  /** What the intelligence says of subject lines here, in sentences. */
  directive: readonly string[];
  n: number;
};

export const LONGEST_LINE = 120;
const SLOT = /\{(\w+)\}/g;

/**
 * Lines made without a model: proven subject lines whose slots the context fills, and the body's own sentences,
 * questions and topics. Nothing in them is said of the reader that the message or the context doesn't say.
 */
export function localCandidates(facts: SubjectFacts): Candidate[] {
  const proven = facts.practices.map(({ id, content }) => ({ template: content.trim(), practiceId: id }));
  const made = fromBody(facts).map((template) => ({ template, practiceId: null }));
  return distinct(
    [...proven, ...made].flatMap(({ template, practiceId }): Candidate[] => {
      const text = fill(template, facts.context);
      if (text === undefined || flawOf(text, facts) !== undefined) return [];
      return [{ template, text, practiceId, source: practiceId ? 'practice' : 'body' }];
    }),
  );
}

function fromBody({ body, context }: SubjectFacts): string[] {
  const { questions, statements, topics } = phrasesOf(body);
  const asks = body.includes('?');
  const lines = [
    ...questions,
    ...(context.first_name ? questions.map((question) => `{first_name}, ${lowerFirst(question)}`) : []),
    ...topics.map(({ text }) => upperFirst(text)),
    ...(asks ? topics.map(({ full }) => `A question about ${full}`) : []),
    // Addressed to the company, never said of it.
    ...(context.company ? topics.map(({ full }) => `For {company}: ${full}`) : []),
    ...(asks && context.company ? ['A question for {company}'] : []),
    ...(asks && context.first_name ? ['A question, {first_name}'] : []),
    ...statements,
    ...topics.map(({ full }) => `About ${full}`),
  ];
  return lines.length > 0 ? lines : [openingOf(body)];
}

/** The first words: for a message too short to hold a sentence or a topic. */
const openingOf = (body: string): string =>
  body
    .trim()
    .split(/\s+/)
    .slice(0, 6)
    .join(' ')
    .replace(/[\s.,;:]+$/, '');

/** Undefined when a slot has no value. */
export function fill(template: string, context: Readonly<Record<string, string>>): string | undefined {
  let isFilled = true;
  const text = template.replace(SLOT, (_, slot: string) => {
    const value = context[slot];
    if (!value) isFilled = false;
    return value ?? '';
  });
  return isFilled ? text.replace(/\s+/g, ' ').trim() : undefined;
}

/** The words of the context as slots again, so that a written line is judged like those that were sent. */
export function toTemplate(text: string, context: Readonly<Record<string, string>>): string {
  return ['company', 'first_name'].reduce((line, slot) => {
    const value = context[slot];
    return value ? line.replaceAll(value, `{${slot}}`) : line;
  }, text);
}

/** What keeps a line from being proposed: its shape, or a number or name that neither body nor context states. */
export function flawOf(
  text: string,
  { body, context }: Pick<SubjectFacts, 'body' | 'context'>,
): string | undefined {
  if (text.length === 0 || text.length > LONGEST_LINE || /[\n\r{}<>]/.test(text)) return text;
  const sources = [body, ...Object.values(context)];
  return unsupportedFact(text, sources) ?? unknownName(text, sources.join('\n').toLowerCase());
}

/** A capitalised word inside a line is a name, unless the whole line is capitalised. */
function unknownName(text: string, known: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  const capital = (word: string) => /^\p{Lu}/u.test(word) && !/^I('|’|$)/.test(word);
  const inside = words.slice(1);
  const isTitle = inside.length > 0 && inside.filter(capital).length / inside.length > 0.7;
  if (isTitle) return undefined;
  return inside.find((word) => capital(word) && !known.includes(word.toLowerCase()));
}

export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const key = ({ text }: Candidate) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const first = new Map<string, Candidate>();
  for (const candidate of candidates) if (!first.has(key(candidate))) first.set(key(candidate), candidate);
  return [...first.values()];
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** Leaves names and "I" as they are. */
const lowerFirst = (text: string): string =>
  /^(I\b|\p{Lu}\p{Lu})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
