import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { getPractice, listPractices } from './queries';
import { GUARDRAILS, practiceListQuery, RATES } from './schema';

let stack: TestStack;
let org: TestOrg;
let cited: string;

const rate = (mean: number, n = 40) => ({ mean, interval: [mean / 2, mean * 1.5], raw: mean, n });
const rates = (given: Record<string, ReturnType<typeof rate>>) => ({
  ...Object.fromEntries([...RATES, ...GUARDRAILS].map((name) => [name, rate(0.02)])),
  ...given,
});

async function insert(content: string, given: Record<string, ReturnType<typeof rate>>): Promise<string> {
  const [row] = await stack.sql.query<{ id: string }>(
    `insert into public.best_practices (org_id, category, content, rates, provenance)
      values ($1, 'email', $2, $3, '{"kind": "person"}') returning id`,
    [org.id, content, JSON.stringify(rates(given))],
  );
  if (!row) throw new Error('Nothing was inserted.');
  return row.id;
}

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  await insert('low', { meeting_rate: rate(0.05), open_rate: rate(0.9) });
  cited = await insert('high', { meeting_rate: rate(0.2), open_rate: rate(0.4) });
  await insert('middle', { meeting_rate: rate(0.1), open_rate: rate(0.5) });
  // What is usual elsewhere, of no message of its own.
  await insert('unmeasured', { meeting_rate: rate(0.5, 0), open_rate: rate(0.99, 0) });
});
afterAll(() => stack.close());

const order = async (sort: string, limit = 50) => {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPractices>> = await listPractices(
      org.rep.db,
      org.id,
      practiceListQuery.parse({ sort, limit, ...(cursor ? { cursor } : {}) }),
    );
    found.push(...page.data.map(({ content }) => content));
    cursor = page.next_cursor;
  } while (cursor);
  return found;
};

describe('the library in order', () => {
  it.each([
    ['-meeting_rate', ['high', 'middle', 'low', 'unmeasured']],
    ['meeting_rate', ['low', 'middle', 'high', 'unmeasured']],
    ['-open_rate', ['low', 'middle', 'high', 'unmeasured']],
  ])('goes by %s, what was not measured last, page by page as at once', async (sort, expected) => {
    expect(await order(sort)).toEqual(expected);
    expect(await order(sort, 1)).toEqual(expected);
  });
  it('refuses an order that it does not know', () => {
    expect(practiceListQuery.safeParse({ sort: '-luck' }).success).toBe(false);
    expect(practiceListQuery.safeParse({ sort: '--n' }).success).toBe(false);
  });
});

describe('the use of a practice', () => {
  it('is the messages that were written from it, not those that taught it', async () => {
    expect((await getPractice(org.rep.db, org.id, cited)).use).toBeNull();
    const sent = ['2026-10-01T08:00:00Z', '2026-10-09T08:00:00Z', '2026-10-20T08:00:00Z'];
    for (const [index, at] of sent.entries()) {
      await stack.sql.query(
        `with m as (insert into public.outcome_labels (org_id, channel, message_body, sent_at) values ($1, 'email', 'Hi', $2)
          returning id)
        insert into public.practice_usage (org_id, practice_id, outcome_id, how) select $1, $3, m.id, $4 from m`,
        [org.id, at, cited, index < 2 ? 'cited' : 'taught'],
      );
    }
    const { use } = await getPractice(org.rep.db, org.id, cited);
    expect(use?.messages).toBe(2);
    expect([use?.first_sent_at, use?.last_sent_at].map((at) => at && new Date(at).toISOString())).toEqual([
      '2026-10-01T08:00:00.000Z',
      '2026-10-09T08:00:00.000Z',
    ]);
  });
});
