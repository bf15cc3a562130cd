import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { learnBenchmarks } from './benchmark-learn';
import { benchmarksFor, listBenchmarks } from './benchmark-queries';
import type { BenchmarkRow } from './benchmark-schema';
import { resetBenchmark, setBenchmark } from './benchmark-service';
import { insertPeople, insertTouches, type Touch } from './testing/people';

const METRIC = 'engagement_rate';
let stack: TestStack;
let org: TestOrg;

const cellOf = (rows: readonly BenchmarkRow[], industry: string, size: string, metric = METRIC) =>
  rows.find((row) => row.industry === industry && row.company_size === size && row.metric === metric);
const list = (who = org) => listBenchmarks(who.rep.db, who.id);
const day = (n: number) => new Date(Date.UTC(2026, 2, 1 + n, 9)).toISOString();
const noFigure = { n: 0, period: null, receipts: [], value: null, interval: null };
const rate = (raw: number, n: number) => ({
  n,
  period: null,
  receipts: [],
  prior: '',
  rate: { mean: raw, interval: [raw, raw] as [number, number], raw, n },
});

/** Ten mails to each; of the first person one is opened, of the second two, and so on, up to ten. */
async function engage(who: TestOrg, people: number, industry = 'SaaS', size = 'small') {
  const ids = await insertPeople(
    stack,
    who.id,
    Array.from({ length: people }, () => ({ industry, company_size: size })),
  );
  const touches = ids.flatMap((_, contact) =>
    Array.from({ length: 10 }, (_, i): Touch => {
      return {
        contact,
        kind: 'email',
        direction: 'outbound',
        at: day(i),
        metadata: { opened: i <= contact % 10 },
      };
    }),
  );
  await insertTouches(stack, who.id, ids, touches);
  await stack.service.rpc('refresh_behaviours', { p_org_id: who.id, p_contact_ids: ids });
  return ids;
}

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
});
afterAll(() => stack.close());

