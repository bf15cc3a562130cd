import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATCH as change, DELETE as forget } from '@/app/api/v1/writer/preferences/[id]/route';
import { GET as cards } from '@/app/api/v1/writer/preferences/route';
import { POST as write } from '@/app/api/v1/writer/sequence/route';
import { PATCH as edit } from '@/app/api/v1/writer/sequences/[id]/steps/[step_id]/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { PreferenceCard } from './preference-schema';
import type { EditedStep, Sequence } from './sequence-schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const draft = async () =>
  (await call<Sequence>(write, { key: t.keys.write, body: { lead_context: { industry: 'Steel' } } })).body;
const patchStep = ({ sequence_id, steps }: Sequence, body: unknown, key = t.keys.write) =>
  call<EditedStep & Problem>(edit, {
    method: 'PATCH',
    key,
    params: { id: sequence_id, step_id: steps[0]?.id ?? '' },
    body,
  });
const patchCard = (id: string, body: unknown, key = t.keys.write) =>
  call<PreferenceCard & Problem>(change, { method: 'PATCH', key, params: { id }, body });

describe('an edit', () => {
  it('becomes cards that the next draft follows, until they are switched off or forgotten', async () => {
    const first = await draft();
    const template = first.steps[0]?.template.body ?? '';
    const edited = await patchStep(first, { body: template.replace(/^Hi /, 'Hey ') });
    expect(edited.body.learned.map(({ kind, value }) => [kind, value])).toEqual([
      ['greeting', 'Hey {first_name},'],
    ]);
    expect(edited.body.distance).toBeGreaterThan(0);
    expect((await draft()).steps[0]?.template.body).toMatch(/^Hey /);
    const id = edited.body.learned[0]?.id ?? '';
    expect((await patchCard(id, { value: 'Servus {first_name},' })).body.text).toBe(
      'Greets with “Servus {first_name},”.',
    );
    expect((await draft()).steps[0]?.template.body).toMatch(/^Servus /);
    await patchCard(id, { is_enabled: false });
    expect((await draft()).steps[0]?.template.body).toMatch(/^Hi /);
    expect((await call(forget, { method: 'DELETE', key: t.keys.write, params: { id } })).status).toBe(204);
    expect((await call<{ data: unknown[] }>(cards, { key: t.keys.write })).body.data).toEqual([]);
  });

  it('is nobody else’s, and bad input is named', async () => {
    const sequence = await draft();
    const body = { body: 'Dear {full_name},\n\nOne.' };
    expect((await patchStep(sequence, body, t.keys.other)).status).toBe(404);
    expect((await patchStep(sequence, body, t.keys.read)).status).toBe(403);
    expect((await patchStep(sequence, {})).status).toBe(422);
    expect((await patchStep(sequence, { body: ' ' })).status).toBe(422);
    const mine = (await patchStep(sequence, body)).body.learned[0]?.id ?? '';
    expect((await patchCard(mine, { is_enabled: false }, t.keys.admin)).status).toBe(404);
  });
});
