import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect } from 'vitest';
import { z } from 'zod';
import { POST as mcp } from '@/app/api/mcp/route';
import { type apiTest, call } from '../../../supabase/embedded/test-api';
import { runTask } from '../../ai/engine';
import { AppError } from '../../errors';
import { publicAction } from '../../http/action';
import { job } from '../../http/job';
import { route } from '../../http/route';
import { webhook } from '../../http/webhook';
import { enqueue } from '../../jobs/enqueue';
import { drain } from '../../jobs/worker-loop';

type World = Awaited<ReturnType<typeof apiTest>>;
/** Whatever a customer could put anywhere begins with it. */
export const SECRET = 'qxzvsecret';
/** The trace of whoever calls. */
export const CALLER = '0af7651916cd43dd8448eb211c80319c';

const payload = z.object({ org_id: z.uuid(), note: z.string() });
const jobs = [
  job({ name: 'test.works', payload }, async () => {}),
  job({ name: 'test.fails', payload }, async ({ payload: { note } }) => {
    throw new AppError('bad_request', `${note} is not understood`, { cause: new TypeError(note) });
  }),
  job(
    {
      name: 'test.together',
      payload,
      together: { limit: 10, run: async ({ payloads }) => new Set(payloads.keys()) },
    },
    async () => {},
  ),
];
const summarise = route(
  { scope: 'write', summary: 'Asks the local engine, and leaves work', body: z.object({ note: z.string() }) },
  async ({ db, org, body }) => {
    const result = await runTask({
      db,
      orgId: org.id,
      task: 'insight',
      schema: z.object({ text: z.string() }),
      facts: body,
      prompt: () => ({ version: SECRET, instructions: SECRET, ask: SECRET, data: [] }),
      local: ({ note }) => ({ text: note }),
    });
    for (const name of ['test.works', 'test.fails', 'test.together', 'test.together'])
      await enqueue(db, name, { org_id: org.id, note: body.note }, { delaySeconds: 0 });
    await enqueue(db, `${SECRET}.job`, { org_id: org.id, note: body.note });
    return result.output;
  },
);
const breaks = route({ scope: 'read', summary: 'Breaks' }, async () => {
  throw new RangeError(`${SECRET}: no row for ada.${SECRET}@example.com in select '${SECRET}'`);
});
const receive = webhook<{ token: string }, string>({
  authenticate: async ({ params }) => {
    if (params.token.endsWith('bad')) throw new AppError('unauthenticated', `${SECRET} is no signature`);
    return 'endpoint';
  },
  store: async () => {},
});
const post = (path: string, token: string) =>
  receive(
    new Request(`http://localhost:3000${path}?q=${SECRET}`, {
      method: 'POST',
      body: SECRET,
      headers: { traceparent: `00-${CALLER}-b7ad6b7169203331-01`, 'x-name': SECRET },
    }),
    { params: Promise.resolve({ token }) },
  );
const rename = publicAction({ name: 'rename', input: z.object({ name: z.string() }) }, async ({ input }) => {
  throw new AppError('conflict', `${input.name} exists`);
});

async function callTool({ keys }: World): Promise<void> {
  const client = new Client({ name: SECRET, version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('http://localhost:3000/api/mcp'), {
      requestInit: { headers: { authorization: `Bearer ${keys.read}` } },
      fetch: async (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set('host', 'localhost:3000');
        return mcp(new Request(url, { ...init, headers }), { params: Promise.resolve({}) });
      },
    }),
  );
  await client.callTool({ name: 'search_practices', arguments: { q: SECRET } });
  await client.close();
}

/** Requests through every door, with the secret wherever a person or a customer's system could put it. */
export async function sendTraffic(t: World): Promise<void> {
  const given = {
    key: t.keys.write,
    path: `/api/v1/contacts/${SECRET}%40example.com/notes?email=${SECRET}`,
    params: { id: `${SECRET}@example.com` },
    headers: {
      traceparent: `00-${CALLER}-b7ad6b7169203331-01`,
      tracestate: `who=${SECRET}`,
      baggage: `name=${SECRET}`,
      'user-agent': SECRET,
    },
  };
  expect((await call(summarise, { ...given, body: { note: SECRET } })).status).toBe(200);
  expect(
    (await call(breaks, { ...given, path: `/api/v1/deals/${SECRET}`, params: { id: SECRET } })).status,
  ).toBe(500);
  // As Next calls the route that answers for addresses that there are not.
  const nowhere = { path: `/api/v1/${SECRET}/a`, params: { path: [SECRET, 'a'] as never } };
  expect((await call(breaks, { ...nowhere, headers: given.headers })).status).toBe(401);
  expect((await post(`/webhooks/${SECRET}/crm`, SECRET)).status).toBe(200);
  expect((await post(`/webhooks/${SECRET}bad/crm`, `${SECRET}bad`)).status).toBe(401);
  expect(await rename({ name: SECRET })).toMatchObject({ ok: false });
  await callTool(t);
  await drain({ db: t.stack.service, jobs, signal: new AbortController().signal });
}
