import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { reviewCanaries } from './canary-service';
import { proposePlan } from './plan-service';

const orgPayload = z.object({ org_id: z.uuid() });
const REVIEW_DELAY_SECONDS = 60;
const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;
/** Messages since the last plan that make another one worth reading. */
const NEW_EVIDENCE = 30;

const reviewJob = job(
  { name: 'intelligence.review_canaries', payload: orgPayload },
  async ({ db, payload: { org_id }, log }) => {
    const ended = await reviewCanaries(db, org_id);
    if (ended.length > 0) log.info({ orgId: org_id, items: ended.length }, 'canaries ended');
  },
);

const outcomeChanged = job(
  { name: 'intelligence.notice_canaries', payload: orgPayload, on: ['outcome.changed'] },
  async ({ db, payload: { org_id } }) => {
    const running = await must(
      db.from('optimization_plan_items').select('id').eq('org_id', org_id).eq('status', 'canary').limit(1),
    );
    if (running.length === 0) return;
    await enqueue(
      db,
      'intelligence.review_canaries',
      { org_id },
      { delaySeconds: REVIEW_DELAY_SECONDS, dedupeKey: `intelligence.review_canaries:${org_id}` },
    );
  },
);

/** A window ends with time, not with an outcome. */
const daily = job(
  { name: 'intelligence.review_windows', payload: z.object({}), everySeconds: DAY_SECONDS },
  async ({ db }) => {
    const items = await must(
      db.from('optimization_plan_items').select('org_id').eq('status', 'canary').order('org_id').limit(1000),
    );
    for (const org_id of new Set(items.map((item) => item.org_id))) await reviewCanaries(db, org_id);
  },
);

const planJob = job({ name: 'intelligence.plan', payload: orgPayload }, async ({ db, payload, log }) => {
  const plan = await proposePlan(db, payload.org_id, 'scheduled');
  log.info({ orgId: payload.org_id, plan }, 'plan considered');
});

const weekly = job(
  { name: 'intelligence.weekly_plans', payload: z.object({}), everySeconds: WEEK_SECONDS },
  async ({ db }) => {
    const orgs = await must(db.from('intelligence_snapshots').select('org_id, n_messages').order('org_id'));
    for (const { org_id, n_messages } of orgs) {
      const [last] = await must(
        db
          .from('optimization_plans')
          .select('n_messages')
          .eq('org_id', org_id)
          .order('created_at', { ascending: false })
          .limit(1),
      );
      if (n_messages - (last?.n_messages ?? 0) < NEW_EVIDENCE) continue;
      await enqueue(db, 'intelligence.plan', { org_id }, { dedupeKey: `intelligence.plan:${org_id}` });
    }
  },
);

export const planJobs: readonly Job[] = [reviewJob, outcomeChanged, daily, planJob, weekly];
