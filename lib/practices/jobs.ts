import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { learnFromLedger } from './learn-service';

/** Outcomes arrive one by one all day: the library learns at most once a minute, from all of them. */
const QUIET_SECONDS = 60;
const orgPayload = z.object({ org_id: z.uuid() });

const notice = job(
  { name: 'practices.notice', payload: orgPayload, on: ['outcome.changed'] },
  ({ db, payload: { org_id } }) =>
    enqueue(db, 'practices.learn', { org_id }, { delaySeconds: QUIET_SECONDS, dedupeKey: 'learn' }),
);

const learn = job(
  { name: 'practices.learn', payload: orgPayload },
  async ({ db, payload: { org_id }, signal, log }) => {
    log.info(await learnFromLedger(db, org_id, new Date(), signal), 'library learned from the ledger');
  },
);

/** Expiry and decay come with time, not with an outcome. */
const review = job(
  { name: 'practices.review', payload: z.object({}), everySeconds: 86_400 },
  async ({ db }) => {
    const orgs = await must(db.from('organizations').select('id'));
    for (const { id } of orgs) await enqueue(db, 'practices.learn', { org_id: id }, { dedupeKey: 'learn' });
  },
);

export const practiceJobs: readonly Job[] = [notice, learn, review];
