import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as preview } from '@/app/api/v1/campaigns/[id]/preview/route';
import { POST as decide } from '@/app/api/v1/optimization-plans/[id]/items/[item_id]/decision/route';
import { POST as propose } from '@/app/api/v1/optimization-plans/route';
import { POST as markSent } from '@/app/api/v1/outbox/[id]/sent/route';
import { POST as write } from '@/app/api/v1/writer/sequence/route';
import { call } from '../../supabase/embedded/test-api';
import { campaignWorld } from '../../supabase/tests/campaign-world';
import type { Plan, PlanItem } from '../intelligence/plan-schema';
import { send } from '../intelligence/testing/send';
import type { Preview } from './launch-schema';
import type { Sequence, SequenceStep } from './sequence-schema';

let w: Awaited<ReturnType<typeof campaignWorld>>;
let items: PlanItem[];
let before: Sequence;
let after: Sequence;
const contacts: string[] = [];

const written = async (body: object) => {
  const { status, body: sequence } = await w.post<Sequence>(write, { steps: 2, ...body });
  expect(status).toBe(201);
  return sequence;
};
const approve = async (plan: Plan, kind: string, part: string) => {
  const item = plan.items.find(
    ({ target, kind: is }) => is === kind && Object.keys(target.pattern).join() === part,
  );
  if (!item) throw new Error(`Nothing proposes to ${kind} a ${part}.`);
  const params = { id: plan.id, item_id: item.id };
  const { body } = await call<PlanItem>(decide, { key: w.keys.admin, params, body: { decision: 'approve' } });
  expect(body.status).toBe('canary');
  return body;
};
const armIn = (step: Pick<SequenceStep, 'arms'> | undefined, id: string | undefined) =>
  step?.arms.find(({ plan_item_id }) => plan_item_id === id)?.arm;

beforeAll(async () => {
  w = await campaignWorld();
  await w.stack.sql.query(
    `update public.organizations set settings = settings || '{"plans": {"canary_share": 0.5}}' where id = $1`,
    [w.org.id],
  );
  await send(w.stack, w.org.id, [
    { framework: 'PAS', n: 200, positive: 50, hook: 'peer_result' },
    { framework: 'AIDA', n: 200, positive: 4, hook: 'question' },
  ]);
  const company = { org_id: w.org.id, name: 'Harborline', industry: 'Retail' };
  const { data } = await w.stack.service.from('companies').insert(company).select('id').single();
  for (let i = 0; i < 24; i++) contacts.push(await w.contact({ company_id: data?.id }));
  before = await written({ lead_context: { industry: 'Retail' } });
  const plan = (await w.post<Plan>(propose, undefined)).body;
  items = [await approve(plan, 'adopt', 'framework'), await approve(plan, 'adopt', 'hook')];
  after = await written({ lead_context: { industry: 'Retail' } });
});
afterAll(() => w.close());

