import { listContacts } from '@/lib/contacts/queries';
import { contactListQuery, contactRowSchema } from '@/lib/contacts/schema';
import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'Contacts, filtered and sorted.',
    query: contactListQuery,
    response: listOf(contactRowSchema),
  },
  ({ db, org, query }) => listContacts(db, org.id, query),
);
