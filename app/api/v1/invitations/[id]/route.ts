import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { withdrawInvitation } from '@/lib/orgs/service';

export const DELETE = route(
  { scope: 'admin', summary: 'Withdraw an invitation.', params: idParams, status: 204 },
  async ({ db, org, params }) => {
    await withdrawInvitation(db, org.id, params.id);
    return noContent();
  },
);
