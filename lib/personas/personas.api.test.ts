import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as history } from '@/app/api/v1/personas/[id]/history/route';
import { POST as rate } from '@/app/api/v1/personas/[id]/rating/route';
import { GET as read } from '@/app/api/v1/personas/[id]/route';
import { GET as evidence } from '@/app/api/v1/personas/evidence/route';
import { POST as generate, GET as list } from '@/app/api/v1/personas/route';
import type { List } from '@/lib/http/list';
import { apiTest, call, type Problem } from '@/supabase/embedded/test-api';
import { generatePersona } from './generate-service';
import type {
  Persona,
  PersonaEvent,
  PersonaHistoryEntry,
  PersonaRating,
  PersonaRow,
  ReceiptSource,
} from './schema';
import { insertHistory } from './testing/sample-history';

let t: Awaited<ReturnType<typeof apiTest>>;
let contactId: string;
let persona: Persona;

const LOCAL = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '' };

beforeAll(async () => {
  t = await apiTest(LOCAL);
  contactId = await insertHistory(t.stack.service, t.org.id, t.org.rep.id);
});
afterAll(() => t.close());

const make = (mode: string, contact = contactId, key = t.keys.write) =>
  call<Persona & Problem>(generate, { key, body: { contact_id: contact, mode } });
const ofPersona = (key: string, extra: object = {}) => ({ key, params: { id: persona.id }, ...extra });

describe('generating', () => {
  it('makes a persona whose every receipt is dated and opens for the organisation only', async () => {
    const { status, body } = await make('rag');
    expect(status).toBe(201);
    persona = body;
    expect(body.generation).toMatchObject({
      mode: 'rag',
      mode_reason: null,
      engine: 'local',
      version: 1,
      claims_dropped: 0,
    });
    expect(body.generation.fallback_reason).toBe('openai: no_key; anthropic: no_key');
    expect(body.generation.data_quality_score).toBeGreaterThan(20);
    expect(JSON.stringify(body.content.sections.pain_points)).toContain(
      'hangeovers that eat the Friday shift',
    );
    const rows = body.evidence.flatMap(({ type, source_id, sources }) => [
      ...(source_id ? [{ type, id: source_id }] : []),
      ...sources.slice(0, 1),
    ]);
    expect(rows.length).toBeGreaterThan(8);
    for (const { type, id } of rows) {
      const path = `/api/v1/personas/evidence?type=${type}&id=${id}`;
      const opened = await call<ReceiptSource>(evidence, { key: t.keys.read, path });
      expect(opened.status, path).toBe(200);
      expect((await call(evidence, { key: t.keys.other, path })).status).toBe(404);
    }
    const reply = body.evidence.find(({ type }) => type === 'reply');
    expect(reply).toMatchObject({
      label: 'Incoming e-mail on 14 Jan 2026: Re: Who plans this?',
      quote: expect.stringContaining('locked in'),
    });
    const quoted = body.evidence.find(({ quote }) => quote?.includes('At this price'));
    const path = `/api/v1/personas/evidence?type=activity&id=${quoted?.source_id}`;
    expect((await call<ReceiptSource>(evidence, { key: t.keys.read, path })).body.body).toContain(
      quoted?.quote ?? '-',
    );
  });

  it('writes an audit row, a generation row and the fact', async () => {
    const audit = await t.stack.service
      .from('audit_log')
      .select('action, entity_id, details')
      .eq('action', 'persona.generated');
    expect(audit.data).toMatchObject([{ entity_id: persona.id, details: { mode: 'rag', engine: 'local' } }]);
    const rows = await t.stack.service
      .from('generations')
      .select('task, engine, prompt_variant')
      .eq('task', 'persona');
    expect(rows.data).toEqual([
      { task: 'persona', engine: 'local', prompt_variant: persona.generation.method },
    ]);
    const [fact] = await t.stack.sql.query<{ message: object }>(
      `select message from pgmq.q_jobs where message ->> 'name' = 'persona.generated'`,
    );
    expect(fact?.message).toMatchObject({ payload: { persona_id: persona.id, contact_id: contactId } });
  });

  it('differs in basic mode as it should, and shows the difference', async () => {
    const { body } = await make('basic');
    expect(body.id).toBe(persona.id);
    expect(body.generation).toMatchObject({ mode: 'basic', requested_mode: 'basic', version: 2 });
    expect(new Set(body.evidence.map(({ type }) => type))).toEqual(new Set(['contact', 'company']));
    const entries = (await call<List<PersonaHistoryEntry>>(history, ofPersona(t.keys.read))).body.data;
    expect(entries.map(({ generation }) => generation.version)).toEqual([2, 1]);
    expect(
      entries[0]?.changes.some(({ kind, section }) => kind === 'removed' && section === 'pain_points'),
    ).toBe(true);
    expect(entries[1]?.changes).toEqual([]);
    const old = await call<Persona>(
      read,
      ofPersona(t.keys.read, { path: `/x?generation=${persona.generation.id}` }),
    );
    expect(old.body).toEqual(persona);
  });

  it('falls back to contact data when two interactions are all there is, and says what is missing', async () => {
    const id = crypto.randomUUID();
    const row = { org_id: t.org.id, contact_id: id, kind: 'email', occurred_at: '2026-11-01T09:00:00Z' };
    await t.stack.service
      .from('contacts')
      .insert({ id, org_id: t.org.id, email: `${id}@x.example`, job_title: 'Buyer' });
    await t.stack.service.from('activities').insert([
      { ...row, direction: 'outbound', subject: 'Hello' },
      { ...row, direction: 'inbound', subject: 'Re: Hello', occurred_at: '2026-11-02T09:00:00Z' },
    ]);
    const { body } = await make('rag', id);
    expect(body.generation).toMatchObject({ mode: 'basic', requested_mode: 'rag', interactions: 2 });
    expect(body.generation.mode_reason).toContain('2 interactions are on record');
    expect(body.generation.mode_reason).toContain('Missing: 3 more interactions and 1 more answer');
  });

  it('streams steps, receipts and sections before the stored persona', async () => {
    const answer = await call<string>(generate, {
      key: t.keys.write,
      body: { contact_id: contactId, mode: 'rag' },
      headers: { accept: 'application/x-ndjson' },
    });
    const events = answer.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PersonaEvent);
    expect(events[0]).toEqual({ type: 'step', step: 'reading', detail: null });
    const sent = events.find((event) => event.type === 'evidence');
    const sections = events.filter((event) => event.type === 'section');
    expect(sections.length).toBeGreaterThan(5);
    const ids = new Set(sent?.evidence.map(({ id }) => id));
    for (const { claims } of sections)
      for (const id of claims.flatMap((claim) => claim.evidence)) expect(ids).toContain(id);
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      persona: { id: persona.id, generation: { version: 3 } },
    });
  });

  it('is for those who may write, about contacts that are there', async () => {
    expect((await make('rag', contactId, t.keys.read)).status).toBe(403);
    expect((await make('rag', contactId, t.keys.other)).status).toBe(404);
    expect((await make('rag', crypto.randomUUID())).status).toBe(404);
    expect((await make('magic')).status).toBe(422);
    const { db, id } = t.org.otherRep;
    const byColleague = generatePersona(
      { db, orgId: t.org.id, principalId: id },
      { contact_id: contactId, mode: 'rag' },
      new Date(),
    );
    await expect(byColleague).rejects.toMatchObject({ code: 'forbidden' });
    expect((await call(read, ofPersona(t.keys.other))).status).toBe(404);
    expect((await call(history, ofPersona(t.keys.other))).status).toBe(404);
  });
});

