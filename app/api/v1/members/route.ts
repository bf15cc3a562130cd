import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listMembers } from '@/lib/orgs/queries';
import { memberSchema } from '@/lib/orgs/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'People and API keys of the organisation.',
    response: z.object({ data: z.array(memberSchema) }),
  },
  async ({ db, org }) => ({ data: await listMembers(db, org.id) }),
);