describe('approved changes on trial', () => {
  it('leave the former text to the others, write another for the share, and say why', () => {
    expect(before).toMatchObject({ trials: [], experiments: [], experiment: null });
    expect(before.other_versions).toEqual([]);
    expect(after.steps.map(({ template }) => template)).toEqual(before.steps.map(({ template }) => template));
    expect(
      after.trials.map(({ plan_item_id, share, arm, steps }) => [plan_item_id, share, arm, steps]),
    ).toEqual(items.map(({ id }) => [id, 0.5, null, [1]]));
    const both = after.other_versions.find(({ arms }) => arms.every(({ arm }) => arm === 'treatment'));
    expect(after.other_versions).toHaveLength(3);
    expect(both?.template.body).not.toBe(after.steps[0]?.template.body);
    expect(both?.agent_decisions).toMatchObject({
      WriterAgent: { framework: 'PAS' },
      PersonalizerAgent: { hooks_used: ['peer_result'] },
    });
    expect(both?.directives.map(({ agent_name, source, value }) => [agent_name, source, value])).toEqual([
      ['WriterAgent', 'plan', 'PAS'],
      ['PersonalizerAgent', 'plan', 'peer_result'],
    ]);
    expect(both?.directives[0]?.text).toContain('Always use the PAS framework');
    expect(both?.basis).not.toBe('built_in');
  });

  it('are drawn contact by contact: preview and launch agree, and every message logs both', async () => {
    const plan = await w.campaign(contacts, { sequence: undefined, sequence_id: after.sequence_id });
    const previews = new Map<string, Preview>();
    for (const id of contacts) {
      const path = `/x?contact_id=${id}`;
      const { body } = await call<Preview>(preview, { path, key: w.keys.read, params: { id: plan.id } });
      previews.set(id, body);
    }
    const [first, second] = items;
    const drawn = new Set(
      [...previews.values()].map(
        ({ steps: [step] }) => `${armIn(step, first?.id)} ${armIn(step, second?.id)}`,
      ),
    );
    expect(drawn.size).toBe(4);
    expect((await w.launch(plan.id)).body.messages).toBe(contacts.length * 2);
    const messages = await w.outbox(`campaign_id=${plan.id}&limit=200`);
    for (const message of messages) {
      const shown = previews.get(message.contact_id)?.steps[message.step - 1];
      expect(message.body).toBe(shown?.body);
      expect(message.agent_decisions).toEqual(shown?.agent_decisions);
      if (message.step === 1)
        expect(message.experiment).toEqual({ ...shown?.arms[0], experiments: shown?.arms });
      else expect(message.experiment).toBeNull();
    }
    for (const { id } of messages.filter(({ step }) => step === 1)) await w.post(markSent, {}, { id });
    for (const item of items) {
      const arms = await w.stack.service.rpc('plan_item_arms', { p_org_id: w.org.id, p_item_id: item.id });
      const expected = [...previews.values()].map(({ steps: [step] }) => armIn(step, item.id));
      const counted = Object.fromEntries((arms.data ?? []).map(({ arm, units }) => [arm, units]));
      expect(counted).toEqual({
        control: expected.filter((arm) => arm === 'control').length,
        treatment: expected.filter((arm) => arm === 'treatment').length,
      });
    }
  });

  it('are the same for a contact in a draft of their own, and logged with what a campaign was given', async () => {
    const [ada] = contacts;
    const draft = await written({ contact_id: ada });
    expect(draft.experiments.map(({ plan_item_id }) => plan_item_id)).toEqual(items.map(({ id }) => id));
    expect(draft.experiment).toEqual(draft.experiments[0]);
    expect(draft.trials.map(({ arm }) => arm)).toEqual(draft.experiments.map(({ arm }) => arm));
    const spring = { key: 'spring', arm: 'b' };
    const plan = await w.campaign([ada ?? ''], {
      sequence: undefined,
      sequence_id: draft.sequence_id,
      experiment: spring,
    });
    await w.launch(plan.id);
    const [message] = await w.outbox(`campaign_id=${plan.id}`);
    expect(message?.experiment).toEqual({ ...spring, experiments: [spring, ...draft.experiments] });
  });

  it('end with the trial: what goes back is written to nobody any more, and nothing is logged', async () => {
    const back = `update public.optimization_plan_items set status = $2 where id = $1`;
    await w.stack.sql.query(back, [items[0]?.id, 'rolled_back']);
    await w.stack.sql.query(back, [items[1]?.id, 'adopted']);
    const plan = await w.campaign(contacts, { sequence: undefined, sequence_id: after.sequence_id });
    await w.launch(plan.id);
    const sent = (await w.outbox(`campaign_id=${plan.id}&limit=200`)).filter(({ step }) => step === 1);
    expect(new Set(sent.map(({ experiment }) => experiment))).toEqual(new Set([null]));
    expect(new Set(sent.map(({ agent_decisions }) => JSON.stringify(agent_decisions))).size).toBe(1);
    expect(sent[0]?.agent_decisions).toMatchObject({
      WriterAgent: { framework: 'QVC' },
      PersonalizerAgent: { hooks_used: ['peer_result'] },
    });
  });
});
