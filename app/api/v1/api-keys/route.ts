import { z } from 'zod';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { listApiKeys } from '@/lib/orgs/queries';
import { apiKeySchema, createApiKeyInput, newApiKeySchema } from '@/lib/orgs/schema';
import { createApiKey } from '@/lib/orgs/service';

export const GET = route(
  {
    scope: 'admin',
    summary: 'API keys of the organisation.',
    response: z.object({ data: z.array(apiKeySchema) }),
  },
  async ({ db, org }) => ({ data: await listApiKeys(db, org.id) }),
);

export const POST = route(
  {
    scope: 'admin',
    summary: 'Create an API key. The key is in this answer and nowhere else.',
    body: createApiKeyInput,
    response: newApiKeySchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await createApiKey(db, org.id, body)),
);
