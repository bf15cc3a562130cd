'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { enqueue } from '../jobs/enqueue';

/** Has every figure computed anew now, not a minute after the next fact. Asked twice, it runs once. */
export const computeNow = action({ role: 'admin', input: z.object({}) }, ({ db, org }) =>
  enqueue(db, 'learning.refresh', { org_id: org.id }, { dedupeKey: 'refresh-now' }),
);
