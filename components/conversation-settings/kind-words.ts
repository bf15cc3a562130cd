import type { RedactionKind } from '@/lib/privacy/redaction';

/** In the order in which they are shown. */
export const KIND_WORDS: Record<RedactionKind, { label: string; description: string }> = {
  email: { label: 'E-mail addresses', description: 'mara@example.com becomes {email}.' },
  phone: { label: 'Telephone numbers', description: '+47 22 33 44 55 becomes {phone}.' },
  number: { label: 'Long numbers', description: 'Orders, accounts and cards become {number}.' },
  name: { label: 'Names of people', description: 'By greeting, signature or title; not every name is seen.' },
  company: { label: 'Companies', description: 'By their legal form, such as GmbH or Ltd.' },
  url: { label: 'Links', description: 'Web addresses become {url}.' },
};
export const KINDS = Object.keys(KIND_WORDS) as RedactionKind[];

const COUNTED: Record<string, [one: string, many: string]> = {
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['telephone number', 'telephone numbers'],
  number: ['long number', 'long numbers'],
  name: ['name', 'names'],
  company: ['company', 'companies'],
  url: ['link', 'links'],
  term: ['word of your own', 'words of your own'],
};

/** "Taken out: 1 name, 2 e-mail addresses." */
export function takenOutWords(redactions: Readonly<Record<string, number>>): string {
  const parts = Object.entries(redactions).map(([kind, n]) => {
    const [one, many] = COUNTED[kind] ?? [kind, kind];
    return `${n} ${n === 1 ? one : many}`;
  });
  return parts.length === 0 ? 'Nothing would be taken out.' : `Taken out: ${parts.join(', ')}.`;
}

const MOST_TERMS = 200;

/** Why a word cannot be added, in words; null when it can. */
export function termProblem(text: string, terms: readonly string[]): string | null {
  const term = text.trim();
  if (term.length < 2) return 'Enter at least two characters.';
  if (term.length > 200) return 'A word or phrase has at most 200 characters.';
  if (terms.some((known) => known.toLowerCase() === term.toLowerCase())) return 'This is taken out already.';
  return terms.length >= MOST_TERMS ? `At most ${MOST_TERMS} words and phrases.` : null;
}

const EVERY = { least: 10, most: 100_000 };

/** Empty text is the built-in number. */
export function everyProblem(text: string): string | null {
  const every = Number(text);
  const isFine =
    text.trim() === '' || (Number.isInteger(every) && every >= EVERY.least && every <= EVERY.most);
  return isFine ? null : 'Enter a whole number from 10 to 100,000, or nothing for the built-in one.';
}
