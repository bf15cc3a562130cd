import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import type { Lead, Sender } from './lead';
import type { DraftStep } from './local';
import { renderStep, type StoredStep } from './render';
import { agentDecisionsSchema, type Sequence, stepSchema } from './sequence-schema';

type NewSequence = {
  name: string;
  goal: string | null;
  contactId: string | null;
  context: Record<string, string>;
  engine: Sequence['engine'];
  fallbackReason: string | null;
  directiveVersion: number | null;
  experiment: Record<string, Json> | null;
  steps: readonly (Omit<DraftStep, 'basis' | 'cta'> & { basis: StoredStep['basis']; cta: string | null })[];
};

/** Stores a sequence with its steps as templates; what an engine wrote is kept beside what people make of it. */
export async function storeSequence(db: Db, orgId: string, sequence: NewSequence): Promise<string> {
  const [row] = await must(
    db
      .from('sequences')
      .insert({
        org_id: orgId,
        name: sequence.name,
        goal: sequence.goal,
        contact_id: sequence.contactId,
        context: sequence.context,
        engine: sequence.engine,
        fallback_reason: sequence.fallbackReason,
        directive_version: sequence.directiveVersion,
        experiment: sequence.experiment,
      })
      .select('id'),
  );
  if (!row) throw new AppError('internal', 'The sequence was not stored.');
  const isWritten = sequence.engine !== 'person';
  await must(
    db.from('sequence_steps').insert(
      sequence.steps.map(({ agent_decisions, ...step }, place) => ({
        ...step,
        agent_decisions: agent_decisions as NonNullable<Json>,
        org_id: orgId,
        sequence_id: row.id,
        place,
        written_subject_line: isWritten ? step.subject_line : null,
        written_body: isWritten ? step.body : null,
      })),
    ),
  );
  return row.id;
}

const COLUMNS =
  'id, name, goal, contact_id, engine, fallback_reason, directive_version, experiment, created_at' as const;
const STEP_COLUMNS = `id, place, day, channel, subject_line, body, written_subject_line, written_body, cta,
  agent_decisions, practice_ids, basis` as const;

/** The steps of a sequence as templates, in their order. */
export async function storedSteps(db: Db, orgId: string, sequenceId: string): Promise<StoredStep[]> {
  const rows = await must(
    db
      .from('sequence_steps')
      .select(STEP_COLUMNS)
      .eq('org_id', orgId)
      .eq('sequence_id', sequenceId)
      .order('place'),
  );
  return rows.map(({ channel, basis, agent_decisions, ...row }) => ({
    ...row,
    channel: stepSchema.shape.channel.parse(channel),
    basis: stepSchema.shape.basis.parse(basis),
    agent_decisions: agentDecisionsSchema.parse(agent_decisions),
  }));
}

export async function sequenceRow(db: Db, orgId: string, id: string) {
  const [row] = await must(db.from('sequences').select(COLUMNS).eq('org_id', orgId).eq('id', id).limit(1));
  if (!row) throw new AppError('not_found', 'There is no such sequence.');
  return row;
}

/** A sequence as this lead would read it. */
export async function readSequence(
  db: Db,
  orgId: string,
  id: string,
  lead: Lead,
  sender: Sender,
): Promise<Sequence> {
  const [row, steps] = await Promise.all([sequenceRow(db, orgId, id), storedSteps(db, orgId, id)]);
  const { id: sequence_id, engine, experiment, ...rest } = row;
  return {
    ...rest,
    sequence_id,
    engine: engine as Sequence['engine'],
    experiment: experiment as Sequence['experiment'],
    steps: steps.map((step) => renderStep(step, lead, sender)),
  };
}
