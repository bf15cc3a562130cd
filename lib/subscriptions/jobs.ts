import 'server-only';
import { z } from 'zod';
import { job } from '../http/job';
import { deliver } from './deliver';

export const subscriptionJobs = [
  job(
    { name: 'subscriptions.deliver', payload: z.object({ org_id: z.uuid(), delivery_id: z.uuid() }) },
    ({ db, payload }) => deliver(db, payload.org_id, payload.delivery_id),
  ),
];
