import { idParams, route } from '@/lib/http/route';
import { batchDetailSchema } from '@/lib/personas/batch-schema';
import { steerBatch } from '@/lib/personas/batch-service';

export const POST = route(
  {
    scope: 'write',
    summary: 'Pauses a batch: the contact in work is finished, no other is begun.',
    params: idParams,
    response: batchDetailSchema,
  },
  ({ db, org, params }) => steerBatch(db, org.id, params.id, 'pause'),
);
