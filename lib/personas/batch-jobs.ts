import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { must } from '../supabase/must';
import { runBatch } from './batch-run';

/** New interactions since the last generation from which a persona is made again, unless the organisation says otherwise. */
export const REFRESH_AFTER = 10;
const MODES = ['basic', 'rag'];

const runBatches = job(
  { name: 'personas.batch', payload: z.object({ org_id: z.uuid(), batch_id: z.uuid() }) },
  ({ db, payload, signal, log }) =>
    runBatch({ db, orgId: payload.org_id, batchId: payload.batch_id, signal, log }),
);

/** Personas since which enough has happened, in one order for each organisation, author and mode. */
const refresh = job(
  { name: 'personas.refresh', payload: z.object({}), everySeconds: 3600 },
  async ({ db, log }) => {
    const stale = await must(db.rpc('stale_personas', { p_default: REFRESH_AFTER }));
    const orders = Map.groupBy(stale, (row) => [row.org_id, row.made_by, row.mode].join(' '));
    for (const rows of orders.values()) {
      const [first] = rows;
      if (!first || !MODES.includes(first.mode)) continue;
      await must(
        db.rpc('create_persona_batch', {
          p_org_id: first.org_id,
          p_contact_ids: rows.map(({ contact_id }) => contact_id),
          p_mode: first.mode,
          p_origin: 'refresh',
          p_created_by: first.made_by,
        }),
      );
    }
    if (stale.length > 0) log.info({ stale: stale.length, orders: orders.size }, 'stale personas ordered');
  },
);

export const personaBatchJobs: readonly Job[] = [runBatches, refresh];
