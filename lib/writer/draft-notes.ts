import type { Trial } from '../intelligence/service';
import { type Advice, type Choice, DECISIONS, type Decided } from './decisions';
import { MAX_TRIALS, type StepVersion } from './versions';

type Noted = {
  decided: Decided;
  advice: readonly Advice[];
  requiredIds: readonly string[];
  versions: readonly StepVersion[];
  trials: readonly Trial[];
};

/** What the writer has to say about its draft: what could not be used, and what changes nothing. */
export function draftNotes({ decided, advice, requiredIds, versions, trials }: Noted): string[] {
  const cited = new Set(versions.flatMap(({ practice_ids }) => practice_ids));
  const known = new Map(advice.map((practice) => [practice.id, practice]));
  const unused = requiredIds.filter((id) => !cited.has(id)).map((id) => whyUnused(known.get(id)));
  const followed = versions.flatMap(({ directives }) => directives.map(({ text }) => text));
  const ignored = DECISIONS.map((decision) => decided[decision])
    .filter((choice): choice is Choice & { line: NonNullable<Choice['line']> } => choice.by === 'rule')
    .filter(({ line }) => !followed.includes(line.text))
    .map(({ line }) => `${line.agent_name}: “${line.text}” is a rule that this draft has no form for.`);
  const taking = new Set(versions.flatMap(({ arms }) => arms.map(({ plan_item_id }) => plan_item_id)));
  const silent = trials
    .slice(0, MAX_TRIALS)
    .filter(({ plan_item_id }) => !taking.has(plan_item_id))
    .map(
      ({ agent_name, text }) =>
        `${agent_name}: “${text}” is on trial and changes nothing in this draft, so that it is not measured here.`,
    );
  const late = trials
    .slice(MAX_TRIALS)
    .map(
      ({ agent_name, text }) =>
        `${agent_name}: “${text}” is on trial too; a sequence takes part in ${MAX_TRIALS} at once.`,
    );
  return [...new Set([...unused, ...ignored, ...silent, ...late])];
}

function whyUnused(practice: Advice | undefined): string {
  if (!practice) return 'A practice that you asked for is retired or does not exist: it was not used.';
  const about = practice.category.replaceAll('_', ' ');
  return `The practice “${practice.content.slice(0, 80)}” (${about}) shapes no step of this draft.`;
}
