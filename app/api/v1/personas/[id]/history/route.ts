import { listOf, listQuery } from '@/lib/http/list';
import { idParams, route } from '@/lib/http/route';
import { listHistory } from '@/lib/personas/queries';
import { historyEntrySchema } from '@/lib/personas/schema';

export const GET = route(
  {
    scope: 'read',
    summary:
      'Every generation of a persona, the newest first, each with what changed against the one before.',
    params: idParams,
    query: listQuery,
    response: listOf(historyEntrySchema),
  },
  ({ db, org, principal, params, query }) => listHistory(db, org.id, params.id, principal.id, query),
);