describe('ratings', () => {
  const give = (stars: unknown, key = t.keys.write, extra: object = {}) =>
    call<PersonaRating>(rate, ofPersona(key, { body: { stars, ...extra } }));

  it('count once a person and generation, and can be changed', async () => {
    expect((await give(4, t.keys.write, { comment: 'Spot on' })).body).toMatchObject({
      mean: 4,
      n: 1,
      mine: { stars: 4, comment: 'Spot on' },
    });
    expect((await give(2)).body).toMatchObject({ mean: 2, n: 1, mine: { stars: 2, comment: null } });
    expect((await give(5, t.keys.admin)).body).toMatchObject({ mean: 3.5, n: 2 });
    const first = await give(1, t.keys.write, { generation_id: persona.generation.id });
    expect(first.body).toMatchObject({ mean: 1, n: 1 });
    expect((await call<Persona>(read, ofPersona(t.keys.read))).body.rating).toMatchObject({
      mean: 3.5,
      n: 2,
      mine: null,
    });
  });

  it('are refused outside 1 to 5, by readers and by strangers', async () => {
    for (const stars of [0, 6, 2.5, '4']) expect((await give(stars)).status).toBe(422);
    expect((await give(3, t.keys.read)).status).toBe(403);
    expect((await give(3, t.keys.other)).status).toBe(404);
  });
});

it('lists by owner, words and mode, page by page', async () => {
  const find = async (query: string, key = t.keys.read) =>
    (await call<List<PersonaRow>>(list, { key, path: `/api/v1/personas?${query}` })).body;
  const page = await find('limit=1&sort=-rating');
  expect(page.data).toMatchObject([{ id: persona.id, rating: { mean: 3.5, n: 2 } }]);
  expect((await find(`limit=1&sort=-rating&cursor=${page.next_cursor}`)).data).toHaveLength(1);
  expect((await find(`contact_id=${contactId}`)).data).toMatchObject([
    { version: 3, contact: { company: 'Sample Works AB' } },
  ]);
  expect((await find('mode=basic')).data).toHaveLength(1);
  expect((await find('owner=none')).data).toHaveLength(1);
  expect((await find('q=sample%20works')).data).toHaveLength(1);
  expect((await find('', t.keys.other)).data).toEqual([]);
});
