import { addressesMachine } from './readable';

/** More would not fit into one answer. */
export const REPLIES_PER_QUESTION = 25;

/**
 * Which replies are asked about together, as places in the list; `undefined` texts are not asked about. A reply
 * that talks to a machine gets a question of its own, so that it can't sway what is said of others.
 */
export function questionsOf(texts: readonly (string | undefined)[]): number[][] {
  const questions: number[][] = [];
  let together: number[] = [];
  for (const [place, text] of texts.entries()) {
    if (text === undefined) continue;
    if (addressesMachine(text)) {
      questions.push([place]);
      continue;
    }
    together.push(place);
    if (together.length === REPLIES_PER_QUESTION) {
      questions.push(together);
      together = [];
    }
  }
  return together.length > 0 ? [...questions, together] : questions;
}
