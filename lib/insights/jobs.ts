import 'server-only';
import { z } from 'zod';
import { AppError } from '../errors';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { measurePatterns } from './measure-service';
import { openDealPage, watchDeals } from './watch-service';

const dealsPayload = z.object({ org_id: z.uuid(), deal_ids: z.array(z.uuid()).max(1_000) });
const orgPayload = z.object({ org_id: z.uuid() });
const HOUR = 3_600;
const MEASURE_DELAY_SECONDS = 5;

/** A deal changed: look at it again, and let its insights meet its outcome. */
const onChange = job(
  { name: 'insights.deal-changed', payload: dealsPayload, on: ['deal.changed'] },
  async ({ db, payload: { org_id, deal_ids }, log }) => {
    await must(db.rpc('join_insight_outcomes', { p_org_id: org_id, p_deal_ids: deal_ids }));
    const raised = await watchDeals(db, org_id, deal_ids, new Date());
    log.info({ looked: deal_ids.length, raised }, 'deals watched');
  },
);

/** Deals closed: measure the patterns again, once for a burst of closings. */
const onClose = job(
  { name: 'insights.deal-closed', payload: dealsPayload, on: ['deal.closed'] },
  ({ db, payload: { org_id } }) =>
    enqueue(
      db,
      'insights.measure',
      { org_id },
      { delaySeconds: MEASURE_DELAY_SECONDS, dedupeKey: `measure:${org_id}` },
    ),
);

const measure = job(
  { name: 'insights.measure', payload: orgPayload },
  async ({ db, payload, signal, log }) => {
    const records = await measurePatterns(db, payload.org_id, signal);
    // The worker is stopping: the queue gives the work to the next one.
    if (!records) throw new AppError('unavailable', 'Stopped before the patterns were measured.');
    log.info({ patterns: records.length }, 'patterns measured');
    // The cards of Today quote the figures that have just changed.
    const { org_id } = payload;
    await enqueue(db, 'insights.watch-org', { org_id }, { dedupeKey: `watch:${org_id}` });
  },
);

/** Time passes without a fact: every open deal is looked at once an hour, organisation by organisation. */
const hourly = job(
  { name: 'insights.watch-all', payload: z.object({}), everySeconds: HOUR },
  async ({ db }) => {
    const organizations = await must(db.from('organizations').select('id'));
    for (const { id } of organizations) {
      await enqueue(db, 'insights.watch-org', { org_id: id }, { dedupeKey: `watch:${id}` });
    }
  },
);

const watchOrg = job(
  { name: 'insights.watch-org', payload: orgPayload },
  async ({ db, payload: { org_id }, signal }) => {
    let after: string | null = null;
    while (!signal.aborted) {
      const ids: string[] = await openDealPage(db, org_id, after);
      await watchDeals(db, org_id, ids, new Date());
      after = ids.at(-1) ?? null;
      if (ids.length < 500) return;
    }
  },
);

export const insightJobs: readonly Job[] = [onChange, onClose, measure, hourly, watchOrg];
