import type { Trial } from '../intelligence/service';
import type { CrewEntry } from './crew-service';
import { DECISIONS, type Decided } from './decisions';
import type { Worded } from './wording-service';

export function researchEntry(
  values: Partial<Record<string, string>>,
  practices: number,
  ms: number,
): CrewEntry {
  const fields = Object.keys(values);
  return {
    step: 'research',
    result: `${fields.length} fields of the CRM can fill slots; ${practices} practices fit this context.`,
    details: { fields, practices },
    duration_ms: ms,
  };
}

const WHY = {
  rule: 'rule',
  required: 'asked for',
  lead: 'advice',
  neutral: 'neutral',
} as const;

export function directiveEntry(
  version: number | null,
  decided: Decided,
  trials: readonly Trial[],
  ms: number,
): CrewEntry {
  const chosen = DECISIONS.filter((decision) => decided[decision].value !== '');
  const said = chosen.map((decision) => `${decided[decision].value} (${WHY[decided[decision].by]})`);
  const source = version === null ? 'No directive yet' : `Directive ${version}`;
  const tried = trials.length > 0 ? `; ${trials.length} approved changes are on trial` : '';
  return {
    step: 'directive',
    result: `${source}: ${said.join(', ')}${tried}.`,
    details: {
      ...Object.fromEntries(chosen.map((decision) => [decision, decided[decision].value])),
      version,
      trials: trials.length,
    },
    duration_ms: ms,
  };
}

export function writingEntry(
  steps: number,
  { engine, fallbackReason, dropped, versions }: Worded,
  ms: number,
): CrewEntry {
  const why = fallbackReason ? ` (${fallbackReason})` : '';
  const left = dropped.length > 0 ? `; ${dropped.length} sentences without support were left out` : '';
  const more = versions.length > steps ? ` in ${versions.length} versions` : '';
  return {
    step: 'writing',
    result: `${steps} steps${more} by ${engine}${why}${left}.`,
    details: { engine, steps, versions: versions.length, dropped: dropped.length },
    duration_ms: ms,
  };
}
