import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as forecast } from '@/app/api/v1/deals/[id]/forecast/route';
import { GET as quality } from '@/app/api/v1/forecast/quality/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import type { DealForecast, ForecastQuality } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
let openId: string;
beforeAll(async () => {
  t = await apiTest();
  const deal = (i: number) => ({
    org_id: t.org.id,
    external_id: `D${i}`,
    name: `Deal ${i}`,
    status: i === 0 ? 'open' : (['won', 'lost', 'lost'][i % 3] ?? 'lost'),
    opened_at: '2026-01-01T00:00:00Z',
    closed_at: i === 0 ? null : `2026-02-${String(1 + (i % 28)).padStart(2, '0')}T00:00:00Z`,
  });
  const rows = Array.from({ length: 31 }, (_, i) => deal(i));
  const { data, error } = await t.stack.service.from('deals').insert(rows).select('id, status');
  if (error) throw error;
  openId = data.find((row) => row.status === 'open')?.id ?? '';
});
afterAll(() => t.close());

it('GET /deals/{id}/forecast says that thirty closed deals are too few, and shows the shrunk base rate', async () => {
  const { status, body } = await call<DealForecast>(forecast, { key: t.keys.read, params: { id: openId } });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    level: 0.9,
    basis: 'prior',
    abstained: true,
    factors: [],
    model_version: null,
  });
  expect(body.probability).toBeCloseTo((10 + 2) / (30 + 8), 6);
  expect(body.interval[0]).toBeLessThan(body.probability);
  expect(body.reason).toContain('at least 40 won and 40 lost deals; there are 10 and 20');
});

it("is a 404 for another organisation's deal and for an unknown one", async () => {
  expect((await call(forecast, { key: t.keys.other, params: { id: openId } })).status).toBe(404);
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect((await call(forecast, { key: t.keys.read, params: { id: unknown } })).status).toBe(404);
  expect((await call(forecast, { params: { id: openId } })).status).toBe(401);
});

it('GET /forecast/quality is honest before there is a model', async () => {
  const { status, body } = await call<ForecastQuality>(quality, { key: t.keys.read });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    n: 0,
    won: 10,
    lost: 20,
    auc: null,
    reliability: [],
    excluded_features: [],
    trained_at: null,
  });
  const other = await call<ForecastQuality>(quality, { key: t.keys.other });
  expect(other.body).toMatchObject({ won: 0, lost: 0 });
});
