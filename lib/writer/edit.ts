import { sentencesOf } from './fill';
import type { Preference, PreferenceKind } from './preferences';

export type Learned = Preference & { text: string };
export type EditReading = { distance: number; learned: Learned[] };

const FILLERS = ['just', 'very', 'really', 'simply', 'actually', 'perhaps', 'quite', 'basically'];
const CONTRACTION = /\b(I'm|I'll|it's|don't|shouldn't|can't|we're|you're|that's)\b/i;
const MAX_REMOVED = 3;

/** How far an edit is from what stood there, 0 to 1 in words, and what it says about how this person writes. */
export function readEdit(before: string, after: string): EditReading {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  const longer = Math.max(from.length, to.length);
  const learned = [
    ...lengthOf(from.length, to.length),
    ...frameOf('greeting', greetingOf(before), greetingOf(after)),
    ...frameOf('sign_off', signOffOf(before), signOffOf(after)),
    ...removedOf(before, after),
    ...fillersOf(from, to),
    ...(CONTRACTION.test(after) && !CONTRACTION.test(before)
      ? [{ kind: 'contractions' as const, value: 'yes', text: 'Uses short forms such as “I’m” and “don’t”.' }]
      : []),
  ];
  return { distance: longer === 0 ? 0 : editDistance(from, to) / longer, learned };
}

/** The sentence on the card, so that somebody can judge and change it. */
export function wordsForCard(kind: PreferenceKind, value: string): string {
  const texts: Record<PreferenceKind, string> = {
    length: value === 'longer' ? 'Writes longer than the draft.' : 'Writes shorter than the draft.',
    greeting: `Greets with “${value}”.`,
    sign_off: `Signs off with “${value}”.`,
    avoid_phrase: `Does not say “${value}”.`,
    removed_sentence: `Takes out “${value}”.`,
    tone: `Writes in a ${value} tone.`,
    contractions: 'Uses short forms such as “I’m” and “don’t”.',
  };
  return texts[kind].slice(0, 500);
}

const card = (kind: PreferenceKind, value: string): Learned => ({
  kind,
  value,
  text: wordsForCard(kind, value),
});

function lengthOf(from: number, to: number): Learned[] {
  if (to < from * 0.8) return [card('length', 'shorter')];
  return to > from * 1.25 ? [card('length', 'longer')] : [];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const greetingOf = (text: string): string | undefined => {
  const first = linesOf(text)[0];
  return first?.endsWith(',') && first.length <= 60 ? first : undefined;
};
const signOffOf = (text: string): string | undefined =>
  linesOf(text)
    .slice(-2)
    .find((line) => line.endsWith(',') && line.length <= 40 && line !== greetingOf(text));

function frameOf(kind: 'greeting' | 'sign_off', from: string | undefined, to: string | undefined): Learned[] {
  return to && to !== from ? [card(kind, to)] : [];
}

function removedOf(before: string, after: string): Learned[] {
  const kept = bodyOf(after).map(tokensOf);
  return bodyOf(before)
    .filter((sentence) => !kept.some((tokens) => overlap(tokensOf(sentence), tokens) >= 0.5))
    .slice(0, MAX_REMOVED)
    .map((sentence) => card('removed_sentence', sentence.slice(0, 400)));
}

const bodyOf = (text: string): string[] =>
  linesOf(text)
    .filter((line) => !line.endsWith(',') && line !== '{sender_name}')
    .flatMap(sentencesOf)
    .map((sentence) => sentence.trim());

function fillersOf(from: readonly string[], to: readonly string[]): Learned[] {
  return FILLERS.filter((word) => from.includes(word) && !to.includes(word)).map((word) =>
    card('avoid_phrase', word),
  );
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\{\w+\}|[\p{L}\p{N}']+/gu) ?? [];
const tokensOf = (text: string): Set<string> => new Set(wordsOf(text));
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** Levenshtein distance in words. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, word] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      const changed = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
