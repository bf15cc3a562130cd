import { SLOTS, type Slot, type SlotValues } from './lead';

export type Filled = { text: string; dropped: string[] };

const SLOT = /\{([a-z_]+)\}/g;
const ANY_BRACE = /\{[^{}]*\}/;
const isSlot = (name: string): name is Slot => (SLOTS as readonly string[]).includes(name);

/** Sentences of one line, with the space that follows each; joined they are the line again. */
export function sentencesOf(line: string): string[] {
  return line.match(/.*?[.!?](?=\s|$)\s*|.+$/g) ?? [];
}

/**
 * Fills the slots of a template. A sentence that needs what the record does not have is left out and reported;
 * a greeting falls back to "Hello,". Nothing is ever put in a slot that is not in `values`.
 */
export function fillTemplate(template: string, values: SlotValues): Filled {
  const dropped: string[] = [];
  const lines = template.split('\n').map((line, index) => {
    if (line.trim() === '') return '';
    const kept = sentencesOf(line).flatMap((sentence) => {
      const filled = fillSentence(sentence, values);
      if (filled !== null) return [filled];
      dropped.push(sentence.trim());
      return [];
    });
    const text = kept.join('').trimEnd();
    return text === '' && index === 0 && line.trim().endsWith(',') ? 'Hello,' : text;
  });
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, dropped };
}

function fillSentence(sentence: string, values: SlotValues): string | null {
  let isComplete = true;
  const filled = sentence.replace(SLOT, (whole, name: string, at: number) => {
    const value = isSlot(name) ? values[name] : undefined;
    if (value === undefined) isComplete = false;
    // "Harborline Inc." at the end of a sentence needs no second full stop.
    const isStopped = value?.endsWith('.') && sentence[at + whole.length] === '.';
    return (isStopped ? value?.slice(0, -1) : value) ?? '';
  });
  return isComplete && !ANY_BRACE.test(filled) ? filled : null;
}

/** The slots that a template asks for, known or not. */
export const slotsIn = (template: string): string[] =>
  [...template.matchAll(SLOT)].map(([, name = '']) => name);
