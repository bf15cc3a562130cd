import 'server-only';
import { z } from 'zod';
import { job } from '../http/job';
import { processDelivery } from './process';
import { processDeliveries } from './process-many';

export const webhookReceived = job(
  {
    name: 'webhook.received',
    payload: z.object({ org_id: z.uuid(), delivery_id: z.uuid(), attempt: z.int().positive().optional() }),
    together: { limit: 16, run: processDeliveries },
  },
  ({ db, payload: { attempt, ...reference } }) => processDelivery(db, reference, attempt),
);
