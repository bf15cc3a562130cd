import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as learning } from '@/app/api/v1/learning/route';
import { POST as note } from '@/app/api/v1/learning/searches/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { FIGURE_KEYS, SERIES_KEYS } from './figures';
import { refreshLearning } from './refresh-service';
import type { Learning } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const searches = () =>
  t.stack.sql.query<{ id: string; opened_rank: number | null; results: number; principal_id: string }>(
    'select id, opened_rank, results, principal_id from public.searches',
  );

describe('a search', () => {
  const id = crypto.randomUUID();
  const body = { id, place: 'library', results: 12 };

  it('is noted once, and the first result that is opened counts', async () => {
    for (const opened_rank of [undefined, 3, 1]) {
      expect((await call(note, { key: t.keys.read, body: { ...body, opened_rank } })).status).toBe(204);
    }
    expect(await searches()).toEqual([{ id, opened_rank: 3, results: 12, principal_id: expect.any(String) }]);
  });
  it('of somebody else is not changed, and words are refused', async () => {
    const fresh = crypto.randomUUID();
    await call(note, { key: t.keys.read, body: { ...body, id: fresh } });
    await call(note, { key: t.keys.write, body: { ...body, id: fresh, opened_rank: 1 } });
    expect((await searches()).find((search) => search.id === fresh)?.opened_rank).toBeNull();
    const { status } = await call<Problem>(note, {
      key: t.keys.read,
      body: { ...body, place: 'pricing of Odland' },
    });
    expect(status).toBe(422);
  });
});

describe('the figures', () => {
  it('come as JSON by their contract, and one line each as CSV', async () => {
    await refreshLearning(t.stack.service, t.org.id);
    const { status, body } = await call<Learning>(learning, {
      key: t.keys.read,
      path: '/api/v1/learning?period=7',
    });
    expect([status, body.period.days, body.figures.map(({ key }) => key)]).toEqual([200, 7, FIGURE_KEYS]);
    expect(body.figures.find(({ key }) => key === 'search_hits')).toMatchObject({
      value: 0.5,
      n: 2,
      numerator: 1,
    });
    const csv = await call<string>(learning, {
      key: t.keys.read,
      path: '/api/v1/learning?period=7&format=csv',
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = csv.body.trim().split('\r\n');
    expect(lines).toHaveLength(1 + FIGURE_KEYS.length + 14 * SERIES_KEYS.length);
  });
  it('have four periods, and no other', async () => {
    const asked = await call<Problem>(learning, { key: t.keys.read, path: '/api/v1/learning?period=8' });
    expect([asked.status, asked.body.errors?.[0]?.path]).toEqual([422, 'period']);
  });
});
