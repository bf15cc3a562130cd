import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { armFor } from '../experiments/service';
import { armsOf } from './canary-rule';
import { reviewCanaries } from './canary-service';
import { learnIntelligence } from './learn';
import { getPlan, listPlans } from './plan-queries';
import type { Plan, PlanItem } from './plan-schema';
import { adoptItem, decideItem, proposePlan, takeBackItem } from './plan-service';
import { currentDirective } from './service';
import { send } from './testing/send';
import { sendArms } from './testing/send-arms';

let stack: TestStack;
let org: TestOrg;
let plan: Plan;
let adopt: PlanItem;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  org = await stack.orgWith();
  await send(stack, org.id, [
    { framework: 'PAS', n: 200, positive: 40, hook: 'trigger_event' },
    { framework: 'AIDA', n: 200, positive: 4, hook: 'statistic' },
    { framework: 'BAB', n: 200, positive: 14 },
  ]);
  await learnIntelligence(stack.service, org.id);
  plan = await getPlan(org.rep.db, org.id, (await proposePlan(org.rep.db, org.id, 'asked')) ?? '');
  adopt = itemOf('adopt', 'framework');
});

function itemOf(kind: PlanItem['kind'], part: string): PlanItem {
  const item = plan.items.find(
    ({ kind: of, target }) =>
      of === kind && target.agent_name === 'WriterAgent' && Object.keys(target.pattern).join() === part,
  );
  if (!item) throw new Error(`The plan has no item ${kind} ${part}.`);
  return item;
}
const at = (item: PlanItem) => ({ planId: plan.id, itemId: item.id });
const approve = (item: PlanItem, db = org.admin.db) =>
  decideItem(db, org.id, at(item), { decision: 'approve', note: 'Try it.' });
const told = (unitId?: string, db = org.rep.db) =>
  currentDirective(db, org.id, { agentName: 'WriterAgent', ...(unitId ? { unitId } : {}) });
const reread = async (item: PlanItem) =>
  (await getPlan(org.rep.db, org.id, plan.id)).items.find(({ id }) => id === item.id);
const passWindow = (item: PlanItem) =>
  stack.sql.query(
    `update public.optimization_plan_items set started_at = now() - interval '31 days' where id = $1`,
    [item.id],
  );
/** Units of both arms, found by asking: their share is the canary's. */
function units(item: PlanItem, n: number) {
  const all = Array.from({ length: n }, () => crypto.randomUUID());
  const isTreated = (unit: string) => armFor(item.id, unit, armsOf(item.canary?.share ?? 0)) === 'treatment';
  return { treated: all.filter(isTreated), control: all.filter((unit) => !isTreated(unit)) };
}

