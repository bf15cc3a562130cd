import type { Directive, Line } from '../intelligence/schema';
import type { Told } from '../intelligence/service';
import { DECISIONS, type Guidance, type Vote } from './decisions';

/** What agents are told, reduced to votes on decisions for this reader and to warnings for a language model. */
export function toGuidance(
  told: readonly Told[],
  context: Readonly<Record<string, string | undefined>>,
): Guidance {
  const votes = (part: 'best_practices' | 'avoid') =>
    told
      .filter(({ directive }) => directive.version > 0)
      .flatMap(({ directive, layers }) =>
        directive[part].filter((line) => holdsFor(line, context)).map((line) => votesOf(line, layers)),
      );
  return {
    lines: votes('best_practices').filter((line) => line.length > 0),
    // A combination that does badly says nothing about its parts alone.
    avoid: votes('avoid')
      .filter((line) => line.length === 1)
      .flat(),
    warnings: told.flatMap(({ directive }) =>
      directive.version > 0
        ? directive.avoid.filter((line) => holdsFor(line, context)).map(({ text }) => text)
        : [],
    ),
  };
}

/** A line about another industry or size is none for this reader. */
function holdsFor(line: Line, context: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(line.context).every(
    ([key, value]) => context[key]?.toLowerCase() === value.toLowerCase(),
  );
}

function votesOf(line: Line, layers: readonly Directive[]): Vote[] {
  const origin =
    layers.find((layer) => [...layer.best_practices, ...layer.avoid].includes(line)) ?? layers[0];
  if (!origin) return [];
  const { agent_name, version } = origin;
  const { pattern, practice_ids, text, source } = line;
  return DECISIONS.flatMap((decision) => {
    // Hooks that were used together are joined by "+"; the first opens the message.
    const [first] = pattern?.[decision]?.split('+') ?? [];
    if (!first) return [];
    return [
      { decision, value: first, practiceIds: practice_ids, line: { agent_name, version, text, source } },
    ];
  });
}
