import { exportContact } from '@/lib/contacts/service';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  { scope: 'read', summary: 'Everything that is stored about a contact.', params: idParams },
  async ({ db, org, params }) => {
    const body = JSON.stringify(await exportContact(db, org.id, params.id), null, 2);
    return new Response(body, {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="contact-${params.id}.json"`,
      },
    });
  },
);
