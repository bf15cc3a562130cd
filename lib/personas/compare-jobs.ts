import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { learnBenchmarks } from './benchmark-learn';
import { learnPatterns } from './pattern-learn';

const orgPayload = z.object({ org_id: z.uuid() });
const outcomesPayload = orgPayload.extend({ outcome_ids: z.array(z.uuid()) });
/** Few enough that the database answers others in between. */
const BATCH = 100;
/** Changes arrive in bursts: comparing everybody with everybody waits for their end. */
const COMPARE_DELAY_SECONDS = 60;
const DAY_SECONDS = 86_400;

const later = (db: Db, name: string, org_id: string, dedupeKey = org_id) =>
  enqueue(db, name, { org_id }, { delaySeconds: COMPARE_DELAY_SECONDS, dedupeKey: `${name}:${dedupeKey}` });

/** Counts anew who changed since the last run; asked for by the database, once a minute at most. */
const refresh = job(
  { name: 'personas.refresh', payload: orgPayload },
  async ({ db, payload: { org_id }, signal }) => {
    for (;;) {
      const ids = await must(db.rpc('stale_contacts', { p_org_id: org_id, p_limit: BATCH }));
      if (ids.length === 0) break;
      await must(db.rpc('refresh_behaviours', { p_org_id: org_id, p_contact_ids: ids }));
      if (signal.aborted) {
        await enqueue(db, 'personas.refresh', { org_id }, { dedupeKey: 'stale' });
        return;
      }
    }
    await later(db, 'personas.compare', org_id);
  },
);

const compare = job(
  { name: 'personas.compare', payload: orgPayload },
  async ({ db, payload: { org_id }, log }) => {
    const patterns = await learnPatterns(db, org_id);
    const isShared = await learnBenchmarks(db, org_id);
    log.info({ orgId: org_id, patterns, isShared }, 'contacts compared');
    if (isShared) await later(db, 'personas.commons', org_id, 'all');
  },
);

const commons = job({ name: 'personas.commons', payload: z.object({}) }, async ({ db, log }) => {
  const cells = await must(db.rpc('publish_commons_benchmarks'));
  log.info({ cells }, 'benchmarks of the commons published');
});

const messagesChanged = job(
  { name: 'personas.mark_contacts', payload: outcomesPayload, on: ['outcome.changed'] },
  async ({ db, payload: { org_id, outcome_ids } }) => {
    await must(db.rpc('mark_contacts_of_messages', { p_org_id: org_id, p_outcome_ids: outcome_ids }));
  },
);

/** Who was marked while no worker ran, and organisations that left the commons. */
const daily = job(
  { name: 'personas.daily', payload: z.object({}), everySeconds: DAY_SECONDS },
  async ({ db }) => {
    const waiting = await must(db.rpc('organizations_with_stale_contacts'));
    for (const org_id of waiting) await later(db, 'personas.refresh', org_id);
    await must(db.rpc('publish_commons_benchmarks'));
  },
);

export const compareJobs: readonly Job[] = [refresh, compare, commons, messagesChanged, daily];
