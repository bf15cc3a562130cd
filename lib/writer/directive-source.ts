import type { CurrentDirective, Line } from '../intelligence/schema';
import { DECISIONS, type Guidance, type Vote } from './decisions';

/** Directives, reduced to votes on decisions for this reader and to words for a language model. */
export function toGuidance(
  directives: readonly CurrentDirective[],
  context: Readonly<Record<string, string | undefined>>,
): Guidance {
  const inForce = directives.filter(({ version }) => version > 0);
  const lines = (part: 'best_practices' | 'guidance' | 'avoid') =>
    inForce.flatMap((directive) => directive[part].filter((line) => holdsFor(line, context)));
  const avoid = lines('avoid');
  return {
    votes: lines('best_practices').flatMap(votesOf),
    // A combination that does badly says nothing about its parts alone.
    avoid: avoid
      .map(votesOf)
      .filter((votes) => votes.length === 1)
      .flat(),
    notes: [...lines('best_practices'), ...lines('guidance')].map(({ text }) => text),
    warnings: avoid.map(({ text }) => text),
  };
}

/** A line about another industry or size is none for this reader. */
function holdsFor(line: Line, context: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(line.context).every(
    ([key, value]) => context[key]?.toLowerCase() === value.toLowerCase(),
  );
}

function votesOf({ pattern, practice_ids }: Line): Vote[] {
  return DECISIONS.flatMap((decision) => {
    const value = pattern?.[decision];
    // Hooks that were used together are joined by "+"; the first opens the message.
    const [first] = value?.split('+') ?? [];
    return first ? [{ decision, value: first, practiceIds: practice_ids }] : [];
  });
}
