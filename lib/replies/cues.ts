import { answersInPerson, asksToUnsubscribe, isAutomaticByText } from './automatic';
import { type Cue, compile } from './lexicon/compile';
import { INTEREST } from './lexicon/interest';
import { MACHINE } from './lexicon/machine';
import { normalise } from './lexicon/normalise';
import { HESITATION } from './lexicon/objections';
import { REJECTION } from './lexicon/rejection';
import { ROUTINE } from './lexicon/routine';

const CHAPTERS: readonly (readonly Cue[])[] = [INTEREST, REJECTION, HESITATION, ROUTINE, MACHINE].map(
  (meanings) => compile(meanings),
);
const CUES: readonly Cue[] = CHAPTERS.flat();

const NEGATION = /\b(not|no|never|nobody|nothing|without|hardly|neither|nor)\b/;
const NEGATION_REACH = 5;
/** What comes after the last of these usually decides: "I like it, but …". */
const TURN = /[.!?;] |\b(but|however|although|though|yet|unfortunately)\b/g;

/** Each cue stands three times: said plainly, said under a negation, said plainly in the last words. Then its phrases. */
const PHRASE_START = 3 * CUES.length;
const PHRASE_STARTS = CUES.map((_, cue) =>
  CUES.slice(0, cue).reduce((sum, { phrases }) => sum + phrases.length, PHRASE_START),
);
/** How many cues of a chapter are said: at least so many. One hint is weak, several together are not. */
const COUNTS = [1, 2, 3, 5];
const COUNT_START = CUES.reduce((sum, { phrases }) => sum + phrases.length, PHRASE_START);

const SHAPES: readonly ((text: string, said: string, words: number) => boolean)[] = [
  (_, __, words) => words <= 1,
  (_, __, words) => words <= 3,
  (_, __, words) => words <= 6,
  (_, __, words) => words <= 12,
  (_, __, words) => words > 25,
  (_, __, words) => words > 50,
  (text) => text.includes('?'),
  (text) => text.split('?').length > 2,
  (text) => text.trimEnd().endsWith('?'),
  (text) => text.includes('!'),
  (text) => text.trim().includes('\n'),
  (text) => /\d/.test(text),
  (text) => /["“”]/.test(text),
  (_, said) => NEGATION.test(said),
];

/** Precise phrases: each says nearly for certain what it is about. */
const RULES: readonly ((text: string) => boolean)[] = [isAutomaticByText, asksToUnsubscribe, answersInPerson];

const SHAPE_START = COUNT_START + CHAPTERS.length * COUNTS.length + CHAPTERS.length;

/** From here on a cue is a rule: sure enough to weigh more than a phrase. */
export const RULE_START = SHAPE_START + SHAPES.length;

/** How many cues there can be in a text. */
export const CUE_COUNT = RULE_START + RULES.length;

/** Which cues a text holds, ascending: phrases of the lexicon, and the text's shape. */
export function cuesOf(text: string): Int32Array {
  const said = normalise(text);
  const turn = lastTurn(said);
  const found = new Set<number>();
  CUES.forEach(({ any, phrases }, cue) => {
    for (const { index } of said.matchAll(any)) {
      if (isNegated(said, index)) found.add(CUES.length + cue);
      else {
        found.add(cue);
        if (index >= turn) found.add(2 * CUES.length + cue);
      }
    }
    if (!found.has(cue)) return;
    phrases.forEach((phrase, i) => {
      const at = said.search(phrase);
      if (at >= 0 && !isNegated(said, at)) found.add((PHRASE_STARTS[cue] ?? 0) + i);
    });
  });
  let start = 0;
  const perChapter = CHAPTERS.map((cues) => {
    const n = cues.filter((_, i) => found.has(start + i)).length;
    start += cues.length;
    return n;
  });
  perChapter.forEach((n, chapter) => {
    const others = perChapter.some((other, i) => i !== chapter && other > 0);
    const place = COUNT_START + chapter * (COUNTS.length + 1);
    COUNTS.forEach((least, i) => {
      if (n >= least) found.add(place + i);
    });
    if (n > 0 && !others) found.add(place + COUNTS.length);
  });
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  SHAPES.forEach((has, i) => {
    if (has(text, said, words)) found.add(SHAPE_START + i);
  });
  RULES.forEach((holds, i) => {
    if (holds(text)) found.add(RULE_START + i);
  });
  return Int32Array.from(found).sort();
}

function isNegated(said: string, at: number): boolean {
  const clause =
    said
      .slice(0, at)
      .split(/[.!?;:,()]/)
      .at(-1) ?? '';
  return NEGATION.test(clause.split(' ').slice(-NEGATION_REACH).join(' '));
}

function lastTurn(said: string): number {
  let end = 0;
  for (const { 0: mark, index } of said.matchAll(TURN)) end = index + mark.length;
  return end > said.length - 3 ? 0 : end;
}
