import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as decide } from '@/app/api/v1/optimization-plans/[id]/items/[item_id]/decision/route';
import { GET as readPlan } from '@/app/api/v1/optimization-plans/[id]/route';
import { GET as listPlans, POST as propose } from '@/app/api/v1/optimization-plans/route';
import { POST as markSent } from '@/app/api/v1/outbox/[id]/sent/route';
import { GET as listPractices } from '@/app/api/v1/practices/route';
import { POST as write } from '@/app/api/v1/writer/sequence/route';
import type { List } from '@/lib/http/list';
import { call } from '../../supabase/embedded/test-api';
import { loopWorld } from '../../supabase/tests/loop-world';
import type { Plan, PlanItem, Plans } from '../intelligence/plan-schema';
import type { Practice } from '../practices/schema';
import { agentDecisionsSchema, type Sequence } from './sequence-schema';

const STRONG = {
  WriterAgent: { framework: 'PAS', tone: 'direct', cta: 'send_resource' },
  PersonalizerAgent: { hooks_used: ['question'] },
};
const WEAK = {
  WriterAgent: { framework: 'AIDA', tone: 'direct', cta: 'calendar_link' },
  PersonalizerAgent: { hooks_used: ['question'] },
};
const N = 120;

/** The readers' own truth: only framework and call to action together convince them. */
const isConvincing = ({ WriterAgent }: Record<string, Record<string, unknown>>) =>
  WriterAgent?.framework === 'PAS' && WriterAgent.cta === 'send_resource';

let w: Awaited<ReturnType<typeof loopWorld>>;
beforeAll(async () => {
  w = await loopWorld(isConvincing);
  await w.stack.sql.query(
    `update public.organizations set settings = settings || '{"plans": {"canary_share": 0.5}}' where id = $1`,
    [w.org.id],
  );
});
afterAll(() => w.close());

const draftFor = async (body: object) =>
  (await w.post<Sequence>(write, { lead_context: { industry: 'Retail' }, steps: 3, ...body })).body;
const library = async (status: string) => {
  const path = `/api/v1/practices?status=${status}&limit=200`;
  return (await call<List<Practice>>(listPractices, { key: w.keys.read, path })).body.data;
};
const withPattern = (practices: readonly Practice[], pattern: Record<string, string>) =>
  practices.find(
    (practice) =>
      JSON.stringify(practice.pattern) === JSON.stringify(pattern) &&
      Object.keys(practice.context).length === 0,
  );

it('learns from what happened, proposes, is approved, writes differently, and measures what came of it', async () => {
  const empty = await draftFor({});
  expect(empty.steps[0]).toMatchObject({ basis: 'built_in', practice_ids: [], directives: [] });

  await w.ran({ name: 'Weak', decisions: WEAK, body: 'Which day suits you for a call?', n: N });
  await w.ran({ name: 'Strong', decisions: STRONG, body: 'Shall I send you a one-page summary?', n: N });
  const strong = withPattern(await library('active'), { framework: 'PAS' });
  expect(strong?.counts).toMatchObject({ sent: N });
  expect(withPattern(await library('weak'), { framework: 'AIDA' })?.counts).toMatchObject({ sent: N });

  const before = await draftFor({});
  const known = new Set((await library('active')).map(({ id }) => id));
  const [opening] = before.steps;
  expect(opening?.basis).toBe('practice');
  expect(opening?.practice_ids.length).toBeGreaterThan(0);
  for (const id of opening?.practice_ids ?? []) expect(known.has(id)).toBe(true);

  const plan = (await w.post<Plan>(propose, undefined)).body;
  const written = Object.values(opening?.agent_decisions.WriterAgent ?? {});
  const item = plan.items.find(
    ({ kind, target }) =>
      kind === 'adopt' &&
      target.agent_name === 'WriterAgent' &&
      !written.includes(Object.values(target.pattern)[0] ?? ''),
  );
  if (!item) throw new Error('The plan proposes nothing that the draft does not do already.');
  const { expected } = item;
  expect(expected.metric).toBe('positive_reply_rate');
  expect(expected.interval[0]).toBeGreaterThan(0);
  expect(expected.interval[1]).toBeGreaterThan(expected.delta);

  const params = { id: plan.id, item_id: item.id };
  const approve = (key: string) =>
    call<PlanItem>(decide, { key, params, body: { decision: 'approve', note: 'Try it' } });
  expect((await approve(w.keys.write)).status).toBe(403);
  expect((await approve(w.keys.other)).status).toBe(404);
  expect((await call(readPlan, { key: w.keys.other, params: { id: plan.id } })).status).toBe(404);
  expect((await call<Plans>(listPlans, { key: w.keys.other })).body.data).toEqual([]);
  expect((await draftFor({})).trials).toEqual([]);
  expect((await approve(w.keys.admin)).body.status).toBe('canary');

  const after = await draftFor({});
  expect(after.trials).toMatchObject([
    { plan_item_id: item.id, steps: expect.arrayContaining([1]), arm: null },
  ]);
  const changed = after.other_versions.find(({ place }) => place === 0);
  expect(changed?.template.body).not.toBe(before.steps[0]?.template.body);
  expect(after.steps[0]?.template).toEqual(before.steps[0]?.template);
  expect(changed?.directives).toContainEqual(
    expect.objectContaining({ agent_name: 'WriterAgent', source: 'plan' }),
  );

  const contacts: string[] = [];
  for (let i = 0; i < N; i++) contacts.push(await w.contact({ industry: 'Retail' }));
  const { sequence_id } = await draftFor({ steps: 1 });
  const campaign = await w.campaign(contacts, { sequence: undefined, sequence_id });
  await w.launch(campaign.id);
  const messages = await w.outbox(`campaign_id=${campaign.id}&limit=200`);
  expect(messages).toHaveLength(N);
  const sent_at = new Date(Date.now() - 7_200_000).toISOString();
  for (const { id } of messages) await w.post(markSent, { sent_at }, { id });
  await w.arrived(
    messages.map((message) => ({
      ...message,
      agent_decisions: agentDecisionsSchema.parse(message.agent_decisions),
    })),
  );

  const measured = (
    await call<Plan>(readPlan, { key: w.keys.read, params: { id: plan.id } })
  ).body.items.find(({ id }) => id === item.id);
  expect(measured?.status).toBe('adopted');
  const result = measured?.measured;
  expect((result?.n_control ?? 0) + (result?.n_treatment ?? 0)).toBe(N);
  expect(result?.delta).toBeGreaterThan(0.2);
  expect(result?.interval[0]).toBeGreaterThan(0);
  expect(measured?.expected).toEqual(expected);
  const { record } = (await call<Plans>(listPlans, { key: w.keys.read })).body;
  expect(record).toMatchObject({ n: 1, adopted: 1 });

  const everybody = await draftFor({});
  expect(everybody.trials).toEqual([]);
  expect(everybody.steps[0]?.template).toEqual(changed?.template);
  const [usage] = await w.stack.sql.query<{ n: number }>(
    `select count(*)::int as n from public.practice_usage where org_id = $1 and how = 'cited'`,
    [w.org.id],
  );
  expect(usage?.n).toBeGreaterThan(0);
}, 280_000);
