import type { Directive, Line } from '../intelligence/schema';
import type { Told } from '../intelligence/service';
import { DECISIONS, type Guidance, type Vote } from './decisions';
import type { DirectiveCitation } from './sequence-schema';
import { isTiming } from './timing';

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
    timing: told
      .filter(({ directive }) => directive.version > 0)
      .flatMap(({ directive, layers }) =>
        (['best_practices', 'avoid'] as const).flatMap((part) =>
          directive[part]
            .filter((line) => line.source === 'plan' && holdsFor(line, context))
            .flatMap((line) => timingCitation(line, part, layers)),
        ),
      ),
  };
}

/** What learning found about hours and days is advice, and moves nothing. */
function timingCitation(
  { pattern, text, source }: Line,
  part: 'best_practices' | 'avoid',
  layers: readonly Directive[],
): DirectiveCitation[] {
  const [entry, ...more] = Object.entries(pattern ?? {});
  const layer = layers.find((one) => one[part].some((line) => line.text === text)) ?? layers[0];
  if (!entry || more.length > 0 || !layer) return [];
  const [name, value] = entry;
  const decision = part === 'avoid' ? `avoid_${name}` : name;
  const { agent_name, version } = layer;
  return isTiming({ decision }) ? [{ agent_name, version, text, source, decision, value }] : [];
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
