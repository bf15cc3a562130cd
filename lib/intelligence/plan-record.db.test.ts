import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { listPlans } from './plan-queries';

let stack: TestStack;
let org: TestOrg;
beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
});
afterAll(() => stack.close());

const rate = { mean: 0.05, interval: [0.03, 0.08], raw: 0.05, n: 100 };
const evidence = {
  metric: 'positive_reply_rate',
  n: 100,
  successes: 5,
  rate,
  rest: rate,
  uplift: { delta: 0.02, interval: [0.01, 0.03] },
};

type Past = {
  status: string;
  better: 'higher' | 'lower';
  promised: number;
  interval: [number, number];
  measured: number | null;
  isOver: boolean;
};

async function decided(past: readonly Past[]): Promise<void> {
  const items = past.map(({ better, promised, interval }, place) => ({
    kind: 'adopt',
    agent_name: 'WriterAgent',
    context: { industry: `I${place}` },
    pattern: { framework: 'PAS' },
    list: 'best_practices',
    line: {},
    change: { before: [], after: [] },
    expected: {
      metric: better === 'lower' ? 'harm_rate' : 'positive_reply_rate',
      delta: promised,
      interval,
      n: 100,
      level: 0.9,
      better,
      share_changed: 0.5,
    },
    evidence,
    replay: null,
    practice_ids: [],
  }));
  const { data: plan } = await stack.service.rpc('propose_optimization_plan', {
    p_org_id: org.id,
    p_occasion: 'asked',
    p_n_messages: 100,
    p_items: items,
  });
  for (const [place, { status, better, measured, isOver }] of past.entries()) {
    const result = {
      metric: better === 'lower' ? 'harm_rate' : 'positive_reply_rate',
      delta: measured,
      interval: [-0.1, 0.1],
      level: 0.95,
      n_control: 80,
      n_treatment: 20,
      rate_control: 0.1,
      rate_treatment: 0.1,
      guardrails: [],
      sample_ratio_p: 1,
      window_over: isOver,
      as_of: '2026-11-01T00:00:00Z',
    };
    await stack.sql.query(
      `update public.optimization_plan_items set status = $3, decided_at = now(), started_at = now(), canary_share = 0.2,
         window_days = 30, measured = $4 where org_id = $1 and plan_id = $2 and place = $5`,
      [org.id, plan, status, measured === null ? null : JSON.stringify(result), place + 1],
    );
  }
}

it('compares what was promised with what came, over everything that was measured to its end', async () => {
  const empty = (await listPlans(org.rep.db, org.id, { limit: 10 })).record;
  expect(empty).toMatchObject({ n: 0, ratio: null, coverage: null });
  await decided([
    // Inside the forecast.
    {
      status: 'adopted',
      better: 'higher',
      promised: 0.04,
      interval: [0.01, 0.07],
      measured: 0.03,
      isOver: false,
    },
    // Outside it: the change did harm.
    {
      status: 'rolled_back',
      better: 'higher',
      promised: 0.02,
      interval: [0.01, 0.03],
      measured: -0.01,
      isOver: false,
    },
    // Fewer complaints were promised and came: a gain, inside.
    {
      status: 'taken_back',
      better: 'lower',
      promised: -0.02,
      interval: [-0.04, -0.01],
      measured: -0.03,
      isOver: true,
    },
    // Undecided after its window, outside.
    {
      status: 'canary',
      better: 'higher',
      promised: 0.02,
      interval: [0.01, 0.03],
      measured: 0.005,
      isOver: true,
    },
    // Not to their end: neither is counted.
    {
      status: 'taken_back',
      better: 'higher',
      promised: 0.5,
      interval: [0.4, 0.6],
      measured: 0.1,
      isOver: false,
    },
    {
      status: 'canary',
      better: 'higher',
      promised: 0.5,
      interval: [0.4, 0.6],
      measured: null,
      isOver: false,
    },
  ]);
  const { record } = await listPlans(org.rep.db, org.id, { limit: 10 });
  // Promised 4 + 2 + 2 + 2 = 10 points; realised 3 − 1 + 3 + 0.5 = 5.5; two of four inside.
  expect(record).toMatchObject({ n: 4, running: 2, adopted: 1, rolled_back: 1, coverage: 0.5 });
  expect(record.promised).toBeCloseTo(0.1);
  expect(record.realised).toBeCloseTo(0.055);
  expect(record.ratio).toBeCloseTo(0.55);
  const other = await stack.orgWith();
  expect((await listPlans(other.rep.db, org.id, { limit: 10 })).record.n).toBe(0);
});