describe('benchmarks', () => {
  it('start as assumptions within the ranges that were promised', async () => {
    const rows = await list();
    expect(rows).toHaveLength(14 * 4 * 3);
    for (const row of rows) {
      expect(row.benchmark).toMatchObject({ source: 'built_in', n: null, value: row.built_in });
      const [low, high] = {
        engagement_rate: [0.22, 0.36],
        deal_cycle_days: [45, 180],
        response_hours: [24, 48],
      }[row.metric] as [number, number];
      expect(row.built_in).toBeGreaterThanOrEqual(low);
      expect(row.built_in).toBeLessThanOrEqual(high);
    }
  });

  it('give way to the own people once these are worth more', async () => {
    await engage(org, 15);
    await learnBenchmarks(stack.service, org.id);
    // Fewer than three cells: an expectation is worth twenty people.
    expect(cellOf(await list(), 'technology', 'small')).toMatchObject({
      own: { n: 15, needed: 20 },
      benchmark: { source: 'built_in' },
    });
    await engage(org, 25);
    await learnBenchmarks(stack.service, org.id);
    const row = cellOf(await list(), 'technology', 'small');
    // 15 people: 1…10 and 1…5 of ten; 25 people: twice 1…10 and 1…5. Together 195 of 400.
    expect(row?.own).toMatchObject({ n: 40 });
    expect(row?.own?.value).toBeCloseTo(195 / 400, 10);
    expect(row?.benchmark.value).toBeCloseTo((195 / 10 + 20 * 0.32) / 60, 10);
    expect(row?.benchmark).toMatchObject({ source: 'own', n: 40 });
    expect(cellOf(await list(), 'all', 'all')?.own?.n).toBe(40);
    expect(cellOf(await list(), 'healthcare', 'small')?.own).toBeNull();
  });

  it('count won deals for the cycle', async () => {
    await stack.sql.query(
      `insert into public.deals (org_id, name, company_id, status, opened_at, closed_at)
       select $1, 'Deal ' || c.name, c.id, 'won', '2026-01-01', '2026-01-01'::timestamptz + interval '40 days'
       from public.companies c where c.org_id = $1 limit 12`,
      [org.id],
    );
    await learnBenchmarks(stack.service, org.id);
    const own = cellOf(await list(), 'technology', 'small', 'deal_cycle_days')?.own;
    expect(own?.n).toBe(12);
    expect(own?.value).toBeCloseTo(40, 6);
  });

  it('rank a person among those people, and say why they do not rank another figure', async () => {
    const person = {
      contact: { industry: 'Software', company_size: null, employees: 12 },
      email: { engagement_rate: rate(0.5, 10) },
      response_time: { median_hours: noFigure },
      decision_speed: { cycle_days: { ...noFigure, value: 30, n: 1 } },
    } as unknown as Parameters<typeof benchmarksFor>[2];
    const [engagement, cycle, response] = await benchmarksFor(org.rep.db, org.id, person);
    const [counted] = await stack.sql.query<{ below: number; alike: number }>(
      `select count(*) filter (where engaged < 5)::int as below, count(*) filter (where engaged = 5)::int as alike
       from public.contact_behaviours where org_id = $1 and messages >= 5`,
      [org.id],
    );
    expect(engagement?.percentile).toBeCloseTo(
      (100 * ((counted?.below ?? 0) + (counted?.alike ?? 0) / 2)) / 40,
      9,
    );
    expect(engagement).toMatchObject({ n_peers: 40, suppressed: null });
    expect(cycle).toMatchObject({ percentile: 0, n_peers: 12, is_higher_better: false });
    expect(response).toMatchObject({ percentile: null, suppressed: 'no_value' });
  });

  it('are entered and reset by admins only', async () => {
    const cell = { industry: 'finance', company_size: 'large', metric: METRIC } as const;
    await expect(setBenchmark(org.rep.db, org.id, { ...cell, value: 0.4 })).rejects.toThrow();
    const set = await setBenchmark(org.admin.db, org.id, { ...cell, value: 0.4 });
    expect(set).toMatchObject({ custom: 0.4, benchmark: { source: 'custom', value: 0.4, n: null } });
    expect((await setBenchmark(org.admin.db, org.id, { ...cell, value: 0.5 })).custom).toBe(0.5);
    await resetBenchmark(org.rep.db, org.id, cell);
    expect(cellOf(await list(), 'finance', 'large')?.custom).toBe(0.5);
    expect(await resetBenchmark(org.admin.db, org.id, cell)).toMatchObject({
      custom: null,
      benchmark: { source: 'built_in', value: 0.23 },
    });
    const audited = await stack.sql.query(
      `select action from public.audit_log where org_id = $1 and entity = 'industry_benchmarks' order by seq`,
      [org.id],
    );
    expect(audited.map((row) => String((row as { action: string }).action))).toEqual([
      'industry_benchmarks.insert',
      'industry_benchmarks.update',
      'industry_benchmarks.delete',
    ]);
    const other = await stack.orgWith();
    expect(cellOf(await list(other), 'technology', 'small')?.own).toBeNull();
  });
});

describe('the commons of benchmarks', () => {
  it('publishes five organisations of which none has more than half, to members only', async () => {
    const members: TestOrg[] = [];
    const share = async (who: TestOrg, isMember = true) => {
      await who.admin.db.rpc('change_setting', { p_org_id: who.id, p_key: 'commons', p_value: isMember });
      await learnBenchmarks(stack.service, who.id);
      await stack.service.rpc('publish_commons_benchmarks');
    };
    const shared = async (who: TestOrg) => cellOf(await list(who), 'retail', 'medium')?.commons;
    for (let i = 0; i < 5; i++) {
      const member = await stack.orgWith(`Member ${i}`);
      await engage(member, 10, 'E-commerce', 'medium');
      members.push(member);
      if (i < 4) await share(member);
    }
    const [first, , , , fifth] = members;
    if (!first || !fifth) throw new Error('There are five members.');
    expect(await shared(first)).toBeNull();
    await share(fifth);
    expect(await shared(first)).toMatchObject({ n: 50, n_organizations: 5 });
    expect((await shared(first))?.value).toBeCloseTo(0.55, 10);
    expect(cellOf(await list(first), 'retail', 'medium')?.benchmark.source).toBe('commons');
    expect(await shared(org)).toBeNull();

    await engage(fifth, 41, 'E-commerce', 'medium');
    await share(fifth); // 51 of 91 people
    expect(await shared(first)).toBeNull();
    await share(fifth, false);
    expect(await shared(first)).toBeNull();
    const given = await stack.sql.query(
      'select 1 from public.commons_benchmark_contributions where org_id = $1',
      [fifth.id],
    );
    expect(given).toEqual([]);
  });
});
