import { DUTIES, EXPIRES_DAYS, RENEW_DAYS } from './agents';
import { keyOf } from './key';
import type { Directive, Draft, Line } from './schema';

const DAY_MS = 86_400_000;
/** Figures alone are worth a new version once so much more is known. */
const GROWTH = 1.1;

const substance = (lines: readonly Line[]): string[] =>
  lines
    .map(({ pattern, context, source, practice_ids, text }) =>
      [
        pattern ? keyOf(pattern) : text.replace(/\d+/g, ''),
        keyOf(context),
        source,
        ...[...practice_ids].sort(),
      ].join(' '),
    )
    .sort();

/** Lines that a plan put there are a person's decision: learning keeps them. */
function keepPlans(draft: Draft, current: Directive | undefined): Draft {
  if (!current) return draft;
  const planned = (lines: readonly Line[]) => lines.filter(({ source }) => source === 'plan');
  const decided = new Set(
    [...planned(current.best_practices), ...planned(current.avoid), ...planned(current.guidance)].flatMap(
      ({ pattern }) => (pattern ? [keyOf(pattern)] : []),
    ),
  );
  const undecided = (lines: readonly Line[]) =>
    lines.filter(({ pattern }) => !pattern || !decided.has(keyOf(pattern)));
  return {
    ...draft,
    best_practices: [...planned(current.best_practices), ...undecided(draft.best_practices)],
    guidance: [...planned(current.guidance), ...undecided(draft.guidance)],
    avoid: [...planned(current.avoid), ...undecided(draft.avoid)],
    ...(current.plan_item_id ? { plan_item_id: current.plan_item_id } : {}),
  };
}

function hasChanged(draft: Draft, current: Directive | undefined, now: Date): boolean {
  if (!current) return true;
  if (isRestored(current, now)) return false;
  const renewFrom = Date.parse(current.expires_at) - RENEW_DAYS * DAY_MS;
  if (now.getTime() >= renewFrom || draft.evidence.n > current.evidence.n * GROWTH) return true;
  const parts = ['best_practices', 'guidance', 'avoid'] as const;
  return parts.some((part) => substance(draft[part]).join('\n') !== substance(current[part]).join('\n'));
}

/** What a person put back stays until it ends, whatever is learned meanwhile. */
const isRestored = ({ restores_id, expires_at }: Directive, now: Date) =>
  restores_id !== null && new Date(expires_at) > now;

const isPlanned = ({ best_practices, guidance, avoid }: Directive) =>
  [...best_practices, ...guidance, ...avoid].some(({ source }) => source === 'plan');

/**
 * What has to be published so that `drafts` are in force: versions whose substance changed, whose evidence grew by a
 * tenth, or that end soon. A context for which there is no draft any more is withdrawn, unless a plan made it.
 */
export function revise(drafts: readonly Draft[], current: readonly Directive[], now: Date): Draft[] {
  const idOf = ({ agent_name, context }: Pick<Directive, 'agent_name' | 'context'>) =>
    `${agent_name} ${keyOf(context)}`;
  const known = new Map(current.map((directive) => [idOf(directive), directive]));
  const expires_at = new Date(now.getTime() + EXPIRES_DAYS * DAY_MS).toISOString();
  const wanted = new Set(drafts.map(({ agent_name, context = {} }) => idOf({ agent_name, context })));
  const changed = drafts.flatMap((draft) => {
    const present = known.get(idOf({ agent_name: draft.agent_name, context: draft.context ?? {} }));
    const next = keepPlans(draft, present);
    return hasChanged(next, present, now) ? [{ ...next, expires_at }] : [];
  });
  const gone = current.filter(
    (directive) => !wanted.has(idOf(directive)) && !isPlanned(directive) && !isRestored(directive, now),
  );
  const withdrawn = gone.map(({ agent_name, context }): Draft => {
    const { metric } = DUTIES[agent_name];
    const note = 'This context says nothing of its own any more.';
    const evidence = { basis: 'insufficient', metric, n: 0, successes: 0, level: 0.9, note } as const;
    const empty = { best_practices: [], guidance: [], avoid: [] };
    return { agent_name, context, status: 'withdrawn', ...empty, evidence, reason: note, expires_at };
  });
  return [...changed, ...withdrawn];
}
