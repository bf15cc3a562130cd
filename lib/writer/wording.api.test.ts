import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as write } from '@/app/api/v1/writer/sequence/route';
import { campaignWorld } from '../../supabase/tests/campaign-world';
import { type Behaviour, wireServer } from '../ai/testing/wire-server';
import { overrideEnv } from '../env/env';
import { GUARDRAILS, RATES } from '../practices/schema';
import type { Sequence } from './sequence-schema';

const blank = { ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '', OPENAI_API_KEY: '', OPENAI_BASE_URL: '' };
const rate = { mean: 0.2, interval: [0.15, 0.25], raw: 0.2, n: 200 };
const rates = Object.fromEntries([...RATES, ...GUARDRAILS].map((name) => [name, rate]));
const PRACTICE = 'Stock at {company} is a puzzle. Is a plan for it worth a look?';

let w: Awaited<ReturnType<typeof campaignWorld>>;
let wire: Awaited<ReturnType<typeof wireServer>>;
let behave: () => Behaviour;
let practiceId: string;
beforeAll(async () => {
  w = await campaignWorld();
  wire = await wireServer(() => behave());
  const [row] = await w.stack.sql.query<{ id: string }>(
    `insert into public.best_practices (org_id, category, content, provenance, source, rates)
     values ($1, 'email', $2, '{"kind": "person"}', 'manual', $3) returning id`,
    [w.org.id, PRACTICE, JSON.stringify(rates)],
  );
  practiceId = row?.id ?? '';
});
afterAll(async () => {
  wire.close();
  await w.close();
});
beforeEach(() => {
  wire.requests.length = 0;
});

const engines = {
  anthropic: () => ({ ANTHROPIC_API_KEY: 'key-a', ANTHROPIC_BASE_URL: wire.url }),
  openai: () => ({ OPENAI_API_KEY: 'key-o', OPENAI_BASE_URL: `${wire.url}/v1` }),
};
const worded = (...sentences: [string, string[]][]): Behaviour => ({
  kind: 'text',
  text: JSON.stringify({
    steps: [
      {
        subject_line: 'Stock at {company}',
        greeting: 'Hi {first_name},',
        sentences: sentences.map(([text, evidence]) => ({ text, evidence })),
        sign_off: 'Best,\n{sender_name}',
      },
    ],
  }),
});
const draft = async () =>
  (
    await w.post<Sequence>(write, {
      lead_context: { name: 'Ada Engine', company: 'Harborline' },
      goal: 'Win a pilot',
      steps: 1,
      practice_ids: [practiceId],
    })
  ).body;

describe.each(Object.keys(engines) as (keyof typeof engines)[])('worded by %s', (engine) => {
  beforeAll(() => overrideEnv({ ...w.stack.env, ...blank, ...engines[engine]() }));

  it('cites the practice, and says nothing that no receipt says', async () => {
    behave = () =>
      worded(
        ['How does {company} plan its stock today?', ['p1']],
        ['Acme saved 40 percent with us.', ['p1']],
        ['We know that you are unhappy.', []],
        ['Is a plan for it worth a look?', ['d1', 'p1']],
      );
    const { steps, engine: by, fallback_reason } = await draft();
    expect({ by, fallback_reason }).toEqual({ by: engine, fallback_reason: null });
    expect(steps[0]?.template.body).toBe(
      'Hi {first_name},\n\nHow does {company} plan its stock today?\n\nIs a plan for it worth a look?\n\nBest,\n{sender_name}',
    );
    expect(steps[0]?.body).toContain('How does Harborline plan its stock today?');
    expect(steps[0]?.practice_ids).toEqual([practiceId]);
    const [log] = await w.stack.sql.query<{ result: string }>(
      `select result from public.crew_runs where org_id = $1 and step = 'writing' order by happened_at desc limit 1`,
      [w.org.id],
    );
    expect(log?.result).toContain('2 sentences without support were left out');
  });

  it('is given the practice as data, never the name of the reader', async () => {
    behave = () => worded(['How does {company} plan its stock?', ['p1']]);
    await draft();
    const asked = JSON.stringify(wire.requests.map(({ body }) => body));
    expect(asked).toContain('Stock at {company} is a puzzle.');
    expect(asked).not.toContain('Ada');
    expect(asked).not.toContain('Harborline');
  });

  it('gives way to the local words where nothing supported is left', async () => {
    behave = () => worded(['Acme saved 40 percent with us.', ['p1']]);
    const { engine: by, fallback_reason, steps } = await draft();
    expect(by).toBe('local');
    expect(fallback_reason).not.toBeNull();
    expect(steps[0]?.template.body).toContain('Stock at {company} is a puzzle.');
    expect(steps[0]?.practice_ids).toEqual([practiceId]);
  });
});
