import { idParams, route } from '@/lib/http/route';
import { batchDetailSchema } from '@/lib/personas/batch-schema';
import { steerBatch } from '@/lib/personas/batch-service';

export const POST = route(
  {
    scope: 'write',
    summary: 'Goes on with a paused batch where it stopped.',
    params: idParams,
    response: batchDetailSchema,
  },
  ({ db, org, params }) => steerBatch(db, org.id, params.id, 'resume'),
);
