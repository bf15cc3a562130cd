import { idParams, route } from '@/lib/http/route';
import { getBatch } from '@/lib/personas/batch-queries';
import { batchDetailSchema } from '@/lib/personas/batch-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'How far a batch is, contact by contact.',
    params: idParams,
    response: batchDetailSchema,
  },
  ({ db, org, params }) => getBatch(db, org.id, params.id),
);
