import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as write } from '@/app/api/v1/writer/sequence/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { GUARDRAILS, RATES } from '../practices/schema';
import type { Sequence } from './sequence-schema';

const rate = { mean: 0.12, interval: [0.08, 0.17], raw: 0.12, n: 200 };
const rates = Object.fromEntries([...RATES, ...GUARDRAILS].map((name) => [name, rate]));

let t: Awaited<ReturnType<typeof apiTest>>;
let contactId: string;
beforeAll(async () => {
  t = await apiTest();
  const [row] = await t.stack.sql.query<{ id: string }>(
    `insert into public.contacts (org_id, email, name, job_title, industry, owner_id)
     values ($1, 'ada@engine.example', 'Ada Engine', 'Head of Supply', 'Steel', $2) returning id`,
    [t.org.id, t.org.rep.id],
  );
  contactId = row?.id ?? '';
});
afterAll(() => t.close());

const post = (body: unknown, key = t.keys.write) => call<Sequence & Problem>(write, { key, body });

describe('POST /writer/sequence', () => {
  it('writes for a contact from the record alone, and logs what the crew did', async () => {
    const { status, body } = await post({ contact_id: contactId, steps: 3 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ engine: 'local', directive_version: null, contact_id: contactId });
    expect(body.steps.map(({ day, channel }) => [day, channel])).toEqual([
      [0, 'email'],
      [3, 'email'],
      [7, 'email'],
    ]);
    const [first] = body.steps;
    expect(first?.body).toMatch(/^Hi Ada,/);
    // There is no company on the record: whatever needs one is not said.
    expect(first?.body).not.toMatch(/[{}]|company/);
    expect(first?.agent_decisions).toMatchObject({ WriterAgent: { framework: 'QVC', tone: 'direct' } });
    const log = await t.stack.sql.query<{ step: string }>(
      'select step from public.crew_runs where sequence_id = $1 order by happened_at',
      [body.sequence_id],
    );
    expect(log.map(({ step }) => step)).toEqual(['research', 'directive', 'writing']);
  });

  it('cites the practices of the library that fit', async () => {
    const [practice] = await t.stack.sql.query<{ id: string }>(
      `insert into public.best_practices (org_id, category, content, pattern, context, provenance, source, rates)
       values ($1, 'email', 'E-mail built on PAS', '{"framework": "PAS"}', '{"industry": "Steel"}', '{"kind": "ledger"}', 'learned', $2)
       returning id`,
      [t.org.id, JSON.stringify(rates)],
    );
    const steel = await post({ lead_context: { industry: 'Steel' } });
    expect(steel.body.steps[0]).toMatchObject({ practice_ids: [practice?.id], basis: 'practice' });
    const other = await post({ lead_context: { industry: 'Retail' } });
    expect(other.body.steps[0]).toMatchObject({ practice_ids: [], basis: 'built_in' });
  });

  it.each([
    [{}, 'contact_id'],
    [{ contact_id: 'nobody' }, 'contact_id'],
    [{ lead_context: {}, steps: 99 }, 'steps'],
    [{ lead_context: {}, practice_ids: ['x'] }, 'practice_ids'],
  ])('refuses %j', async (input, path) => {
    const { status, body } = await post(input);
    expect(status).toBe(422);
    expect(JSON.stringify(body.errors)).toContain(path);
  });

  it('does not write to a contact of others, nor with a key that only reads', async () => {
    expect((await post({ contact_id: contactId }, t.keys.other)).status).toBe(404);
    expect((await post({ contact_id: contactId }, t.keys.read)).status).toBe(403);
  });
});
