import 'server-only';
import { AppError } from '../errors';
import type { TrialArm } from '../intelligence/schema';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { stepsFor, trialsOf, trialsShown } from './arms';
import type { Lead, Sender } from './lead';
import { renderStep, type StoredStep } from './render';
import { agentDecisionsSchema, type Sequence, sequenceSchema, stepSchema } from './sequence-schema';

type NewSequence = {
  name: string;
  goal: string | null;
  contactId: string | null;
  context: Record<string, string>;
  engine: Sequence['engine'];
  fallbackReason: string | null;
  directiveVersion: number | null;
  notes: readonly string[];
  steps: readonly Omit<StoredStep, 'id' | 'written_subject_line' | 'written_body'>[];
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
        notes: [...sequence.notes],
      })
      .select('id'),
  );
  if (!row) throw new AppError('internal', 'The sequence was not stored.');
  const isWritten = sequence.engine !== 'person';
  await must(
    db.from('sequence_steps').insert(
      sequence.steps.map(({ agent_decisions, ...step }) => ({
        ...step,
        agent_decisions: agent_decisions as NonNullable<Json>,
        org_id: orgId,
        sequence_id: row.id,
        written_subject_line: isWritten ? step.subject_line : null,
        written_body: isWritten ? step.body : null,
      })),
    ),
  );
  return row.id;
}

const COLUMNS =
  'id, name, goal, contact_id, engine, fallback_reason, directive_version, experiment, notes, created_at' as const;
const STEP_COLUMNS = `id, place, day, channel, subject_line, body, written_subject_line, written_body, cta,
  agent_decisions, practice_ids, directives, arms, basis` as const;

/** The steps of a sequence as templates, in their order and in every version. */
export async function storedSteps(db: Db, orgId: string, sequenceId: string): Promise<StoredStep[]> {
  const rows = await must(
    db
      .from('sequence_steps')
      .select(STEP_COLUMNS)
      .eq('org_id', orgId)
      .eq('sequence_id', sequenceId)
      .order('place')
      .order('arms'),
  );
  return rows.map(({ channel, basis, directives, arms, agent_decisions, ...row }) => ({
    ...row,
    channel: stepSchema.shape.channel.parse(channel),
    basis: stepSchema.shape.basis.parse(basis),
    directives: stepSchema.shape.directives.parse(directives),
    arms: stepSchema.shape.arms.parse(arms),
    agent_decisions: agentDecisionsSchema.parse(agent_decisions),
  }));
}

export async function sequenceRow(db: Db, orgId: string, id: string) {
  const [row] = await must(db.from('sequences').select(COLUMNS).eq('org_id', orgId).eq('id', id).limit(1));
  if (!row) throw new AppError('not_found', 'There is no such sequence.');
  return row;
}

export type ReaderOf = { lead: Lead; sender: Sender; contactId: string | undefined };

/** A sequence as this lead would read it, in the arms of this contact; beside it, what contacts of other arms read. */
export async function readSequence(
  db: Db,
  orgId: string,
  id: string,
  { lead, sender, contactId }: ReaderOf,
): Promise<Sequence> {
  const [row, all] = await Promise.all([sequenceRow(db, orgId, id), storedSteps(db, orgId, id)]);
  const trials = await trialsOf(db, orgId, all);
  const mine = stepsFor(all, trials, contactId);
  const isMine = new Set(mine.map((step) => step.id));
  const experiments = distinct(mine.flatMap((step) => step.experiments));
  const { id: sequence_id, engine, experiment, notes, ...rest } = row;
  return {
    ...rest,
    sequence_id,
    engine: engine as Sequence['engine'],
    experiment: experiments[0] ?? (experiment as Sequence['experiment']),
    experiments,
    trials: trialsShown(all, trials, contactId),
    steps: mine.map((step) => renderStep(step, lead, sender)),
    other_versions: all.filter((step) => !isMine.has(step.id)).map((step) => renderStep(step, lead, sender)),
    notes: sequenceSchema.shape.notes.parse(notes),
  };
}

const distinct = (arms: readonly TrialArm[]): TrialArm[] => [
  ...new Map(arms.map((arm) => [arm.plan_item_id, arm])).values(),
];
