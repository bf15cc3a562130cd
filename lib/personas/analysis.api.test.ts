import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as importActivities } from '@/app/api/v1/activities/import/route';
import { POST as analyse } from '@/app/api/v1/contacts/[id]/analysis/route';
import { apiTest, call } from '@/supabase/embedded/test-api';
import { must } from '../supabase/must';
import type { Analysis } from './analysis-schema';

let t: Awaited<ReturnType<typeof apiTest>>;
let id: string;
beforeAll(async () => {
  t = await apiTest();
  const contact = { org_id: t.org.id, name: 'Ada', email: 'ada@sample.example', time_zone: 'Europe/Berlin' };
  const [row] = await must(t.stack.service.from('contacts').insert(contact).select('id'));
  id = row?.id ?? '';
});
afterAll(() => t.close());

it('gives the figures of what was imported, with its quality', async () => {
  const mail = { kind: 'email', contact_email: 'ada@sample.example', subject: 'Rollout' };
  const body = [
    {
      ...mail,
      external_id: 'a',
      direction: 'outbound',
      occurred_at: '2026-10-01T08:00:00Z',
      metadata: { opened: true },
    },
    { ...mail, external_id: 'b', direction: 'inbound', occurred_at: '2026-10-01T14:00:00Z' },
  ];
  await call(importActivities, { key: t.keys.write, body });
  const { status, body: analysis } = await call<Analysis>(analyse, {
    key: t.keys.read,
    method: 'POST',
    params: { id },
  });
  expect(status).toBe(200);
  expect(analysis).toMatchObject({
    contact_id: id,
    time_zone: { name: 'Europe/Berlin', source: 'contact' },
    interactions: { n: 2, by_kind: { email: 2 } },
    email: { open_rate: { rate: { raw: 1, n: 1 } } },
    response_time: { mean_hours: { value: 6, n: 1 } },
  });
  expect(analysis.data_quality).toMatchObject({
    score: 24,
    parts: { interaction_volume: 4, email_engagement: 20, deal_history: 0, recognised_patterns: 0 },
    next: { part: 'deal_history', gain: 20 },
  });
});

it('of another organisation’s contact, or of none, is not found', async () => {
  const ask = (key: string, contact: string) =>
    call(analyse, { key, method: 'POST', params: { id: contact } });
  expect((await ask(t.keys.other, id)).status).toBe(404);
  expect((await ask(t.keys.read, crypto.randomUUID())).status).toBe(404);
  expect((await ask(t.keys.read, 'nobody')).status).toBe(404);
});
