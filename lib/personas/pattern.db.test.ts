import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { indexSources } from '../retrieval/index-sources';
import { createRng } from '../stats/rng';
import { contactEmbeddingSource } from './embedding-source';
import { learnPatterns } from './pattern-learn';
import { hasPattern, listPatterns, patternsOf } from './pattern-queries';
import { similarProfiles } from './similar-service';
import { insertPeople, insertTouches, type Touch } from './testing/people';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 1, 2);
const EACH = 40;
let stack: TestStack;
let org: TestOrg;
let quick: string[];
let slow: string[];

/** Twelve mails to each person. Quick ones answer most of them in the morning after, slow ones every other, late, by phone. */
function touchesOf(people: number, isQuick: boolean, seed: number): Touch[] {
  const rng = createRng(seed);
  return Array.from({ length: people }, (_, contact) =>
    Array.from({ length: 12 }, (_, week) => {
      const sent = START + week * 7 * 24 * HOUR + (14 + rng.int(3)) * HOUR;
      const replied = rng.next() < (isQuick ? 0.9 : 0.5);
      const wait = isQuick ? 16 + rng.int(4) : 96 + rng.int(5);
      const mail: Touch = {
        contact,
        kind: 'email',
        direction: 'outbound',
        at: new Date(sent).toISOString(),
        metadata: { opened: replied || rng.next() < 0.3, clicked: false, replied },
      };
      const answer: Touch = {
        contact,
        kind: isQuick ? 'email' : 'call',
        direction: 'inbound',
        at: new Date(sent + wait * HOUR).toISOString(),
      };
      return replied ? [mail, answer] : [mail];
    }).flat(),
  ).flat();
}

async function addPeople(isQuick: boolean, n: number, seed: number): Promise<string[]> {
  const spec = isQuick
    ? { industry: 'Software', company_size: 'small', job_title: 'IT director' }
    : { industry: 'Hospital', company_size: 'large', job_title: 'Procurement lead' };
  const ids = await insertPeople(
    stack,
    org.id,
    Array.from({ length: n }, () => spec),
  );
  await insertTouches(stack, org.id, ids, touchesOf(n, isQuick, seed));
  await stack.service.rpc('refresh_behaviours', { p_org_id: org.id, p_contact_ids: ids });
  return ids;
}
const patternOf = async (id: string) => (await patternsOf(org.rep.db, org.id, id))[0];

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  quick = await addPeople(true, EACH, 1);
  slow = await addPeople(false, EACH, 2);
});
afterAll(() => stack.close());

describe('behavioural patterns', () => {
  it('recognise both kinds of people, by what they do, with rates that add up', async () => {
    expect(await hasPattern(org.rep.db, org.id, quick[0] ?? '')).toBe(false);
    expect(await learnPatterns(stack.service, org.id)).toBe(2);
    const patterns = await listPatterns(org.rep.db, org.id);
    expect(patterns.map(({ n }) => n)).toEqual([EACH, EACH]);
    const own = await patternOf(quick[0] ?? '');
    expect(own?.name).toMatch(/answers|morning|phone|opens/i);
    const [counted] = await stack.sql.query<{ replied: number; n: number }>(
      `select count(*) filter (where a.metadata ->> 'replied' = 'true')::int as replied, count(*)::int as n
       from public.activities a where a.contact_id = any ($1) and a.direction = 'outbound'`,
      [quick],
    );
    expect(own?.reply_rate.n).toBe(counted?.n);
    expect(own?.reply_rate.raw).toBeCloseTo((counted?.replied ?? 0) / (counted?.n ?? 1), 12);
    expect(own?.reply_rate.interval[0]).toBeLessThan(own?.reply_rate.mean ?? 0);
    expect(own?.win_rate).toMatchObject({ raw: null, n: 0 });
    for (const id of quick) expect((await patternOf(id))?.id).toBe(own?.id);
    expect((await patternOf(slow[0] ?? ''))?.id).not.toBe(own?.id);
    expect(await hasPattern(org.rep.db, org.id, quick[0] ?? '')).toBe(true);
  });

  it('keep their ids and names when people join, and are seen by members only', async () => {
    const before = await listPatterns(org.rep.db, org.id);
    await addPeople(true, 8, 3);
    await learnPatterns(stack.service, org.id);
    const after = await listPatterns(org.rep.db, org.id);
    const named = (list: typeof after) => list.map(({ id, name }) => `${id} ${name}`).sort();
    expect(named(after)).toEqual(named(before));
    expect(after.reduce((sum, { n }) => sum + n, 0)).toBe(2 * EACH + 8);
    const other = await stack.orgWith();
    expect(await listPatterns(other.admin.db, org.id)).toEqual([]);
    expect(await patternsOf(other.admin.db, org.id, quick[0] ?? '')).toEqual([]);
  });
});

