import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { preferenceCardSchema, preferenceEdit } from '@/lib/writer/preference-schema';
import { deletePreference, editPreference } from '@/lib/writer/preference-service';

export const PATCH = route(
  {
    scope: 'write',
    summary: 'Changes a preference card or switches it on and off.',
    params: idParams,
    body: preferenceEdit,
    response: preferenceCardSchema,
  },
  ({ db, org, params, body }) => editPreference(db, org.id, params.id, body),
);

export const DELETE = route(
  { scope: 'write', summary: 'Forgets a preference card.', params: idParams, status: 204 },
  async ({ db, org, params }) => {
    await deletePreference(db, org.id, params.id);
    return noContent();
  },
);
