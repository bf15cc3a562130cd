import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { strategyCountsSchema } from './strategy-schema';
import { countAll } from './testing/count-results';
import { insertResults, insertWorld, type RandomResult, randomResult } from './testing/random-results';

const ORG_ZONE = 'Asia/Tokyo';
let stack: TestStack;
let org: TestOrg;
let results: RandomResult[];
let campaigns: string[];
let zoneOf: Map<string | null, string>;

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  await stack.sql.query(`update public.organizations set time_zone = $2 where id = $1`, [org.id, ORG_ZONE]);
  const world = await insertWorld(stack, org.id);
  campaigns = world.campaigns;
  const known = (zone: string | null) => (zone === null || zone === 'Mars/Olympus' ? ORG_ZONE : zone);
  zoneOf = new Map([[null, ORG_ZONE], ...world.leads.map(({ id, zone }) => [id, known(zone)] as const)]);
  const rng = createRng(20261120);
  const leads = world.leads.map(({ id }) => id);
  results = Array.from({ length: 3000 }, () => randomResult(rng, campaigns, leads));
  await insertResults(stack, org.id, results);
});
afterAll(() => stack.close());

/** Read with a rep's own rights. */
async function counts(args: object, db = org.rep.db) {
  const { data, error } = await db.rpc('strategy_counts', { p_org_id: org.id, ...args });
  expect(error).toBeNull();
  return strategyCountsSchema.parse(data);
}

function windowOf({ sent_at, lead_id }: RandomResult): string {
  const timeZone = zoneOf.get(lead_id);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(
      new Date(sent_at),
    ),
  );
  const start = hour - (hour % 3);
  return `${String(start).padStart(2, '0')}-${String(start + 3).padStart(2, '0')}`;
}

type Decided = { agent: string | null; decision: Record<string, unknown> };
const hooksOf = (decision: Record<string, unknown>) => [...((decision.hooks_used as string[]) ?? [])].sort();
function byAgent(result: RandomResult): Decided[] {
  const agents = Object.entries(result.agent_decisions);
  if (agents.length > 0) return agents.map(([agent, decision]) => ({ agent, decision }));
  return [{ agent: null, decision: { framework: result.framework, tone: result.tone } }];
}
function asSent(result: RandomResult): Decided[] {
  const { WriterAgent = {}, TimingAgent = {} } = result.agent_decisions;
  return [
    {
      agent: null,
      decision: { ...WriterAgent, ...TimingAgent, framework: result.framework, tone: result.tone },
    },
  ];
}

function tally(chosen: readonly RandomResult[], decided: (result: RandomResult) => Decided[]) {
  const groups = new Map<string, RandomResult[]>();
  for (const result of chosen) {
    for (const { agent, decision } of decided(result)) {
      const { framework = null, tone = null, cta = null, send_time = windowOf(result) } = decision;
      const key = JSON.stringify([agent, framework, tone, hooksOf(decision), cta, send_time]);
      groups.set(key, [...(groups.get(key) ?? []), result]);
    }
  }
  return new Map([...groups].map(([key, rows]) => [key, countAll(rows)]));
}

describe('the counts of strategies', () => {
  type Case = { args: object; campaign?: number; decided: (result: RandomResult) => Decided[] };
  it.each<[string, Case]>([
    ['of every agent', { args: { p_by_agent: true }, decided: byAgent }],
    ['of messages as sent', { args: { p_by_agent: false }, decided: asSent }],
    ['of one campaign', { args: {}, campaign: 0, decided: byAgent }],
  ])('%s are those of an independent count', async (_name, { args, campaign, decided }) => {
    const isIn = (row: RandomResult) => campaign === undefined || row.campaign_id === campaigns[campaign];
    const filter = campaign === undefined ? {} : { p_campaign_id: campaigns[campaign] };
    const { groups, n_groups } = await counts({ ...args, ...filter });
    expect(groups).toHaveLength(n_groups);
    const counted = new Map(
      groups.map(({ agent_name, framework, tone, hooks_used, cta, send_time, values, ...rest }) => [
        JSON.stringify([agent_name, framework, tone, hooks_used, cta, send_time]),
        { ...rest, values: Object.fromEntries(values.map(({ currency, ...value }) => [currency, value])) },
      ]),
    );
    expect(counted).toEqual(tally(results.filter(isIn), decided));
  });

  it('of one agent, by campaign, add up to its messages', async () => {
    const { totals, groups } = await counts({ p_agent_name: 'WriterAgent' });
    const own = results.filter(({ agent_decisions }) => agent_decisions.WriterAgent);
    for (const { agent_name, campaign_id, total_outcomes } of totals) {
      expect(agent_name).toBe('WriterAgent');
      expect(total_outcomes).toBe(own.filter((row) => row.campaign_id === campaign_id).length);
    }
    expect(groups.reduce((sum, { sent }) => sum + sent, 0)).toBe(own.length);
  });

  it('by hook count a message for each of its hooks, and its total once', async () => {
    const { groups, totals } = await counts({ p_dimension: 'hook', p_by_agent: false });
    const sent = (hook: string) =>
      results.filter((row) => hooksOf(asSent(row)[0]?.decision ?? {}).includes(hook)).length;
    for (const hook of ['question', 'statistic']) {
      expect(groups.find(({ hooks_used }) => hooks_used[0] === hook)?.sent).toBe(sent(hook));
    }
    expect(totals.reduce((sum, { total_outcomes }) => sum + total_outcomes, 0)).toBe(results.length);
  });

  it('show another organisation nothing', async () => {
    const other = await stack.orgWith();
    expect(await counts({}, other.admin.db)).toEqual({ groups: [], n_groups: 0, totals: [] });
  });
});
