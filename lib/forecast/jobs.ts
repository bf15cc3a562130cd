import { z } from 'zod';
import { job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { freezeForecasts, learnForecast } from './learn';
import { readForecastRows, readModelHead } from './queries';

const orgPayload = z.object({ org_id: z.uuid() });
const dealsPayload = z.object({ org_id: z.uuid(), deal_ids: z.array(z.uuid()) });

/** Closings arrive in bursts (an import, the end of a quarter): learning waits a little and runs once. */
const LEARN_DELAY_SECONDS = 20;

/** Learns from everything closed so far, if there is enough that is new. */
export const learnJob = job({ name: 'forecast.learn', payload: orgPayload }, async ({ db, payload, log }) => {
  await learnForecast(db, payload.org_id, log);
});

/** A deal closed: its frozen forecasts get their outcome, and the model may have something to learn. */
export const scoreJob = job(
  { name: 'forecast.score', payload: dealsPayload, on: ['deal.closed'] },
  async ({ db, payload: { org_id, deal_ids } }) => {
    await must(db.rpc('forecast_outcomes', { p_org_id: org_id, p_deal_ids: deal_ids }));
    const dedupeKey = `forecast.learn:${org_id}`;
    await enqueue(db, 'forecast.learn', { org_id }, { delaySeconds: LEARN_DELAY_SECONDS, dedupeKey });
  },
);

/** An open deal changed: freeze what the model says about it now. */
export const freezeJob = job(
  { name: 'forecast.freeze', payload: dealsPayload, on: ['deal.changed'] },
  async ({ db, payload: { org_id, deal_ids } }) => {
    if (!(await readModelHead(db, org_id))) return;
    const asOf = new Date().toISOString();
    const rows = await readForecastRows(db, org_id, { isOpen: true, asOf, dealIds: deal_ids });
    await freezeForecasts(db, org_id, rows, asOf);
  },
);

export const forecastJobs = [learnJob, scoreJob, freezeJob];
