import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as createPractice } from '@/app/api/v1/practices/route';
import { POST as suggest } from '@/app/api/v1/writer/subject-lines/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { type Behaviour, wireServer } from '../ai/testing/wire-server';
import { overrideEnv } from '../env/env';
import { publishDirective } from '../intelligence/service';
import { recordEvents, trackMessages } from '../outcomes/service';
import type { Json } from '../supabase/types';
import { learnSubjectLines } from './subject-jobs';
import type { SubjectLinesAnswer } from './subject-schema';

let t: Awaited<ReturnType<typeof apiTest>>;
let wire: Awaited<ReturnType<typeof wireServer>>;
let behave: Behaviour = { kind: 'garbage' };
beforeAll(async () => {
  t = await apiTest();
  wire = await wireServer(() => behave);
});
afterAll(async () => {
  wire.close();
  await t.close();
});
beforeEach(() => overrideEnv(t.stack.env));

const BODY =
  'When an order changes at noon, who knows by one? We share the delivery schedule with every planning team.';
const ask = (body: unknown, key = t.keys.write) =>
  call<SubjectLinesAnswer & Problem>(suggest, { key, body, path: '/api/v1/writer/subject-lines' });
const DIRECTIVE = {
  agent_name: 'SubjectLineOptimizerAgent' as const,
  best_practices: [],
  guidance: [
    {
      text: 'Ask a question in the subject line: 31 % opened.',
      pattern: null,
      context: {},
      source: 'organisation' as const,
      organizations: null,
      strategy_key: null,
      practice_ids: [],
      evidence: null,
    },
  ],
  avoid: [],
  evidence: {
    basis: 'organisation' as const,
    metric: 'open_rate' as const,
    n: 400,
    successes: 124,
    level: 0.9 as const,
    note: 'test',
  },
  reason: 'test',
};
const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Sixty lines to six readers each; four of them open a question, one a statement. A machine opens each first. */
async function send(): Promise<void> {
  const subjects = 'budget planning hiring routes stock audits invoices shifts returns claims'.split(' ');
  const forms = ['a word about', 'thoughts on', 'notes on', 'more about', 'the state of', 'some ideas on'];
  const lines = subjects.flatMap((subject) =>
    forms.map((form, i) => `${form} ${subject}${i % 2 === 0 ? '?' : ''}`),
  );
  const messages = lines.flatMap((subject_line) =>
    Array.from({ length: 6 }, (_, i) => ({
      contact_email: `reader${i}@plant.example`,
      channel: 'email' as const,
      subject_line,
      message_body: 'Hello',
      agent_decisions: {},
      lead_context: {},
      practice_ids: [],
      sent_at: dayAgo(10),
    })),
  );
  const { db } = t.org.rep;
  const rows = await trackMessages(db, t.org.id, messages);
  for (const [i, { outcome_id }] of rows.entries()) {
    const isQuestion = messages[i]?.subject_line.endsWith('?');
    const isOpened = i % 6 < (isQuestion ? 4 : 1);
    if (!isOpened || !outcome_id) continue;
    const opened = { type: 'opened' as const, occurred_at: dayAgo(9), auto_reply: false };
    await recordEvents(db, t.org.id, outcome_id, [{ ...opened, machine: false }]);
  }
  const last = rows.at(-1)?.outcome_id ?? '';
  const seen = { type: 'opened' as const, occurred_at: dayAgo(9), auto_reply: false, machine: true };
  await recordEvents(db, t.org.id, last, [seen]);
}

