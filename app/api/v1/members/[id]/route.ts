import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { changeRoleInput } from '@/lib/orgs/schema';
import { changeRole, removeMember } from '@/lib/orgs/service';

export const PATCH = route(
  {
    scope: 'admin',
    summary: 'Change the role of a member.',
    params: idParams,
    body: changeRoleInput.pick({ role: true }),
    status: 204,
  },
  async ({ db, org, params, body }) => {
    await changeRole(db, org.id, params.id, body.role);
    return noContent();
  },
);

export const DELETE = route(
  { scope: 'admin', summary: 'Remove a member; access ends at once.', params: idParams, status: 204 },
  async ({ db, org, params }) => {
    await removeMember(db, org.id, params.id);
    return noContent();
  },
);
