import { idParams, route } from '@/lib/http/route';
import { batchDetailSchema } from '@/lib/personas/batch-schema';
import { steerBatch } from '@/lib/personas/batch-service';

export const POST = route(
  {
    scope: 'write',
    summary:
      "Ends a batch: what is done stays, the rest is not made; the provider's batch is cancelled as well.",
    params: idParams,
    response: batchDetailSchema,
  },
  ({ db, org, params }) => steerBatch(db, org.id, params.id, 'cancel'),
);
