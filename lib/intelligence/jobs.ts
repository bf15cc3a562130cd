import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { contributeTemplates } from './commons-templates';
import { learnIntelligence } from './learn';
import { planJobs } from './plan-jobs';
import { isInCommons } from './queries';

const orgPayload = z.object({ org_id: z.uuid() });
const outcomesPayload = orgPayload.extend({ outcome_ids: z.array(z.uuid()) });

/** Outcomes arrive one by one all day: learning waits and runs once for all of them. */
const DELAY_SECONDS = 60;
const DAY_SECONDS = 86_400;

async function once(db: Db, name: string, org_id: string, dedupe = org_id): Promise<void> {
  await enqueue(db, name, { org_id }, { delaySeconds: DELAY_SECONDS, dedupeKey: `${name}:${dedupe}` });
}

async function memberIds(db: Db): Promise<string[]> {
  const orgs = await must(db.from('organizations').select('id').eq('settings->commons', true));
  return orgs.map(({ id }) => id);
}

const learnJob = job({ name: 'intelligence.learn', payload: orgPayload }, async ({ db, payload, log }) => {
  const { org_id } = payload;
  const published = await learnIntelligence(db, org_id);
  log.info({ orgId: org_id, published }, 'directives learned');
  if (!(await isInCommons(db, org_id))) return;
  await must(db.rpc('contribute_to_commons', { p_org_id: org_id }));
  await contributeTemplates(db, org_id);
  await once(db, 'intelligence.commons', org_id, 'all');
});

/** What the commons knows has changed: its members learn from it, and give nothing new. */
const learnFromCommons = job(
  { name: 'intelligence.learn_from_commons', payload: orgPayload },
  async ({ db, payload }) => {
    await learnIntelligence(db, payload.org_id);
  },
);

const commonsJob = job({ name: 'intelligence.commons', payload: z.object({}) }, async ({ db, log }) => {
  const cells = await must(db.rpc('publish_commons'));
  const members = await memberIds(db);
  for (const id of members) await once(db, 'intelligence.learn_from_commons', id);
  log.info({ cells, members: members.length }, 'commons published');
});

const outcomeChanged = job(
  { name: 'intelligence.plan_learning', payload: outcomesPayload, on: ['outcome.changed'] },
  ({ db, payload: { org_id } }) => once(db, 'intelligence.learn', org_id),
);

/** Directives end: those whose evidence still stands are renewed in time. */
const renew = job(
  { name: 'intelligence.renew', payload: z.object({}), everySeconds: DAY_SECONDS },
  async ({ db }) => {
    const orgs = await must(db.from('intelligence_snapshots').select('org_id'));
    for (const { org_id } of orgs) await once(db, 'intelligence.learn', org_id);
  },
);

export const intelligenceJobs: readonly Job[] = [
  learnJob,
  learnFromCommons,
  commonsJob,
  outcomeChanged,
  renew,
  ...planJobs,
];
