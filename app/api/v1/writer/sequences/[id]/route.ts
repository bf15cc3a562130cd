import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { getSequence } from '@/lib/writer/edit-service';
import { sequenceSchema } from '@/lib/writer/sequence-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'A sequence as a contact would read it, with its templates and citations.',
    params: idParams,
    query: z.object({ contact_id: z.uuid('This is not a contact id.').optional() }),
    response: sequenceSchema,
  },
  ({ db, org, principal, params, query }) =>
    getSequence(db, org.id, principal.id, { id: params.id, contactId: query.contact_id }),
);
