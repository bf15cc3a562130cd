import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { getPractice, listPractices, practiceFacets } from './queries';
import { type FacetsQuery, practiceListQuery } from './schema';
import { changePractice, createPractice } from './service';

let stack: TestStack;
let org: TestOrg;
let weak: string;
const make = async (content: string, replied: number, industry?: string) =>
  (
    await createPractice(org.rep.db, org.id, {
      category: 'cta',
      content,
      context: industry ? { industry } : {},
      tags: [],
      performance_metrics: { sent: 200, replied },
    })
  ).id;
beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  weak = await make('Book a slot in my calendar', 4, 'Retail');
  await make('Would a look at the numbers help?', 60, 'Retail');
  await make('Shall I send the case of a grid operator?', 50, 'Energy');
});
afterAll(() => stack.close());
const change = (changes: object) => changePractice(org.rep.db, org.id, org.rep.id, weak, changes);

describe('where a practice stands', () => {
  it('says why with a rate, its interval and n', async () => {
    const { status, status_reason } = await getPractice(org.rep.db, org.id, weak);
    expect(status).toBe('weak');
    expect(status_reason).toMatch(
      /^Reply rate \d+\.\d % \(\d+\.\d–\d+\.\d %, n = 200\) is not above 10\.0 %\.$/,
    );
  });

  it('comes back marked when evidence calls it weak', async () => {
    expect(await change({ status: 'retired' })).toMatchObject({ status: 'retired', status_by: 'person' });
    expect(await change({ status: 'active' })).toMatchObject({
      status: 'weak',
      status_by: 'evidence',
      evidence_status: 'weak',
    });
  });

  it('is followed on a word with a reason, and evidence stays beside it', async () => {
    const followed = await change({ status: 'active', reason: 'The law asks for it.' });
    expect(followed).toMatchObject({
      status: 'active',
      status_by: 'person',
      status_reason: 'The law asks for it.',
      evidence_status: 'weak',
    });
    await createPractice(org.rep.db, org.id, {
      category: 'cta',
      content: 'Book a slot in my calendar',
      context: { industry: 'Retail' },
      tags: [],
      performance_metrics: { sent: 100, replied: 1 },
    });
    expect(await getPractice(org.rep.db, org.id, weak)).toMatchObject({
      status: 'active',
      status_by: 'person',
      evidence_status: 'weak',
      evidence_reason: expect.stringContaining('n = 300'),
    });
    await change({ status: 'retired' });
    await change({ status: 'active' });
  });

  it('needs a reason where evidence itself retired it', async () => {
    await stack.sql.query(
      `update public.best_practices set status = 'retired', status_by = 'expiry', evidence_status = 'retired' where id = $1`,
      [weak],
    );
    await expect(change({ status: 'active' })).rejects.toMatchObject({ code: 'validation' });
    expect(await change({ status: 'active', reason: 'Spring is back.' })).toMatchObject({ status: 'active' });
  });
});

describe('facets', () => {
  it('count what the other filters leave, as many as choosing them shows', async () => {
    await stack.sql.query(`update public.best_practices set status = 'weak' where id = $1`, [weak]);
    const facets = (query: FacetsQuery) => practiceFacets(org.rep.db, org.id, query);
    const counts = async (facet: string, query: FacetsQuery) =>
      Object.fromEntries(
        (await facets(query)).filter((one) => one.facet === facet).map(({ value, n }) => [value, n]),
      );
    expect(await counts('industry', {})).toEqual({ Retail: 2, Energy: 1 });
    expect(await counts('industry', { status: 'active' })).toEqual({ Retail: 1, Energy: 1 });
    expect(await counts('industry', { industry: 'Energy' })).toEqual({ Retail: 2, Energy: 1 });
    expect(await counts('status', { industry: 'Energy', status: 'weak' })).toEqual({ active: 1 });
    expect(await counts('status', { q: 'calendar' })).toEqual({ weak: 1 });
    const other = await stack.orgWith();
    expect(await practiceFacets(other.rep.db, org.id)).toEqual([]);
    for (const [industry, n] of Object.entries(await counts('industry', { status: 'active' }))) {
      const query = practiceListQuery.parse({ status: 'active', industry });
      expect((await listPractices(org.rep.db, org.id, query)).data).toHaveLength(n);
    }
  });
});
