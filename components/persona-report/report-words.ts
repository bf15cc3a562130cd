import type { Association, AssociationLevel, MethodTest, RatingGroup } from '@/lib/personas/report-schema';
import type { PersonaMethod } from '@/lib/personas/sections';

export const METHOD_LABELS: Record<PersonaMethod, string> = { concise: 'Concise', thorough: 'Thorough' };
export const GROUP_LABELS: Record<RatingGroup['by'], string> = {
  method: 'Method',
  engine: 'Engine',
  mode: 'Data used',
};

const LEVEL_WORDS: Record<AssociationLevel, string> = {
  stage_and_size: 'stage and company size',
  stage: 'stage',
  size: 'company size',
  age: 'age alone',
};

/** "2026-03" as "Mar 2026" in the reader's language. */
export function monthLabel(month: string, locale: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year, number - 1, 1),
  );
}

/** "12 on stage and company size, 3 on age alone". */
export function matchedWords({ matched, unmatched }: Association): string {
  const parts = Object.entries(LEVEL_WORDS).flatMap(([level, words]) => {
    const n = matched[level as AssociationLevel];
    return n > 0 ? [`${n} on ${words}`] : [];
  });
  const left = unmatched > 0 ? `; ${unmatched} had nothing comparable and are left out` : '';
  return `${parts.join(', ')}${left}`;
}

/** What the comparison of methods says, in a sentence. */
export function verdictWords({ verdict, treatment, control }: MethodTest): string {
  const [one, other] = [METHOD_LABELS[treatment], METHOD_LABELS[control]];
  if (verdict === 'undecided') return 'Undecided: more ratings will tell.';
  return verdict === 'higher'
    ? `${one} is rated higher than ${other.toLowerCase()}.`
    : `${one} is rated lower than ${other.toLowerCase()}.`;
}
