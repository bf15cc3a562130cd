import { getContact } from '@/lib/contacts/queries';
import { contactActivitySchema } from '@/lib/contacts/schema';
import { listContactActivities } from '@/lib/contacts/timeline-queries';
import { listOf, listQuery } from '@/lib/http/list';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What happened with a contact, newest first.',
    params: idParams,
    query: listQuery,
    response: listOf(contactActivitySchema),
  },
  async ({ db, org, params, query }) => {
    await getContact(db, org.id, params.id);
    return listContactActivities(db, org.id, params.id, query);
  },
);
