import { z } from 'zod';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { listInvitations } from '@/lib/orgs/queries';
import { invitationSchema, inviteInput } from '@/lib/orgs/schema';
import { invite } from '@/lib/orgs/service';

export const GET = route(
  { scope: 'admin', summary: 'Open invitations.', response: z.object({ data: z.array(invitationSchema) }) },
  async ({ db, org }) => ({ data: await listInvitations(db, org.id) }),
);

export const POST = route(
  {
    scope: 'admin',
    summary: 'Invite a person. The link is in this answer and nowhere else.',
    body: inviteInput,
    response: z.object({ id: z.uuid(), link: z.url() }),
    status: 201,
  },
  async ({ db, org, body }) => created(await invite(db, org.id, body)),
);
