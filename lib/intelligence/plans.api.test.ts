import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as adopt } from '@/app/api/v1/optimization-plans/[id]/items/[item_id]/adoption/route';
import { POST as decide } from '@/app/api/v1/optimization-plans/[id]/items/[item_id]/decision/route';
import { POST as takeBack } from '@/app/api/v1/optimization-plans/[id]/items/[item_id]/take-back/route';
import { GET as read } from '@/app/api/v1/optimization-plans/[id]/route';
import { GET as list, POST as propose } from '@/app/api/v1/optimization-plans/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { Plan, PlanItem, Plans } from './plan-schema';
import { send } from './testing/send';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
  await send(t.stack, t.org.id, [
    { framework: 'PAS', n: 200, positive: 40 },
    { framework: 'AIDA', n: 200, positive: 4 },
  ]);
});
afterAll(() => t.close());

it('is asked for by a writer, read by everybody, decided by an admin, taken back by an admin', async () => {
  expect((await call(propose, { method: 'POST', key: t.keys.read })).status).toBe(403);
  const made = await call<Plan>(propose, { method: 'POST', key: t.keys.write });
  expect(made.status).toBe(201);
  const [item] = made.body.items;
  expect(item).toMatchObject({ status: 'proposed', expected: { metric: 'positive_reply_rate', level: 0.9 } });
  const params = { id: made.body.id };
  expect((await call<Plan>(read, { key: t.keys.read, params })).body).toEqual(made.body);
  expect((await call(read, { key: t.keys.other, params })).status).toBe(404);
  expect((await call<Plans>(list, { key: t.keys.other })).body.data).toEqual([]);
  expect((await call<Plans>(list, { key: t.keys.read })).body).toMatchObject({
    data: [{ id: made.body.id, statuses: { proposed: made.body.n_items } }],
    record: { n: 0, ratio: null },
  });

  const place = { id: made.body.id, item_id: item?.id ?? '' };
  const body = { decision: 'approve', note: 'Worth a try' };
  const as = (key: string) => call<PlanItem & Problem>(decide, { key, params: place, body });
  expect((await as(t.keys.write)).status).toBe(403);
  expect((await as(t.keys.other)).status).toBe(404);
  const wrong = await call(decide, { key: t.keys.admin, params: place, body: { decision: 'maybe' } });
  expect(wrong.status).toBe(422);
  expect((await as(t.keys.admin)).body).toMatchObject({ status: 'canary', canary: { share: 0.2 } });
  expect((await as(t.keys.admin)).status).toBe(200);
  const early = (key: string) => call(adopt, { key, params: place, body: { note: 'Enough seen' } });
  expect((await early(t.keys.write)).status).toBe(403);
  expect((await early(t.keys.other)).status).toBe(404);
  expect((await early(t.keys.admin)).status).toBe(409);
  const mute = await call(adopt, { key: t.keys.admin, params: place, body: { note: ' ' } });
  expect(mute.status).toBe(422);
  expect((await call(takeBack, { key: t.keys.write, params: place, body: {} })).status).toBe(403);
  const back = await call<PlanItem>(takeBack, { key: t.keys.admin, params: place, body: {} });
  expect(back.body.status).toBe('taken_back');
});
