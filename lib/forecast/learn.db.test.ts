import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestStack, testStack } from '../../supabase/embedded/test-db';
import { seedDemo } from '../../supabase/seed/seed';
import { logger } from '../logger';
import { freezeJob, scoreJob } from './jobs';
import { learnForecast } from './learn';
import { readForecastRows } from './queries';
import { forecastDeal, forecastDeals, forecastQuality } from './service';

let stack: TestStack;
let orgId: string;
let openIds: string[];
const now = new Date('2026-11-20T09:00:00Z');
const signal = new AbortController().signal;

beforeAll(async () => {
  stack = await testStack();
  const { NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey } = stack.env;
  await seedDemo({ url: stack.url, publishableKey, secretKey }, { now });
  const { data } = await stack.service.from('organizations').select('id').eq('name', 'Larkspur Software');
  orgId = data?.[0]?.id ?? '';
  const open = await stack.service
    .from('deals')
    .select('id')
    .eq('org_id', orgId)
    .eq('status', 'open')
    .limit(50);
  openIds = (open.data ?? []).map((deal) => deal.id);
}, 300_000);
afterAll(() => stack.close());

it('shows the base rate before the first training', async () => {
  const forecast = await forecastDeal(stack.service, orgId, openIds[0] ?? '', now);
  expect(forecast).toMatchObject({ basis: 'prior', abstained: true, model_version: null, factors: [] });
  expect(await forecastQuality(stack.service, orgId)).toMatchObject({ n: 0, auc: null, trained_at: null });
});

it('shows a closed deal as it was before closing', async () => {
  const rows = await readForecastRows(stack.service, orgId, { isOpen: false, asOf: now.toISOString() });
  expect(rows.length).toBeGreaterThan(300);
  for (const row of rows) {
    expect(Date.parse(row.as_of)).toBeLessThan(Date.parse(row.closed_at ?? ''));
    expect(['Won', 'Lost', 'won', 'lost', 'Closed won', 'Closed lost']).not.toContain(row.measured.Stage);
  }
});

it('learns the sample organisation with skill, freezes its open deals, and stores what it needs to answer', async () => {
  const stored = await learnForecast(stack.service, orgId, logger, now);
  expect(stored?.version).toBe(1);
  expect(stored?.learner.model.abstention).toBeNull();
  const quality = await forecastQuality(stack.service, orgId);
  expect(quality.auc_interval?.[0]).toBeGreaterThan(0.55);
  expect(quality.brier).toBeLessThan(quality.brier_base_rate ?? 0);
  expect(quality.reliability.reduce((sum, bin) => sum + bin.n, 0)).toBe(quality.n);
  const forecasts = await forecastDeals(stack.service, orgId, openIds, now);
  expect(forecasts.size).toBe(openIds.length);
  const base = stored?.learner.model.baseRate.mean ?? 0;
  for (const { probability, factors, basis } of forecasts.values()) {
    expect(basis).toBe('model');
    expect(factors.reduce((sum, factor) => sum + factor.effect, 0)).toBeCloseTo(probability - base, 9);
  }
  const { count } = await stack.service
    .from('forecast_predictions')
    .select('id', { count: 'exact', head: true })
    .eq('org_id', orgId);
  expect(count).toBeGreaterThanOrEqual(openIds.length);
}, 300_000);

it('changes nothing when there is nothing new to learn', async () => {
  const again = await learnForecast(stack.service, orgId, logger, now);
  expect(again?.version).toBe(1);
});

it('scores a frozen forecast when its deal closes, and keeps the forecast as it was', async () => {
  const dealId = openIds[0] ?? '';
  const before = await forecastDeal(stack.service, orgId, dealId, now);
  const closing = { status: 'won', stage: 'Won', closed_at: new Date().toISOString() };
  expect((await stack.service.from('deals').update(closing).eq('id', dealId)).error).toBeNull();
  const payload = { org_id: orgId, deal_ids: [dealId] };
  const context = { db: stack.service, payload, as: () => stack.service, log: logger, signal };
  await scoreJob.run(context);
  await scoreJob.run(context);
  await freezeJob.run(context);
  const { data } = await stack.service
    .from('forecast_predictions')
    .select('outcome, probability')
    .eq('deal_id', dealId);
  expect(data).toHaveLength(1);
  expect(data?.[0]?.outcome).toBe(true);
  const after = await forecastDeal(stack.service, orgId, dealId, now);
  expect(after.probability).toBeCloseTo(before.probability, 9);
  expect((await forecastQuality(stack.service, orgId)).scored_forecasts).toBe(1);
});
