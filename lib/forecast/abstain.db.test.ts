import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '../../supabase/embedded/test-db';
import { logger } from '../logger';
import { createRng } from '../stats/rng';
import { learnForecast } from './learn';
import { forecastDeals, forecastQuality } from './service';

const CLOSED = 420;
const OPEN = 12;
const now = new Date('2026-11-20T09:00:00Z');
const DAY = 86_400_000;

let stack: TestStack;
let org: TestOrg;
let won = 0;

/** A pipeline in which no attribute has anything to do with the outcome: six in ten are won, whatever is known. */
beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('No signal');
  const rng = createRng(5);
  const deals = Array.from({ length: CLOSED + OPEN }, (_, i) => {
    const opened = now.getTime() - (500 - i) * DAY;
    const isWon = rng.next() < 0.6;
    const isOpen = i >= CLOSED;
    if (isWon && !isOpen) won += 1;
    return {
      org_id: org.id,
      name: `Deal ${i}`,
      product: ['Basic', 'Plus', 'Pro'][rng.int(3)],
      owner_name: `Agent ${rng.int(20)}`,
      amount: Math.round(500 * Math.exp(rng.normal())),
      opened_at: new Date(opened).toISOString(),
      stage: 'Engaging',
      status: 'open',
      ...(isOpen
        ? {}
        : {
            stage: isWon ? 'Won' : 'Lost',
            status: isWon ? 'won' : 'lost',
            closed_at: new Date(opened + (1 + rng.int(60)) * DAY).toISOString(),
          }),
    };
  });
  const { error } = await stack.service.from('deals').insert(deals, { defaultToNull: false });
  if (error) throw new Error(error.message);
}, 120_000);
afterAll(() => stack.close());

it('abstains where nothing can be learnt, and shows the base rate with its reason on every open deal', async () => {
  const stored = await learnForecast(stack.service, org.id, logger, now);
  expect(stored?.learner.model.abstention).toBe('no_skill');
  const { data } = await org.rep.db.from('deals').select('id').eq('org_id', org.id).eq('status', 'open');
  const ids = (data ?? []).map((deal) => deal.id);
  const forecasts = await forecastDeals(org.rep.db, org.id, ids, now);
  expect(forecasts.size).toBe(OPEN);
  for (const forecast of forecasts.values()) {
    expect(forecast).toMatchObject({ basis: 'prior', abstained: true, factors: [], model_version: 1 });
    expect(forecast.reason).toBeTruthy();
    expect(forecast.probability).toBeCloseTo(won / CLOSED, 1);
    // It speaks about one deal: never as narrow as the rate of 420 deals would be.
    expect(forecast.interval[1] - forecast.interval[0]).toBeGreaterThan(0.1);
  }
  const quality = await forecastQuality(org.rep.db, org.id);
  expect(quality).toMatchObject({ abstained: true, won, lost: CLOSED - won });
}, 120_000);
