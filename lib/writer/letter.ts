import { sentencesOf } from './fill';

/** The parts of a message; what may be dropped stands in `sentences`, the least important last. */
export type Drafted = {
  subject: string;
  greeting: string;
  sentences: string[];
  cta: string;
  signOff: string;
};

const GREETING = /^(hi|hello|dear|good (morning|afternoon))\b.*,$/i;
const SIGN_OFF =
  /^(best|regards|kind regards|best regards|all the best|thanks|cheers|sincerely)\b.*$|^\{sender_name\}$/i;

/** The sentences of a stored text without its own greeting and sign-off. */
export function bodySentences(content: string): string[] {
  return content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !GREETING.test(line) && !SIGN_OFF.test(line))
    .flatMap(sentencesOf)
    .map((sentence) => sentence.trim());
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Leaves out sentences from the end until the message fits; the first one always stays. */
export function shorten(draft: Drafted, limit: number): Drafted {
  const sentences = [...draft.sentences];
  while (sentences.length > 1 && countWords(assemble({ ...draft, sentences })) > limit) sentences.pop();
  return { ...draft, sentences };
}

export function assemble({ greeting, sentences, cta, signOff }: Drafted): string {
  return [greeting, sentences.join(' '), cta, `${signOff}\n{sender_name}`]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}
