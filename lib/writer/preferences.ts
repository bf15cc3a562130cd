import type { Drafted } from './letter';

export const PREFERENCE_KINDS = [
  'length',
  'greeting',
  'sign_off',
  'avoid_phrase',
  'removed_sentence',
  'tone',
  'contractions',
] as const;
export type PreferenceKind = (typeof PREFERENCE_KINDS)[number];
export type Preference = { kind: PreferenceKind; value: string };

const FACTOR: Record<string, number> = { shorter: 0.7, longer: 1.3 };

/** How many words a draft may have, by what the rep's edits say. */
export function wordLimit(base: number, preferences: readonly Preference[]): number {
  const length = preferences.find(({ kind }) => kind === 'length');
  return Math.round(base * (FACTOR[length?.value ?? ''] ?? 1));
}

/** The parts of a draft as this rep writes them. */
export function applyPreferences(draft: Drafted, preferences: readonly Preference[]): Drafted {
  const preferred = (kind: PreferenceKind) => preferences.find((card) => card.kind === kind)?.value;
  const all = (kind: PreferenceKind) =>
    preferences.filter((card) => card.kind === kind).map(({ value }) => value);
  const removed = all('removed_sentence').map((sentence) => sentence.toLowerCase());
  const isWanted = (sentence: string) => !removed.includes(sentence.toLowerCase());
  const without = (text: string) => all('avoid_phrase').reduce(leaveOut, text);
  const contract = preferred('contractions') === 'yes' ? contracted : (text: string) => text;
  return {
    ...draft,
    greeting: preferred('greeting') ?? draft.greeting,
    signOff: preferred('sign_off') ?? draft.signOff,
    sentences: draft.sentences.filter(isWanted).map(without).map(contract),
    cta: isWanted(draft.cta) ? contract(without(draft.cta)) : '',
  };
}

/** Takes a word or phrase out; what stood around it closes up. */
function leaveOut(text: string, phrase: string): string {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}]),?\\s*`, 'giu'), '')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

const SHORT_FORMS: readonly [RegExp, string][] = [
  [/\bI am\b/g, "I'm"],
  [/\bI will\b/g, "I'll"],
  [/\bit is\b/gi, "it's"],
  [/\bdo not\b/gi, "don't"],
  [/\bshould not\b/gi, "shouldn't"],
];
const contracted = (text: string): string =>
  SHORT_FORMS.reduce((result, [long, short]) => result.replace(long, short), text);
