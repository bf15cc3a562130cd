import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '../../supabase/embedded/test-db';
import { overrideEnv } from '../env/env';
import { getPlan } from '../intelligence/plan-queries';
import type { PlanItem } from '../intelligence/plan-schema';
import { decideItem, proposePlan, takeBackItem } from '../intelligence/plan-service';
import type { TrialArm } from '../intelligence/schema';
import { send } from '../intelligence/testing/send';
import { createCampaign } from './campaign-service';
import { launchCampaign } from './launch-service';
import { listOutbox } from './outbox-queries';
import { outboxQuery } from './outbox-schema';
import { markSent } from './outbox-service';
import { settleOutdated } from './outdated-service';
import { storeSequence } from './sequence-store';

let stack: TestStack;
let org: TestOrg;
let item: PlanItem;
let sequenceId: string;
let contacts: string[];
let place: { planId: string; itemId: string };
beforeAll(async () => {
  // Launching asks whether mail can be sent; nothing is asked of these addresses.
  overrideEnv({
    SUPABASE_URL: 'http://localhost:1',
    SUPABASE_PUBLISHABLE_KEY: 'none',
    SENDGRID_API_KEY: undefined,
  });
  stack = await testStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  org = await stack.orgWith();
  await stack.sql.query(
    `update public.organizations set settings = settings || '{"plans": {"canary_share": 0.5}}' where id = $1`,
    [org.id],
  );
  await send(stack, org.id, [
    { framework: 'PAS', n: 200, positive: 50 },
    { framework: 'AIDA', n: 200, positive: 4 },
  ]);
  const { db } = org.rep;
  const plan = await getPlan(db, org.id, (await proposePlan(db, org.id, 'asked')) ?? '');
  const found = plan.items.find(
    ({ kind, target }) => kind === 'adopt' && Object.keys(target.pattern).join() === 'framework',
  );
  if (!found) throw new Error('The plan adopts no framework.');
  item = await decideItem(
    org.admin.db,
    org.id,
    { planId: plan.id, itemId: found.id },
    { decision: 'approve' },
  );
  place = { planId: plan.id, itemId: found.id };
  const rows = Array.from({ length: 12 }, (_, i) => ({
    org_id: org.id,
    name: `Ada Number${i}`,
    email: `ada${i}@reader.example`,
  }));
  contacts = ((await stack.service.from('contacts').insert(rows).select('id')).data ?? []).map(
    ({ id }) => id,
  );
  const treated = [{ plan_item_id: item.id, arm: 'treatment' }];
  const control = [{ plan_item_id: item.id, arm: 'control' }];
  sequenceId = await storeSequence(db, org.id, {
    ...{ name: 'Spring', goal: null, contactId: null, context: {}, directiveVersion: null, notes: [] },
    ...{ engine: 'local', fallbackReason: null },
    steps: [
      step(0, 'Hi {first_name},\n\nDays are lost. They add up. We end that.', 'PAS', treated),
      step(0, 'Hi {first_name},\n\nWhat holds you up?', 'QVC', control),
      step(1, 'Hi {first_name},\n\nIs it yours?', 'QVC', []),
    ],
  });
});

const step = (at: number, body: string, framework: string, arms: TrialArm[]) => ({
  ...{
    place: at,
    day: at * 3,
    channel: 'email' as const,
    subject_line: `About ${framework}`,
    body,
    cta: null,
  },
  agent_decisions: { WriterAgent: { framework } },
  ...{ practice_ids: [], directives: [], arms, basis: 'built_in' as const },
});

async function launch(): Promise<string> {
  const { id } = await createCampaign(org.rep.db, org.id, {
    name: 'Spring',
    audience: { contact_ids: contacts },
    sequence_id: sequenceId,
  });
  await launchCampaign(org.rep.db, org.id, org.rep.id, id);
  return id;
}
const listed = async (query: object, db = org.rep.db) =>
  (await listOutbox(db, org.id, outboxQuery.parse({ limit: 200, ...query }))).data;
const isTreated = ({ experiment }: { experiment: Record<string, unknown> | null }) =>
  experiment?.arm === 'treatment';
const claimed = async (): Promise<string[]> => {
  await stack.sql.query(
    `update public.outbox_messages set due_at = now() - interval '1 minute' where org_id = $1`,
    [org.id],
  );
  const { data, error } = await stack.service.rpc('claim_outbox', { p_org_id: org.id, p_limit: 200 });
  if (error) throw error;
  return data.map(({ id }) => id);
};
const notified = () =>
  stack.sql.query<{ title: string; resolved_at: string | null; owner_id: string; href: string }>(
    `select title, resolved_at, owner_id, href from public.notifications where org_id = $1 and dedupe_key like 'outbox:%'`,
    [org.id],
  );