describe('similar profiles', () => {
  it('are found by behaviour alone, then by description too', async () => {
    const id = quick[0] ?? '';
    const alone = await similarProfiles(org.rep.db, org.id, id, { limit: 10 });
    expect(alone.data).toHaveLength(10);
    expect(alone.data.every(({ contact_id }) => !slow.includes(contact_id))).toBe(true);
    expect(alone.data[0]?.parts).toMatchObject({ description: null });
    const ids = [...quick.slice(0, 12), ...slow.slice(0, 4)];
    const texts = await contactEmbeddingSource.load(stack.service, org.id, ids);
    for (const { text } of texts) expect(text).not.toMatch(/Pat|Person|@|Firm/);
    await indexSources(stack.service, org.id, 'contact', texts);
    const both = await similarProfiles(org.rep.db, org.id, id, { limit: 5 });
    expect(both.data[0]?.parts.description).toBeCloseTo(1, 3);
    expect(both.data[0]?.similarity).toBeGreaterThan(alone.data[0]?.similarity ?? 1);
    expect(both.n).toBe(25);
    expect(both.data.map(({ contact_id }) => contact_id)).not.toContain(id);
  });

  it('say what was tried with them, and never with the person itself', async () => {
    const id = quick[0] ?? '';
    const message = (lead: string, framework: string, positive: boolean) =>
      stack.sql.query(
        `insert into public.outcome_labels (org_id, lead_id, channel, message_body, framework, tone, sent_at, delivered, replied, sentiment_label, interest_signal)
         values ($1, $2, 'email', 'Hello', $3, 'direct', '2026-09-01T10:00:00Z', true, $4, case when $4 then 'positive' end, $4)`,
        [org.id, lead, framework, positive],
      );
    for (let i = 0; i < 6; i++) await message(id, 'AIDA', true);
    const { data } = await similarProfiles(org.rep.db, org.id, id, { limit: 25 });
    for (const [i, { contact_id }] of data.entries()) {
      await message(contact_id, i % 2 === 0 ? 'PAS' : 'BAB', i % 2 === 0 && i % 4 === 0);
    }
    const { worked, positive_reply_rate } = await similarProfiles(org.rep.db, org.id, id);
    const frameworks = worked.filter(({ dimension }) => dimension === 'framework');
    expect(frameworks.map(({ value, rate }) => [value, rate.n])).toEqual([
      ['PAS', 13],
      ['BAB', 12],
    ]);
    expect(frameworks[0]?.rate.raw).toBeCloseTo(7 / 13, 12);
    expect(frameworks[0]?.rate.mean).toBeLessThan(7 / 13);
    expect(worked.find(({ dimension }) => dimension === 'time')).toMatchObject({ value: '09-12' });
    expect(positive_reply_rate).toMatchObject({ n: 25 });
  });

  it('of a stranger are nobody, and an erased person is in no answer', async () => {
    const other = await stack.orgWith();
    const seen = await similarProfiles(other.rep.db, org.id, quick[0] ?? '');
    expect(seen).toMatchObject({ data: [], n: 0, worked: [] });
    const gone = quick[1] ?? '';
    await org.admin.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: gone });
    const left = await stack.sql.query(
      `select 1 from public.behavioral_pattern_members where contact_id = $1
       union all select 1 from public.contact_behaviours where contact_id = $1
       union all select 1 from public.embeddings where source_id = $1`,
      [gone],
    );
    expect(left).toEqual([]);
  });
});
