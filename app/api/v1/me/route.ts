import { route } from '@/lib/http/route';
import { meSchema } from '@/lib/orgs/schema';

export const GET = route(
  { scope: 'read', summary: 'Who is asking, for which organisation, with which scopes.', response: meSchema },
  async ({ org, principal: { kind, id, name, role, scopes } }) => ({
    principal: { kind, id, name },
    org,
    role,
    scopes: [...scopes],
  }),
);
