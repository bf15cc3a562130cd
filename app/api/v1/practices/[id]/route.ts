import { idParams, route } from '@/lib/http/route';
import { changeInput } from '@/lib/practices/input-schema';
import { getPractice } from '@/lib/practices/queries';
import { practiceDetailSchema } from '@/lib/practices/schema';
import { changePractice } from '@/lib/practices/service';

export const GET = route(
  {
    scope: 'read',
    summary: 'One practice with its versions, the messages behind it and where else its pattern is known.',
    params: idParams,
    response: practiceDetailSchema,
  },
  ({ db, org, params }) => getPractice(db, org.id, params.id),
);

export const PATCH = route(
  {
    scope: 'write',
    summary: 'Edits, retires or restores a practice; what was there before stays as a version.',
    params: idParams,
    body: changeInput,
    response: practiceDetailSchema,
  },
  ({ db, org, principal, params, body }) => changePractice(db, org.id, principal.id, params.id, body),
);