describe('a trial that goes back', () => {
  it('holds what it shaped and has not left, tells who launched it, and leaves the rest alone', async () => {
    const campaign = await launch();
    const treated = (await listed({ campaign_id: campaign })).filter(isTreated);
    expect(treated.length).toBeGreaterThan(1);
    expect(treated.length).toBeLessThan(contacts.length);
    const [sent, ...waiting] = treated;
    await markSent(org.rep.db, org.id, sent?.id ?? '', undefined);
    await takeBackItem(org.admin.db, org.id, place, 'Too bold.');

    const held = await listed({ status: 'outdated' });
    expect(new Set(held.map(({ id }) => id))).toEqual(new Set(waiting.map(({ id }) => id)));
    expect(held[0]?.outdated).toEqual({
      plan_item_id: item.id,
      plan_id: place.planId,
      rule: expect.stringContaining('Always use the PAS framework'),
      choice: null,
    });
    const all = await listed({ status: 'all' });
    expect(all.find(({ id }) => id === sent?.id)).toMatchObject({ status: 'sent', outdated: null });
    expect(all.filter(({ outdated }) => outdated)).toHaveLength(waiting.length);
    expect(await notified()).toEqual([
      {
        title: `${waiting.length} messages wait for your choice`,
        owner_id: org.rep.id,
        href: '/outbox?show=outdated',
        resolved_at: null,
      },
    ]);
    const going = await claimed();
    expect(going).toHaveLength(contacts.length * 2 - treated.length);
    expect(going.some((id) => waiting.some((one) => one.id === id))).toBe(false);
  });

  it('gives the text from before with one action, and takes it back again', async () => {
    await launch();
    await takeBackItem(org.admin.db, org.id, place);
    const held = await listed({ status: 'outdated' });
    const ids = held.map(({ id }) => id);
    const { data } = await settleOutdated(org.rep.db, org.id, { choice: 'replaced', ids });
    expect(data).toHaveLength(ids.length);
    for (const message of data) {
      expect(message).toMatchObject({
        body: 'Hi Ada,\n\nWhat holds you up?',
        subject_line: 'About QVC',
        agent_decisions: { WriterAgent: { framework: 'QVC' } },
        experiment: null,
        outdated: { choice: 'replaced' },
      });
    }
    expect(await listed({ status: 'outdated' })).toEqual([]);
    expect((await notified())[0]?.resolved_at).not.toBeNull();

    const back = await settleOutdated(org.rep.db, org.id, { choice: 'undone', ids });
    expect(back.data).toEqual(held);
    expect((await notified())[0]?.resolved_at).toBeNull();
    await settleOutdated(org.rep.db, org.id, { choice: 'kept', ids: ids.slice(0, 1) });
    const going = await claimed();
    expect(going.filter((id) => ids.includes(id))).toEqual(ids.slice(0, 1));
  });

  it('changes nothing for others, for what was sent, or twice', async () => {
    await launch();
    await takeBackItem(org.admin.db, org.id, place);
    const [one] = await listed({ status: 'outdated' });
    const ids = [one?.id ?? ''];
    const stranger = await stack.orgWith();
    expect((await settleOutdated(stranger.admin.db, stranger.id, { choice: 'kept', ids })).data).toEqual([]);
    await expect(settleOutdated(stranger.admin.db, org.id, { choice: 'kept', ids })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await settleOutdated(org.rep.db, org.id, { choice: 'undone', ids })).data).toEqual([]);
    expect((await settleOutdated(org.rep.db, org.id, { choice: 'kept', ids })).data).toHaveLength(1);
    expect((await settleOutdated(org.rep.db, org.id, { choice: 'replaced', ids })).data).toEqual([]);
    await markSent(org.rep.db, org.id, one?.id ?? '', undefined);
    expect((await settleOutdated(org.rep.db, org.id, { choice: 'undone', ids })).data).toEqual([]);
  });

  it('also holds what was written after the change was in force for everybody', async () => {
    await stack.sql.query(
      `update public.optimization_plan_items set status = 'adopted', ended_at = now() where id = $1`,
      [item.id],
    );
    await launch();
    expect((await listed({ status: 'outdated' })).length).toBe(0);
    await takeBackItem(org.admin.db, org.id, place);
    const held = await listed({ status: 'outdated' });
    expect(held.map(({ step }) => step)).toEqual(contacts.map(() => 1));
  });
});