describe('an optimization plan', () => {
  it('proposes what the evidence supports, shrunk and with an interval, and says what it rests on', () => {
    expect(adopt.target.pattern).toEqual({ framework: 'PAS' });
    expect(itemOf('retire', 'framework').target.pattern).toEqual({ framework: 'AIDA' });
    const { delta, interval, n, share_changed } = adopt.expected;
    // Raw: 40/200 against 58/600 over all. A promise is less than that, and not nothing.
    expect(delta).toBeGreaterThan(0.03);
    expect(delta).toBeLessThan(40 / 200 - 58 / 600);
    expect(interval[0]).toBeGreaterThan(0);
    expect(interval[1]).toBeGreaterThan(delta);
    expect(n).toBe(600);
    expect(share_changed).toBeCloseTo(2 / 3);
    expect(adopt.replay).toMatchObject({ label: 'association', n_with: 200, n_without: 400, strata: 1 });
    expect(adopt.replay?.delta).toBeCloseTo(40 / 200 - 18 / 400);
    expect(adopt.change.after[0]?.text).toContain('Always use the PAS framework');
    expect(adopt.other_half).toBeNull();
    expect(adopt.change.before.map(({ text }) => text)).not.toContain(adopt.change.after[0]?.text);
  });

  it('proposes one of two halves of a change, and keeps the other one with it', async () => {
    const other = await stack.orgWith();
    await send(stack, other.id, [
      { framework: 'PAS', n: 200, positive: 40 },
      { framework: 'AIDA', n: 200, positive: 4 },
    ]);
    const made = await getPlan(
      other.rep.db,
      other.id,
      (await proposePlan(other.rep.db, other.id, 'asked')) ?? '',
    );
    const frameworks = made.items.filter(({ target }) => Object.keys(target.pattern).join() === 'framework');
    expect(frameworks.map(({ kind, other_half }) => [kind, other_half?.list, other_half?.pattern])).toEqual([
      ['adopt', 'avoid', { framework: 'AIDA' }],
    ]);
  });

  it('is decided by admins only, once, on the record', async () => {
    await expect(approve(adopt, org.rep.db)).rejects.toMatchObject({ code: 'forbidden' });
    const other = await stack.orgWith();
    await expect(approve(adopt, other.admin.db)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getPlan(other.admin.db, org.id, plan.id)).rejects.toMatchObject({ code: 'not_found' });
    const first = await approve(adopt);
    expect(first).toMatchObject({ status: 'canary', decision: { note: 'Try it.', by: org.admin.id } });
    const second = await approve(adopt);
    expect(second).toEqual(first);
    await expect(decideItem(org.admin.db, org.id, at(adopt), { decision: 'reject' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const audited = await stack.sql.query<{ action: string }>(
      `select action from public.audit_log where org_id = $1 and entity_id = $2`,
      [org.id, adopt.id],
    );
    expect(audited).toEqual([{ action: 'plan_item.approved' }]);
  });

  it('directs the canary share otherwise, the same unit always alike, and the rest as before', async () => {
    const before = await told();
    const item = await approve(adopt);
    const { treated, control } = units(item, 60);
    expect(treated.length).toBeGreaterThan(0);
    const changed = await told(treated[0]);
    expect(changed.best_practices[0]).toMatchObject({ source: 'plan', pattern: { framework: 'PAS' } });
    expect(changed.experiment).toEqual({ plan_item_id: item.id, arm: 'treatment' });
    const same = await told(control[0]);
    const arm = { plan_item_id: item.id, arm: 'control' };
    expect(same).toEqual({ ...before, experiment: arm, experiments: [arm] });
    expect(await told()).toEqual(before);
    expect((await told(treated[0])).version).toBe(changed.version);
  });

  it('is in force for everybody once it is credibly better, with the result beside the forecast', async () => {
    const item = await approve(adopt);
    await sendArms(stack, org.id, item.id, [
      { arm: 'control', n: 480, positive: 40 },
      { arm: 'treatment', n: 120, positive: 12 },
    ]);
    expect(await reviewCanaries(stack.service, org.id)).toEqual([]);
    const running = await reread(item);
    expect(running?.measured).toMatchObject({ n_control: 480, n_treatment: 120, window_over: false });
    const [low, high] = running?.measured?.interval ?? [0, 0];
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    await sendArms(stack, org.id, item.id, [
      { arm: 'control', n: 1200, positive: 80 },
      { arm: 'treatment', n: 300, positive: 90 },
    ]);
    expect(await reviewCanaries(stack.service, org.id)).toEqual([item.id]);
    expect(await reread(item)).toMatchObject({ status: 'adopted', measured: { n_treatment: 420 } });
    expect((await told()).best_practices[0]).toMatchObject({ source: 'plan' });
    expect((await told(crypto.randomUUID())).experiment).toBeNull();
    const { record } = await listPlans(org.rep.db, org.id, { limit: 10 });
    expect(record).toMatchObject({ n: 1, adopted: 1 });
    expect(record.ratio).toBeCloseTo((102 / 420 - 120 / 1680) / adopt.expected.delta);
    const back = await takeBackItem(org.admin.db, org.id, at(item));
    expect(back.status).toBe('taken_back');
    expect((await told()).best_practices.some(({ source }) => source === 'plan')).toBe(false);
  });

  it('goes back by itself when a guardrail is credibly higher', async () => {
    const before = await told();
    const item = await approve(adopt);
    await sendArms(stack, org.id, item.id, [
      { arm: 'control', n: 400, positive: 30 },
      { arm: 'treatment', n: 100, positive: 20, unsubscribed: 20 },
    ]);
    await reviewCanaries(stack.service, org.id);
    expect(await reread(item)).toMatchObject({
      status: 'rolled_back',
      ended: { reason: expect.stringContaining('unsubscribe rate') },
    });
    expect((await told()).best_practices).toEqual(before.best_practices);
  });

  it('goes back when the split is broken, and the next change that waits begins', async () => {
    const item = await approve(adopt);
    const waiting = await approve(itemOf('retire', 'framework'));
    expect(waiting.status).toBe('waiting');
    await sendArms(stack, org.id, item.id, [
      { arm: 'control', n: 100, positive: 8 },
      { arm: 'treatment', n: 100, positive: 8 },
    ]);
    await reviewCanaries(stack.service, org.id);
    expect((await reread(item))?.ended?.reason).toContain('split');
    expect((await reread(waiting))?.status).toBe('canary');
    const { treated } = units(waiting, 60);
    expect((await told(treated[0])).avoid[0]).toMatchObject({
      source: 'plan',
      pattern: { framework: 'AIDA' },
    });
  });

  it('says after its window that it is undecided, and only an admin settles it, with a reason', async () => {
    const item = await approve(adopt);
    expect(item.is_undecided).toBe(false);
    await sendArms(stack, org.id, item.id, [
      { arm: 'control', n: 400, positive: 30 },
      { arm: 'treatment', n: 100, positive: 9 },
    ]);
    await reviewCanaries(stack.service, org.id);
    const settle = (db = org.admin.db, note = 'Small, but it costs nothing.') =>
      adoptItem(db, org.id, at(item), note);
    await expect(settle()).rejects.toMatchObject({ code: 'conflict' });
    await passWindow(item);
    expect(await reviewCanaries(stack.service, org.id)).toEqual([]);
    expect(await reread(item)).toMatchObject({
      status: 'canary',
      is_undecided: true,
      measured: { window_over: true, n_control: 400, n_treatment: 100 },
    });
    const { data, record } = await listPlans(org.rep.db, org.id, { limit: 10 });
    expect(data[0]).toMatchObject({ n_undecided: 1, statuses: { canary: 1 } });
    // Raw: 9/100 − 30/400.
    expect(record.n).toBe(1);
    expect(record.realised).toBeCloseTo(0.015);
    await expect(settle(org.rep.db)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(settle(org.admin.db, ' ')).rejects.toMatchObject({ code: 'validation' });
    expect(await settle()).toMatchObject({
      status: 'adopted',
      is_undecided: false,
      ended: { reason: 'Small, but it costs nothing.', by: org.admin.id },
    });
    expect((await told(crypto.randomUUID())).best_practices[0]).toMatchObject({ source: 'plan' });
    const audited = await stack.sql.query<{ actor_id: string }>(
      `select actor_id from public.audit_log where org_id = $1 and entity_id = $2 and action = 'plan_item.adopted'`,
      [org.id, item.id],
    );
    expect(audited).toEqual([{ actor_id: org.admin.id }]);
  });

  it('ends an undecided trial by hand, with the reason on the card', async () => {
    const item = await approve(adopt);
    await passWindow(item);
    const ended = await takeBackItem(org.admin.db, org.id, at(item), 'Nothing came of it.');
    expect(ended).toMatchObject({
      status: 'taken_back',
      ended: { reason: 'Nothing came of it.', by: org.admin.id },
    });
    expect((await told()).best_practices.some(({ source }) => source === 'plan')).toBe(false);
  });

  it('does not propose again what waits for a decision or was refused', async () => {
    await decideItem(org.admin.db, org.id, at(adopt), { decision: 'reject' });
    expect(await proposePlan(stack.service, org.id, 'scheduled')).toBeNull();
  });
});
