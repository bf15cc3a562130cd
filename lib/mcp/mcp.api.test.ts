import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/mcp/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { conversationEmbeddingSource } from '../conversations/embedding-source';
import { drain } from '../jobs/worker-loop';
import { embeddingJobs } from '../retrieval/jobs';
import { must } from '../supabase/must';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

/** The official client, with the route where the network would be. */
async function clientWith(key: string): Promise<Client> {
  const client = new Client({ name: 'an-agent', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost:3000/api/mcp'), {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      headers.set('host', 'localhost:3000');
      return POST(new Request(url, { ...init, headers }), { params: Promise.resolve({}) });
    },
  });
  await client.connect(transport);
  return client;
}
const use = async (client: Client, name: string, input: Record<string, unknown>) => {
  const { isError = false, content } = await client.callTool({ name, arguments: input });
  const [{ text } = { text: '' }] = content as { text: string }[];
  return { isError, text, data: isError ? null : JSON.parse(text) };
};
const exchange = {
  session_id: 'mcp-1',
  user_message: 'How do I export a report? I am priya@odland.example',
  agent_response: 'Open the report and choose Export.',
  response_time_ms: 90,
  success: true,
};

describe('the official client', () => {
  it('finds the tools, with what they need', async () => {
    const client = await clientWith(t.keys.write);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'classify_reply',
      'get_context',
      'get_deal_insights',
      'get_directives',
      'log_conversation',
      'search_practices',
      'track_message',
    ]);
    const log = tools.find(({ name }) => name === 'log_conversation');
    expect(log?.inputSchema.required).toEqual(
      expect.arrayContaining(['session_id', 'user_message', 'agent_response', 'response_time_ms', 'success']),
    );
    await client.close();
  });

  it('logs an exchange and retrieves it', async () => {
    const client = await clientWith(t.keys.write);
    const logged = await use(client, 'log_conversation', exchange);
    expect(logged.data).toEqual({ conversation_id: expect.any(String) });
    const [row] = await must(t.stack.service.from('conversations').select('source, user_message'));
    expect(row).toEqual({ source: 'mcp', user_message: 'How do I export a report? I am {email}' });
    const jobs = embeddingJobs([conversationEmbeddingSource]);
    const signal = new AbortController().signal;
    await drain({ db: t.stack.service, jobs, signal }, Date.now() + 60_000);
    const found = await use(client, 'get_context', { query: 'export a report' });
    expect(found.data).toMatchObject([{ conversation_id: logged.data.conversation_id, session_id: 'mcp-1' }]);
  });

  it('asks for practices, directives, insights and the meaning of a reply', async () => {
    const client = await clientWith(t.keys.write);
    expect((await use(client, 'search_practices', { q: 'short subject lines' })).data).toEqual([]);
    expect((await use(client, 'get_directives', { agent_name: 'WriterAgent' })).data).toMatchObject({
      agent_name: 'WriterAgent',
      version: 0,
    });
    const read = await use(client, 'classify_reply', {
      replies: [{ id: '1', text: 'Please take me off your list.' }],
    });
    expect(read.isError).toBe(false);
    const tracked = await use(client, 'track_message', {
      contact_email: 'a@b.example',
      channel: 'email',
      message_body: 'Hi',
      sent_at: '2026-01-01T00:00:00Z',
    });
    expect(tracked.data).toMatchObject({ outcome_id: expect.any(String) });
    const nowhere = await use(client, 'get_deal_insights', { deal_id: crypto.randomUUID() });
    expect(nowhere).toMatchObject({ isError: true, text: 'There is no such deal.' });
  });

  it('may do what its key may, and sees only its own organisation', async () => {
    const reader = await clientWith(t.keys.read);
    const refused = await use(reader, 'log_conversation', exchange);
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('"write"') });
    const other = await clientWith(t.keys.other);
    expect((await use(other, 'get_context', { query: 'report' })).data).toEqual([]);
    await expect(clientWith('wl_not-a-key')).rejects.toThrow();
  });
});

it('says what is wrong with an argument, and with a request that is none', async () => {
  const client = await clientWith(t.keys.write);
  const wrong = await use(client, 'log_conversation', { ...exchange, response_time_ms: -1 });
  expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('response_time_ms') });
  const headers = { accept: 'application/json, text/event-stream' };
  expect((await call(POST, { key: t.keys.write, body: { hello: 1 }, headers })).status).toBe(400);
});
