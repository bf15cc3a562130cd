import { DECISIONS, type Decision, type Guidance, type Vote } from './decisions';

/** What a directive looks like to the writer, whatever stores it. */
export type Directive = {
  agent_name: string;
  version: number;
  best_practices: readonly unknown[];
  guidance: readonly unknown[];
  avoid: readonly unknown[];
  experiment: Record<string, string> | null;
};

/** Directives of the writing agents, reduced to votes on decisions and to words for a language model. */
export function toGuidance(directives: readonly Directive[]): Guidance {
  const advised = directives.flatMap(({ guidance, best_practices }) => [...guidance, ...best_practices]);
  return {
    votes: advised.flatMap(votesIn),
    avoid: directives.flatMap(({ avoid }) => avoid.flatMap(votesIn)),
    notes: directives.flatMap(({ guidance }) => guidance.map(wordsOf)).filter(Boolean),
  };
}

/** A piece of guidance is an object that names its decisions, or a sentence such as "framework: PAS". */
function votesIn(item: unknown): Vote[] {
  if (typeof item === 'string') {
    return DECISIONS.flatMap((decision) => {
      const value = new RegExp(`\\b${decision}\\s*[:=]\\s*"?([\\w-]+)`, 'i').exec(item)?.[1];
      return value ? [{ decision, value }] : [];
    });
  }
  if (typeof item !== 'object' || item === null) return [];
  const record = item as Record<string, unknown>;
  const practiceId = [record.practice_id, record.id].find((id) => typeof id === 'string');
  const cited = typeof practiceId === 'string' ? { practiceId } : {};
  const named = namedDecision(record);
  if (named) return [{ ...named, ...cited }];
  const pattern = typeof record.pattern === 'object' && record.pattern !== null ? record.pattern : record;
  return DECISIONS.flatMap((decision) => {
    const value = (pattern as Record<string, unknown>)[decision];
    return typeof value === 'string' ? [{ decision, value, ...cited }] : [];
  });
}

/** `{decision: "framework", value: "PAS"}` under any of the names in use for the first key. */
function namedDecision(record: Record<string, unknown>): Vote | undefined {
  const decision = [record.decision, record.dimension, record.field, record.key].find(isDecision);
  return decision && typeof record.value === 'string' ? { decision, value: record.value } : undefined;
}

const isDecision = (value: unknown): value is Decision =>
  typeof value === 'string' && (DECISIONS as readonly string[]).includes(value);

function wordsOf(item: unknown): string {
  if (typeof item === 'string') return item;
  const text = typeof item === 'object' && item !== null && 'text' in item ? item.text : '';
  return typeof text === 'string' ? text : '';
}
