import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as patterns } from '@/app/api/v1/behavioural-patterns/route';
import { PUT as enter, GET as list, DELETE as reset } from '@/app/api/v1/benchmarks/route';
import { GET as compare } from '@/app/api/v1/contacts/[id]/comparison/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { BenchmarkRow } from './benchmark-schema';
import type { ContactComparison } from './comparison-schema';
import { insertPeople } from './testing/people';

const CELL = { industry: 'finance', company_size: 'large', metric: 'response_hours' } as const;
const RESET = `/api/v1/benchmarks?${new URLSearchParams(CELL)}`;
let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

async function benchmark(key = t.keys.read) {
  const { body } = await call<{ data: BenchmarkRow[] }>(list, { key });
  return body.data.find(
    ({ industry, company_size, metric }) =>
      industry === CELL.industry && company_size === CELL.company_size && metric === CELL.metric,
  )?.benchmark;
}

describe('benchmarks over the API', () => {
  it('are read by every key, entered and reset by admins, in this organisation only', async () => {
    expect(await benchmark()).toMatchObject({ source: 'built_in', value: 44, n: null });
    const body = { ...CELL, value: 30 };
    expect((await call(enter, { key: t.keys.write, body })).status).toBe(403);
    const entered = await call<BenchmarkRow>(enter, { key: t.keys.admin, body });
    expect(entered).toMatchObject({ status: 200, body: { custom: 30, built_in: 44 } });
    expect(await benchmark()).toMatchObject({ source: 'custom', value: 30 });
    expect((await call(reset, { key: t.keys.write, path: RESET })).status).toBe(403);
    expect((await call(reset, { key: t.keys.admin, path: RESET })).status).toBe(200);
    expect(await benchmark()).toMatchObject({ source: 'built_in', value: 44 });
  });

  it.each([
    [{ ...CELL, value: 0 }, 'value'],
    [{ ...CELL, metric: 'engagement_rate', value: 30 }, 'value'],
    [{ ...CELL, industry: 'gardening', value: 30 }, 'industry'],
  ])('refuse %j', async (body, path) => {
    const answer = await call<Problem>(enter, { key: t.keys.admin, body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });
});

describe('the comparison of a contact', () => {
  it('says what is missing for one of whom nothing is known', async () => {
    const [id = ''] = await insertPeople(t.stack, t.org.id, [{ industry: 'SaaS', company_size: 'small' }]);
    const { status, body } = await call<ContactComparison>(compare, { key: t.keys.read, params: { id } });
    expect(status).toBe(200);
    expect(body.benchmarks).toHaveLength(3);
    for (const { suppressed, percentile } of body.benchmarks) {
      expect({ suppressed, percentile }).toEqual({ suppressed: 'no_value', percentile: null });
    }
    expect(body.benchmarks[0]?.benchmark).toMatchObject({ industry: 'technology', company_size: 'small' });
    expect(body).toMatchObject({ similar: { data: [], worked: [] }, patterns: [] });
    expect((await call(patterns, { key: t.keys.read })).body).toEqual({ data: [] });
  });

  it('is not given of another organisation', async () => {
    const [id = ''] = await insertPeople(t.stack, t.otherOrg.id, [{}]);
    expect((await call(compare, { key: t.keys.read, params: { id } })).status).toBe(404);
  });
});
