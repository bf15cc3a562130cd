import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { aggregate } from './aggregate';
import { commonsCells, givenCells, listReceipts } from './commons-queries';
import { commonsTemplates, contributeTemplates, givenTemplates } from './commons-templates';
import { learnIntelligence } from './learn';
import { currentDirective } from './service';
import { type Batch, send } from './testing/send';

const CANARY = 'Zanzibar Canary Industries';
let stack: TestStack;
let members: TestOrg[];
let giant: TestOrg;

const join = (org: TestOrg, isMember = true) =>
  org.admin.db.rpc('change_setting', { p_org_id: org.id, p_key: 'commons', p_value: isMember });
async function run(orgs: readonly TestOrg[]) {
  for (const { id } of orgs) await stack.service.rpc('contribute_to_commons', { p_org_id: id });
  await stack.service.rpc('publish_commons');
}
const usual: Batch[] = [
  { framework: 'PAS', n: 60, positive: 15, body: `Dear ${CANARY}, hello` },
  { framework: 'AIDA', n: 60, positive: 2 },
];
const cellOf = async (framework: string) =>
  (await commonsCells(stack.service)).find(
    ({ pattern, context }) =>
      JSON.stringify(pattern) === JSON.stringify({ framework }) && Object.keys(context).length === 0,
  );

beforeAll(async () => {
  stack = await testStack();
  members = [];
  for (let i = 0; i < 5; i++) {
    const org = await stack.orgWith(`Member ${i}`);
    await send(stack, org.id, usual);
    await join(org);
    members.push(org);
  }
  giant = await stack.orgWith('Giant');
  await send(stack, giant.id, [
    { framework: 'PAS', n: 299, positive: 10 },
    { framework: 'BAB', n: 301, positive: 10 },
    { framework: CANARY, n: 50, positive: 5 },
  ]);
});
afterAll(() => stack.close());

