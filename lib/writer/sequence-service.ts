import 'server-only';
import { runTask } from '../ai/engine';
import type { PracticeContext } from '../practices/schema';
import type { Db } from '../supabase/types';
import { type CrewEntry, logCrew } from './crew-service';
import { decide } from './decisions';
import { toGuidance } from './directive-source';
import { currentDirectives } from './directives';
import { type Lead, slotValues } from './lead';
import { leadFrom, leadOf, senderOf } from './lead-source';
import { type DraftStep, draftSequence } from './local';
import { adviceFor } from './practice-source';
import { enabledPreferences } from './preference-queries';
import type { Sequence, WriteInput } from './sequence-schema';
import { readSequence, storeSequence } from './sequence-store';
import {
  buildPrompt,
  checkWording,
  localWording,
  type Wording,
  type WritingFacts,
  wordingSchema,
} from './word';

/** Writes a sequence for a contact or a kind of lead: research, directive, words; each step cites what it rests on. */
export async function writeSequence(
  db: Db,
  orgId: string,
  principalId: string,
  input: WriteInput,
): Promise<Sequence> {
  const startedAt = performance.now();
  const lead = input.contact_id
    ? await leadOf(db, orgId, input.contact_id)
    : leadFrom(input.lead_context ?? {});
  const context = contextOf(lead);
  const [sender, preferences, advice] = await Promise.all([
    senderOf(db, orgId, principalId),
    enabledPreferences(db, orgId, principalId),
    adviceFor(db, orgId, { context, goal: input.goal, practiceIds: input.practice_ids }),
  ]);
  const values = slotValues(lead, sender);
  const researchedAt = performance.now();
  const directives = await currentDirectives(db, orgId, context, input.contact_id);
  const guidance = toGuidance(directives, context);
  const decided = decide(guidance, advice);
  const directedAt = performance.now();

  const draft = draftSequence({
    steps: input.steps,
    decided,
    advice,
    preferences,
    available: input.contact_id ? Object.keys(values) : undefined,
  });
  const cited = new Set(draft.flatMap(({ practice_ids }) => practice_ids));
  const result = await runTask<Wording, WritingFacts>({
    db,
    orgId,
    task: 'sequence',
    schema: wordingSchema,
    facts: {
      draft,
      goal: input.goal ?? null,
      notes: guidance.notes,
      avoid: guidance.warnings,
      reader: context,
      practices: advice.filter(({ id }) => cited.has(id)).map(({ id, content }) => ({ id, text: content })),
    },
    prompt: buildPrompt,
    local: localWording,
    verify: checkWording,
  });
  const steps = result.engine === 'local' ? draft : wordedSteps(draft, result.output);
  const version = directives.find(({ agent_name }) => agent_name === 'WriterAgent')?.version || null;
  const sequenceId = await storeSequence(db, orgId, {
    name: nameOf(input, lead),
    goal: input.goal ?? null,
    contactId: input.contact_id ?? null,
    context,
    engine: result.engine,
    fallbackReason: result.fallbackReason ?? null,
    directiveVersion: version,
    experiment: directives.find(({ experiment }) => experiment)?.experiment ?? null,
    steps,
  });
  await logCrew(db, orgId, { sequence_id: sequenceId }, [
    researchEntry(values, advice.length, researchedAt - startedAt),
    directiveEntry(version, decided, directedAt - researchedAt),
    writingEntry(steps, result, performance.now() - directedAt),
  ]);
  return readSequence(db, orgId, sequenceId, lead, sender);
}

function contextOf(lead: Lead): PracticeContext & Record<string, string> {
  const { industry, company_size, job_title, region, lead_source } = lead;
  const given = Object.entries({ industry, company_size, job_title, region, lead_source });
  return Object.fromEntries(given.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

const nameOf = ({ goal }: WriteInput, { industry }: Lead): string =>
  (goal ?? (industry ? `Sequence for ${industry}` : 'Sequence')).slice(0, 200);

/** The words of the engine on the steps as they were decided; the last sentence stands alone, as the question. */
function wordedSteps(draft: readonly DraftStep[], { steps }: Wording): DraftStep[] {
  return draft.map((step, i) => {
    const worded = steps[i];
    if (!worded) return step;
    const texts = worded.sentences.map(({ text }) => text);
    const asks = texts.length > 1 ? texts.pop() : undefined;
    const parts = [worded.greeting, texts.join(' '), asks ?? '', worded.sign_off];
    return {
      ...step,
      subject_line: worded.subject_line,
      body: parts.filter((part) => part.trim() !== '').join('\n\n'),
    };
  });
}

function researchEntry(values: Partial<Record<string, string>>, practices: number, ms: number): CrewEntry {
  const fields = Object.keys(values);
  return {
    step: 'research',
    result: `${fields.length} fields of the CRM can fill slots; ${practices} practices fit this context.`,
    details: { fields, practices },
    duration_ms: ms,
  };
}

function directiveEntry(version: number | null, decided: ReturnType<typeof decide>, ms: number): CrewEntry {
  const { framework, tone, hook, cta, isProven } = decided;
  const source = version === null ? 'No directive yet' : `Directive ${version}`;
  return {
    step: 'directive',
    result: `${source}: ${framework}, ${tone}, ${hook}, ${cta}${isProven ? '' : ' (neutral, no evidence yet)'}.`,
    details: { framework, tone, hook, cta, version },
    duration_ms: ms,
  };
}

function writingEntry(
  steps: readonly DraftStep[],
  {
    engine,
    fallbackReason,
    dropped,
  }: { engine: string; fallbackReason?: string; dropped: readonly unknown[] },
  ms: number,
): CrewEntry {
  const why = fallbackReason ? ` (${fallbackReason})` : '';
  const left = dropped.length > 0 ? `; ${dropped.length} sentences without support were left out` : '';
  return {
    step: 'writing',
    result: `${steps.length} steps by ${engine}${why}${left}.`,
    details: { engine, steps: steps.length, dropped: dropped.length },
    duration_ms: ms,
  };
}
