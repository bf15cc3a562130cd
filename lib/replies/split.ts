import { hasOwnWords } from './readable';
import { ownWords } from './text';

/** A reply as it is shown: the person's own words, and what the mail only repeats or signs, to be folded. */
export function splitReply(full: string): { text: string; quoted: string } {
  const whole = full.replace(/\r\n?/g, '\n').trim();
  if (!hasOwnWords(full)) return { text: '', quoted: whole };
  const text = ownWords(full);
  const at = whole.indexOf(text);
  const rest = at < 0 ? whole : `${whole.slice(0, at)}${whole.slice(at + text.length)}`;
  return { text, quoted: text === whole ? '' : rest.trim() };
}
