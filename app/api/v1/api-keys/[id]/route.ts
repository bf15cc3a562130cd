import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { revokeApiKey } from '@/lib/orgs/service';

export const DELETE = route(
  { scope: 'admin', summary: 'Revoke an API key at once.', params: idParams, status: 204 },
  async ({ db, params }) => {
    await revokeApiKey(db, params.id);
    return noContent();
  },
);
