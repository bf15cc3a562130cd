import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { editStep } from '@/lib/writer/edit-service';
import { editedStepSchema, stepEdit } from '@/lib/writer/sequence-schema';

export const PATCH = route(
  {
    scope: 'write',
    summary: 'Edits a step; what the edit says about the caller’s preferences is learned as cards.',
    params: idParams.extend({ step_id: z.uuid() }),
    body: stepEdit,
    response: editedStepSchema,
  },
  ({ db, org, principal, params, body }) =>
    editStep(db, org.id, principal.id, { id: params.id, stepId: params.step_id, edit: body }),
);
