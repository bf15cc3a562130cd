import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as cancel } from '@/app/api/v1/personas/batch/[id]/cancel/route';
import { POST as pause } from '@/app/api/v1/personas/batch/[id]/pause/route';
import { POST as resume } from '@/app/api/v1/personas/batch/[id]/resume/route';
import { GET as look } from '@/app/api/v1/personas/batch/[id]/route';
import { POST as order, GET as recent } from '@/app/api/v1/personas/batch/route';
import { apiTest, call } from '@/supabase/embedded/test-api';
import { must } from '../supabase/must';
import type { BatchDetail, PersonaBatch } from './batch-schema';

let t: Awaited<ReturnType<typeof apiTest>>;
let contact_ids: string[];
beforeAll(async () => {
  t = await apiTest();
  const people = [1, 2].map((n) => ({ org_id: t.org.id, name: `Person ${n}` }));
  contact_ids = (await must(t.stack.service.from('contacts').insert(people).select('id'))).map(
    ({ id }) => id,
  );
});
afterAll(() => t.close());

it('is ordered, looked at and steered over HTTP', async () => {
  const made = await call<BatchDetail>(order, { key: t.keys.write, body: { contact_ids } });
  expect(made.status).toBe(202);
  expect(made.body).toMatchObject({ mode: 'rag', status: 'running', total: 2, waiting: 2, rejected: [] });
  const params = { id: made.body.id };
  const steer = (handler: typeof pause, key = t.keys.write) =>
    call<BatchDetail>(handler, { key, method: 'POST', params });
  expect((await steer(pause)).body.status).toBe('paused');
  expect((await steer(resume)).body.status).toBe('running');
  expect((await steer(cancel)).body).toMatchObject({ status: 'cancelled', cancelled: 2 });
  expect((await steer(resume)).status).toBe(409);
  const seen = await call<{ data: PersonaBatch[] }>(recent, { key: t.keys.read });
  expect(seen.body.data.map(({ id, cancelled }) => [id, cancelled])).toEqual([[made.body.id, 2]]);
  expect((await call<BatchDetail>(look, { key: t.keys.read, params })).body.items).toHaveLength(2);
});

it('is closed to keys that only read and to other organisations', async () => {
  const ask = (key: string, body: unknown) => call<BatchDetail>(order, { key, body });
  expect((await ask(t.keys.read, { contact_ids })).status).toBe(403);
  expect((await ask(t.keys.write, { contact_ids: [] })).status).toBe(422);
  const foreign = await ask(t.keys.other, { contact_ids });
  expect(foreign.body).toMatchObject({ total: 0 });
  expect(foreign.body.rejected).toHaveLength(2);
  const params = { id: foreign.body.id };
  expect((await call(look, { key: t.keys.read, params })).status).toBe(404);
  expect((await call(pause, { key: t.keys.write, method: 'POST', params })).status).toBe(404);
});