describe('POST /writer/subject-lines', () => {
  it('without outcomes gives lines of the message, a wide interval and the reason', async () => {
    const { status, body } = await ask({ body: BODY, context: { company: 'Brightwell' }, n: 3 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ metric: 'open', basis: 'base_rate', model_version: null, engine: 'local' });
    expect(body.data).toHaveLength(3);
    for (const { predicted, reasons } of body.data) {
      expect(predicted.interval[1] - predicted.interval[0]).toBeGreaterThan(0.9);
      expect(reasons).toEqual(['No e-mail of yours has an outcome yet, so nothing is known of this line.']);
    }
  });

  it('ranks by what was opened, and says what moved it; another organisation learns nothing of it', async () => {
    await send();
    const learned = await learnSubjectLines(t.stack.service, t.org.id, new Date());
    expect(learned).toMatchObject({ messages: 360, lines: 60, version: 1 });
    const again = await learnSubjectLines(t.stack.service, t.org.id, new Date());
    expect(again.version).toBe(1);

    const { body } = await ask({ body: BODY, n: 20 });
    expect(body).toMatchObject({ basis: 'model', model_version: 1 });
    const means = body.data.map(({ predicted }) => predicted.mean);
    expect(means).toEqual([...means].sort((a, b) => b - a));
    // One message was opened by a machine alone: whether its reader opened it is not known.
    expect(body.data[0]).toMatchObject({ predicted: { n: 359 } });
    expect(body.data[0]?.subject_line).toContain('?');
    expect(body.data[0]?.reasons.join()).toMatch(/It asks a question: \+/);
    expect((await ask({ body: BODY, n: 20 })).body.data).toEqual(body.data);

    const other = await ask({ body: BODY }, t.keys.other);
    expect(other.body).toMatchObject({ basis: 'base_rate', model_version: null });
  });

  it('fills written practices, cites those that a line follows, and never proposes a description', async () => {
    const key = t.keys.other;
    const content = 'An idea about planning at {company}';
    const metrics = { sent: 200, replied: 30 };
    const made = await call(createPractice, {
      key,
      body: { category: 'subject_line', content, performance_metrics: metrics },
    });
    expect(made.status).toBe(201);
    const { error } = await t.stack.service.from('best_practices').insert({
      org_id: t.otherOrg.id,
      category: 'subject_line',
      content: 'Subject line that asks a question',
      pattern: { style: 'question' },
      counts: { sent: 90 },
      rates: (made.body as unknown as { rates: NonNullable<Json> }).rates,
      source: 'learned',
      provenance: { kind: 'ledger' },
    });
    expect(error).toBeNull();
    const { body } = await ask({ body: BODY, context: { company: 'Brightwell' }, n: 20 }, key);
    const line = (text: string) => body.data.find(({ subject_line }) => subject_line === text);
    expect(line('An idea about planning at Brightwell')).toMatchObject({ source: 'practice' });
    expect(line('An idea about planning at Brightwell')?.reasons.join()).toContain('of 200 were answered');
    expect(line('When an order changes at noon, who knows by one?')?.reasons.join()).toContain(
      'Practice "Subject line that asks a question"',
    );
    expect(line('Subject line that asks a question')).toBeUndefined();
  });

  it.each([
    [{}],
    [{ body: '  ' }],
    [{ body: BODY, n: 0 }],
    [{ body: BODY, n: 21 }],
    [{ body: BODY, metric: 'clicks' }],
    [{ body: BODY, context: { company: 7 } }],
    [{ body: 'x'.repeat(20_001) }],
  ])('refuses a body outside the contract', async (body) => expect((await ask(body)).status).toBe(422));

  it('needs a key that may write', async () => {
    expect((await ask({ body: BODY }, t.keys.read)).status).toBe(403);
  });
});

describe('with a key for a model', () => {
  beforeEach(() =>
    overrideEnv({
      ...t.stack.env,
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: `${wire.url}/v1`,
      ANTHROPIC_API_KEY: '',
    }),
  );
  const written = (lines: readonly string[]): Behaviour => ({
    kind: 'text',
    text: JSON.stringify({ subject_lines: lines }),
  });

  it('proposes what the model wrote, without what it invented', async () => {
    behave = written(['Who knows by one?', 'Save 55 % by Friday', 'Delivery schedule for planning']);
    const { body } = await ask({ body: BODY });
    expect(body.engine).toBe('openai');
    expect(body.data.map(({ subject_line }) => subject_line).sort()).toEqual([
      'Delivery schedule for planning',
      'Who knows by one?',
    ]);
  });

  it('is told what the director has learned for this context', async () => {
    behave = written(['Who knows by one?']);
    wire.requests.length = 0;
    await publishDirective(t.stack.service, t.org.id, DIRECTIVE);
    const { body } = await ask({ body: BODY, context: { industry: 'Retail' } });
    expect(body.directive_version).toBe(1);
    expect(JSON.stringify(wire.requests[0]?.body)).toContain('Ask a question in the subject line');
    expect((await ask({ body: BODY }, t.keys.other)).body.directive_version).toBeNull();
  });

  it.each([
    [{ kind: 'garbage' } as Behaviour],
    [{ kind: 'text', text: '{"subject_lines": "one"}' } as Behaviour],
    [written(['Save 55 % by Friday'])],
  ])('falls back to the local engine and says why', async (behaviour) => {
    behave = behaviour;
    const { status, body } = await ask({ body: BODY });
    expect(status).toBe(200);
    expect(body.engine).toBe('local');
    expect(body.fallback_reason).toContain('openai');
    expect(body.data.length).toBeGreaterThan(0);
  });
});