describe('the commons', () => {
  it('publishes nothing below five organisations', async () => {
    await run(members.slice(0, 4));
    expect(await commonsCells(stack.service)).toEqual([]);
    await run(members);
    const cell = await cellOf('PAS');
    expect(cell).toMatchObject({ n: 300, n_organizations: 5, largest_share: 0.2 });
    expect(cell?.counts).toMatchObject({ sent: 300, positive_replies: 75 });
  });

  it('counts nobody who did not opt in, and withholds what one organisation dominates', async () => {
    expect(await cellOf('PAS')).toMatchObject({ n: 300 });
    await join(giant);
    await run([...members, giant]);
    // 299 of 599 is below half; of everything, 650 of 1,250 is not.
    expect(await cellOf('PAS')).toMatchObject({ n: 599, n_organizations: 6 });
    const everything = (await commonsCells(stack.service)).filter(
      ({ pattern, context }) => Object.keys({ ...pattern, ...context }).length === 0,
    );
    expect(everything).toEqual([]);
    await send(stack, giant.id, [{ framework: 'PAS', n: 2, positive: 0 }]);
    await run([giant]);
    expect(await cellOf('PAS')).toBeUndefined();
    expect(await cellOf('BAB')).toBeUndefined();
  });

  it('carries no text and no name of anybody', async () => {
    const [row] = await stack.sql.query<{ text: string }>(
      'select coalesce(string_agg(p::text, chr(10)), $1) as text from public.commons_patterns p',
      [''],
    );
    expect(row?.text).toContain('AIDA');
    for (const secret of [CANARY, ...members.map(({ id }) => id), 'Member 0']) {
      expect(row?.text).not.toContain(secret);
    }
  });

  it('is read by members only, and each sees only what it gave', async () => {
    await join(giant, false);
    await run(members);
    const [member, other] = members;
    if (!member || !other) throw new Error('There are members.');
    expect((await commonsCells(member.rep.db)).length).toBeGreaterThan(0);
    expect(await commonsCells(giant.admin.db)).toEqual([]);
    expect(await givenCells(giant.admin.db, giant.id)).toEqual([]);
    expect((await givenCells(member.rep.db, member.id)).length).toBeGreaterThan(0);
    expect(await givenCells(member.rep.db, other.id)).toEqual([]);
    const [receipt] = await listReceipts(member.rep.db, member.id);
    expect(receipt).toMatchObject({ messages_given: 120 });
    expect(receipt?.cells_published).toBe(receipt?.cells_given);
    expect(await listReceipts(member.rep.db, other.id)).toEqual([]);
    const [left] = await listReceipts(giant.rep.db, giant.id);
    expect(left).toMatchObject({ cells_given: 0, cells_received: 0 });
    expect((await member.rep.db.rpc('publish_commons')).error?.code).toBe('42501');
  });

  it('directs a newcomer that opted in, and not one that did not or that left again', async () => {
    const newcomer = await stack.orgWith('Newcomer');
    const ask = () => currentDirective(newcomer.rep.db, newcomer.id, { agentName: 'WriterAgent' });
    await learnIntelligence(stack.service, newcomer.id);
    expect((await ask()).evidence.basis).toBe('insufficient');
    expect((await ask()).best_practices).toEqual([]);
    expect((await aggregate(newcomer.rep.db, newcomer.id)).commons).toBeNull();

    await join(newcomer);
    await learnIntelligence(stack.service, newcomer.id);
    const told = await ask();
    expect(told.best_practices).toMatchObject([
      { pattern: { framework: 'PAS' }, source: 'commons', organizations: 5, evidence: { n: 300 } },
    ]);
    expect(told.avoid).toMatchObject([{ pattern: { framework: 'AIDA' }, source: 'commons' }]);
    expect(told.evidence.basis).toBe('commons');
    expect((await aggregate(newcomer.rep.db, newcomer.id)).commons?.winning.length).toBeGreaterThan(0);

    await join(newcomer, false);
    expect((await ask()).best_practices).toEqual([]);
    expect((await ask()).avoid).toEqual([]);
    expect(await commonsCells(newcomer.rep.db)).toEqual([]);
  });
  it('publishes a template that five use word for word, with a slot for everybody in it', async () => {
    const subjects = (orgId: string, subject: string, n: number) =>
      stack.sql.query(
        `with people as (
           insert into public.contacts (org_id, name, email)
           select $1, 'Gudrun Wellenstein', gen_random_uuid() || '@w.example' from generate_series(1, $3::integer) returning id)
         insert into public.outcome_labels (org_id, lead_id, channel, subject_line, message_body, sent_at, delivered)
         select $1, p.id, 'email', $2, 'Hello', now(), true from people p`,
        [orgId, subject, n],
      );
    const give = async (orgs: readonly TestOrg[]) => {
      for (const { id } of orgs) await contributeTemplates(stack.service, id);
      await stack.service.rpc('publish_commons');
    };
    const published = async () =>
      (await commonsTemplates(stack.service))
        .map(({ template }) => template)
        .filter((text) => text !== 'A question');
    for (const { id } of members.slice(0, 4)) await subjects(id, 'Gudrun, 3 ideas for next year', 6);
    const [only] = members;
    await subjects(only?.id ?? '', 'Wellenstein and the only one', 20);
    await give(members.slice(0, 4));
    expect(await published()).toEqual([]);
    for (const { id } of members.slice(4)) await subjects(id, 'Gudrun, 14 ideas for next year', 6);
    await give(members);
    expect(await published()).toEqual(['{first_name}, {number} ideas for next year']);
    const mine = await givenTemplates(only?.rep.db ?? stack.service, only?.id ?? '');
    expect(mine.map(({ template }) => template)).toContain('{last_name} and the only one');
    expect(await givenTemplates(members[1]?.rep.db ?? stack.service, only?.id ?? '')).toEqual([]);
    expect(await commonsTemplates(giant.rep.db)).toEqual([]);
    const [receipt] = await listReceipts(only?.rep.db ?? stack.service, only?.id ?? '');
    expect(receipt).toMatchObject({ templates_given: 3, templates_published: 2, templates_received: 2 });
    // One that has more than half of it would show its own.
    await subjects(only?.id ?? '', 'Gudrun, 5 ideas for next year', 40);
    await give(members);
    expect(await published()).toEqual([]);
    const stored = await stack.sql.query<{ text: string }>(
      `select coalesce(string_agg(g::text, ' '), '') as text from public.commons_templates_given g`,
    );
    expect(stored[0]?.text).not.toMatch(/Gudrun|Wellenstein/);
  });
});
