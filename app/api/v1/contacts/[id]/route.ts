import { getContact } from '@/lib/contacts/queries';
import { contactDetailSchema, erasedSchema } from '@/lib/contacts/schema';
import { eraseContact } from '@/lib/contacts/service';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'One contact with their deals.',
    params: idParams,
    response: contactDetailSchema,
  },
  ({ db, org, params }) => getContact(db, org.id, params.id),
);

export const DELETE = route(
  {
    scope: 'admin',
    summary: 'Forgets a person: the contact, their activities and every text that quotes or names them.',
    params: idParams,
    response: erasedSchema,
  },
  ({ db, org, params }) => eraseContact(db, org.id, params.id),
);
