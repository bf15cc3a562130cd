import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { changeRules, logConversations } from './log-service';
import { exchangeSchema, rulesSchema } from './schema';

let stack: TestStack;
let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  stack = await testStack();
  [org, other] = await Promise.all([stack.orgWith('Ours'), stack.orgWith('Theirs')]);
});
afterAll(() => stack.close());

const exchange = (user_message: string) =>
  exchangeSchema.parse({
    session_id: 's-1',
    user_message,
    agent_response: 'Noted.',
    response_time_ms: 5,
    success: true,
  });
const stored = async (id = '') =>
  (await stack.sql.query('select * from public.conversations where id = $1', [id]))[0];

it('asks the database once, and again only when the rules have changed since', async () => {
  const rpc = vi.spyOn(org.rep.db, 'rpc');
  const log = async (text: string) => {
    rpc.mockClear();
    const [id] = await logConversations(org.rep.db, org.id, [exchange(text)]);
    return { trips: rpc.mock.calls.length, row: await stored(id) };
  };
  const text = 'Write to priya@odland.example about Project Falcon.';
  expect(await log(text)).toMatchObject({
    trips: 1,
    row: { user_message: 'Write to {email} about Project Falcon.', redactions: { email: 1 }, source: 'api' },
  });
  await changeRules(org.admin.db, org.id, rulesSchema.parse({ redact: [], terms: ['project falcon'] }));
  const cleaned = {
    user_message: 'Write to priya@odland.example about {redacted}.',
    redactions: { term: 1 },
  };
  expect(await log(text)).toMatchObject({ trips: 2, row: cleaned });
  expect(await log(text)).toMatchObject({ trips: 1, row: cleaned });
});

it('uses the built-in rules where the stored ones cannot be read', async () => {
  await stack.sql.query(
    `update public.organizations set settings = '{"conversations": {"redact": "everything"}}' where id = $1`,
    [other.id],
  );
  const [id] = await logConversations(other.rep.db, other.id, [exchange('I am at priya@odland.example')]);
  expect(await stored(id)).toMatchObject({ user_message: 'I am at {email}' });
});

it('stores nothing for an organisation that is not the caller’s', async () => {
  await expect(logConversations(other.rep.db, org.id, [exchange('Hello')])).rejects.toMatchObject({
    code: 'forbidden',
  });
});
