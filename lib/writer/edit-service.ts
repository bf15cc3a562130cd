import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { readEdit } from './edit';
import type { Lead } from './lead';
import { leadFrom, leadOf, senderOf } from './lead-source';
import { rememberEdit } from './preference-service';
import type { EditedStep, Sequence, StepEdit } from './sequence-schema';
import { readSequence, sequenceRow, storedSteps } from './sequence-store';

/** A sequence as a contact would read it: the one given, or the one it was written for. */
export async function getSequence(
  db: Db,
  orgId: string,
  principalId: string,
  { id, contactId }: { id: string; contactId: string | undefined },
): Promise<Sequence> {
  const row = await sequenceRow(db, orgId, id);
  const readerId = contactId ?? row.contact_id;
  const lead: Lead = readerId ? await leadOf(db, orgId, readerId) : leadFrom({});
  const sender = await senderOf(db, orgId, principalId);
  return readSequence(db, orgId, id, { lead, sender, contactId: readerId ?? undefined });
}

/** Stores an edit of a step and learns from it what this person prefers. */
export async function editStep(
  db: Db,
  orgId: string,
  principalId: string,
  { id, stepId, edit }: { id: string; stepId: string; edit: StepEdit },
): Promise<EditedStep> {
  const before = (await storedSteps(db, orgId, id)).find((step) => step.id === stepId);
  if (!before) throw new AppError('not_found', 'There is no such step.');
  const { subject_line, body, day, channel } = edit;
  await must(
    db
      .from('sequence_steps')
      .update({
        ...(subject_line === undefined ? {} : { subject_line }),
        ...(body === undefined ? {} : { body }),
        ...(day === undefined ? {} : { day }),
        ...(channel === undefined ? {} : { channel }),
      })
      .eq('org_id', orgId)
      .eq('id', stepId),
  );
  const after = body ?? before.body;
  const wasWritten = before.written_body !== null;
  const learned = wasWritten ? readEdit(before.body, after).learned : [];
  const cards = await rememberEdit(db, orgId, principalId, learned);
  const sequence = await getSequence(db, orgId, principalId, { id, contactId: undefined });
  const step = [...sequence.steps, ...sequence.other_versions].find((candidate) => candidate.id === stepId);
  if (!step) throw new AppError('not_found', 'There is no such step.');
  return { step, distance: readEdit(before.written_body ?? after, after).distance, learned: cards };
}
