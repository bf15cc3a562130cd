import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { getCampaign, listCampaigns } from './campaign-queries';
import { countAll } from './testing/count-results';
import { insertResults, insertWorld, type RandomResult, randomResult } from './testing/random-results';

let stack: TestStack;
let org: TestOrg;
let results: RandomResult[];
let campaigns: string[];

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  const world = await insertWorld(stack, org.id);
  campaigns = world.campaigns;
  const rng = createRng(5);
  const leads = world.leads.map(({ id }) => id);
  results = Array.from({ length: 1500 }, () => randomResult(rng, campaigns, leads));
  await insertResults(stack, org.id, results);
  await stack.sql.query(
    `insert into public.campaigns (org_id, name, status) values ($1, 'Quiet 100%', 'draft')`,
    [org.id],
  );
});
afterAll(() => stack.close());

const own = (id: string) => results.filter((row) => row.campaign_id === id);
const amounts = (values: readonly { currency: string | null; n: number; total: number }[]) =>
  Object.fromEntries(values.map(({ currency, n, total }) => [currency, { n, total }]));

describe('a campaign', () => {
  it('counts what became of its messages', async () => {
    for (const id of campaigns) {
      const { counts, values, days, funnel } = await getCampaign(org.rep.db, org.id, id);
      expect({ ...counts, values: amounts(values) }).toEqual(countAll(own(id)));
      for (const { day, ...result } of days) {
        const { values: _, ...expected } = countAll(own(id).filter(({ sent_at }) => sent_at.startsWith(day)));
        expect(result, day).toEqual(expected);
      }
      expect(days.reduce((sum, { sent }) => sum + sent, 0)).toBe(counts.sent);
      expect(funnel.map(({ count, rate }) => [count, rate.n])).toEqual([
        [counts.delivered, counts.sent],
        [counts.opened, counts.reached],
        [counts.clicked, counts.reached],
        [counts.replied, counts.reached],
        [counts.positive_replies, counts.reached],
        [counts.meetings, counts.reached],
        [counts.won, counts.reached],
      ]);
    }
  });

  it('is found in pages, by name and by status', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCampaigns(org.rep.db, org.id, { limit: 3, cursor });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
    const { data } = await listCampaigns(org.rep.db, org.id, { limit: 50, q: '100%' });
    expect(data.map(({ name, counts, first_sent_at }) => [name, counts.sent, first_sent_at])).toEqual([
      ['Quiet 100%', 0, null],
    ]);
    expect((await listCampaigns(org.rep.db, org.id, { limit: 50, status: 'draft' })).data).toHaveLength(1);
  });

  it('of another organisation is not there', async () => {
    const other = await stack.orgWith();
    expect((await listCampaigns(other.admin.db, org.id, { limit: 50 })).data).toEqual([]);
    await expect(getCampaign(other.admin.db, org.id, campaigns[0] ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
