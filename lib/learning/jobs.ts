import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { refreshLearning } from './refresh-service';

/** A burst of facts is one refresh. */
const SETTLE_SECONDS = 120;
/** Periods move on and people come and go without a fact. */
const EVERY_SECONDS = 1_800;
const DAY_SECONDS = 86_400;
const orgPayload = z.object({ org_id: z.uuid() });

const notice = job(
  {
    name: 'learning.notice',
    payload: orgPayload,
    on: [
      'outcome.changed',
      'deal.closed',
      'feedback.given',
      'conversation.logged',
      'persona.generated',
      'persona.used',
    ],
  },
  ({ db, payload: { org_id } }) =>
    enqueue(db, 'learning.refresh', { org_id }, { delaySeconds: SETTLE_SECONDS, dedupeKey: 'refresh' }),
);

const everyOrganization = job(
  { name: 'learning.refresh-all', payload: z.object({}), everySeconds: EVERY_SECONDS },
  async ({ db }) => {
    for (const { id } of await must(db.from('organizations').select('id'))) {
      await enqueue(db, 'learning.refresh', { org_id: id }, { dedupeKey: 'refresh' });
    }
  },
);

const refresh = job(
  { name: 'learning.refresh', payload: orgPayload },
  async ({ db, payload: { org_id }, log }) => {
    const start = performance.now();
    await refreshLearning(db, org_id);
    log.info({ orgId: org_id, ms: Math.round(performance.now() - start) }, 'learning figures refreshed');
  },
);

const prune = job(
  { name: 'learning.prune', payload: z.object({}), everySeconds: DAY_SECONDS },
  async ({ db }) => {
    await must(db.rpc('prune_learning'));
  },
);

export const learningJobs: readonly Job[] = [notice, everyOrganization, refresh, prune];
