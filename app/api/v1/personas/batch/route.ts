import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listBatches } from '@/lib/personas/batch-queries';
import { batchDetailSchema, batchInput, personaBatchSchema } from '@/lib/personas/batch-schema';
import { orderBatch } from '@/lib/personas/batch-service';

export const GET = route(
  {
    scope: 'read',
    summary: 'The newest batches of personas with how far they are.',
    response: z.object({ data: z.array(personaBatchSchema) }),
  },
  async ({ db, org }) => ({ data: await listBatches(db, org.id) }),
);

export const POST = route(
  {
    scope: 'write',
    summary:
      'Orders the personas of up to 1,000 contacts; the answer is the job, to be looked at until it is finished.',
    body: batchInput,
    response: batchDetailSchema,
    status: 202,
  },
  async ({ db, org, body }) => orderBatch(db, org.id, body),
);
