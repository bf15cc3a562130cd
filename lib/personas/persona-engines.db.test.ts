import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { type Behaviour, wireServer } from '../ai/testing/wire-server';
import { overrideEnv } from '../env/env';
import { generatePersona } from './generate-service';
import { insertHistory } from './testing/sample-history';

let stack: TestStack;
let org: TestOrg;
let wire: Awaited<ReturnType<typeof wireServer>>;
let contactId: string;
let behave: (path: string) => Behaviour;

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('Wording');
  wire = await wireServer(({ path }) => behave(path));
  contactId = await insertHistory(stack.service, org.id, org.rep.id);
});
afterAll(async () => {
  wire.close();
  await stack.close();
});

const NONE = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '' };
const make = () =>
  generatePersona(
    { db: org.rep.db, orgId: org.id, principalId: org.rep.id },
    { contact_id: contactId, mode: 'rag' },
    new Date(),
  );
const chooseEngines = (keys: Record<string, string>) => overrideEnv({ ...stack.env, ...NONE, ...keys });
const openai = () => ({ OPENAI_API_KEY: 'key-o', OPENAI_BASE_URL: `${wire.url}/v1` });
const anthropic = () => ({ ANTHROPIC_API_KEY: 'key-a', ANTHROPIC_BASE_URL: wire.url });
/** Answers with claims about the receipt of the sentence, as the prompt numbers it. */
const answer = (claims: object[]): Behaviour => ({
  kind: 'text',
  text: JSON.stringify({ name: 'The plant manager with a price in mind', claims }),
});
const promptedId = () => {
  const prompt = JSON.stringify(wire.requests.at(-1)?.body);
  return /\[(e\d+)\] receipt \(activity[^)]*\)\\+n[^[]*?At this price/.exec(prompt)?.[1] ?? 'e0';
};

it('words it when it holds, and every invention is dropped', async () => {
  chooseEngines(openai());
  behave = () => {
    const evidence = [promptedId()];
    const section = 'likely_objections';
    return answer([
      { section, text: 'Will stop at a price that is not explained.', basis: 'confirmed', evidence },
      { section, text: 'Wants 25 % off the price.', basis: 'confirmed', evidence },
      { section, text: 'A choleric type about price.', basis: 'inferred', evidence },
      {
        section: 'pain_points',
        text: 'Every plant manager suffers from downtime.',
        basis: 'inferred',
        evidence: ['e1'],
      },
    ]);
  };
  const body = await make();
  expect(body.generation).toMatchObject({
    engine: 'openai',
    model: 'gpt-4o-mini',
    fallback_reason: null,
    claims_dropped: 3,
  });
  expect(body.content.name).toBe('The plant manager with a price in mind');
  expect(body.content.sections.likely_objections.map(({ text }) => text)).toEqual([
    'Will stop at a price that is not explained.',
  ]);
  const cited = body.content.sections.likely_objections[0]?.evidence[0];
  expect(body.evidence.find(({ id }) => id === cited)).toMatchObject({ quote: 'At this price we stop.' });
  expect(JSON.stringify(body.content.sections.pain_points)).toContain('Friday shift');
});

it('gives way to Anthropic, then to the local engine, and says why', async () => {
  chooseEngines({ ...openai(), ...anthropic() });
  behave = (path) =>
    path.includes('messages')
      ? answer([
          {
            section: 'likely_objections',
            text: 'Stops at this price.',
            basis: 'confirmed',
            evidence: [promptedId()],
          },
        ])
      : { kind: 'status', status: 401 };
  expect((await make()).generation).toMatchObject({
    engine: 'anthropic',
    fallback_reason: 'openai: unauthorised',
  });
  behave = (path) => (path.includes('messages') ? { kind: 'refusal' } : answer([]));
  const body = await make();
  expect(body.generation).toMatchObject({
    engine: 'local',
    fallback_reason: 'openai: unsupported_claims; anthropic: refused',
  });
  expect(JSON.stringify(body.content.sections.pain_points)).toContain('Friday shift');
});
