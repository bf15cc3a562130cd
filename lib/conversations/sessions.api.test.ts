import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as judge, DELETE as withdraw } from '@/app/api/v1/conversations/[id]/feedback/route';
import { POST as log } from '@/app/api/v1/conversations/route';
import { GET as search } from '@/app/api/v1/conversations/search/route';
import { PATCH as change } from '@/app/api/v1/patterns/[id]/route';
import { GET as patterns, POST as teach } from '@/app/api/v1/patterns/route';
import { GET as exchanges } from '@/app/api/v1/sessions/[session_id]/exchanges/route';
import { GET as sessions } from '@/app/api/v1/sessions/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { drain } from '../jobs/worker-loop';
import { embeddingJobs } from '../retrieval/jobs';
import { conversationEmbeddingSource } from './embedding-source';
import type { LearnedPattern } from './pattern-schema';
import type { Judged, SearchAnswer, SessionRow } from './session-schema';

let t: Awaited<ReturnType<typeof apiTest>>;
let ids: string[];
type Page<T> = { data: T[]; next_cursor: string | null };

beforeAll(async () => {
  t = await apiTest();
  const said = (session_id: string, minute: number, changes: object = {}) => ({
    session_id,
    user_message: `Turn ${minute}`,
    agent_response: 'It has left.',
    response_time_ms: 100 * minute,
    success: true,
    agent_name: 'Desk',
    occurred_at: `2026-11-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
    ...changes,
  });
  const body = [
    said('a/1', 1),
    said('a/1', 2, { success: false, error: 'Timeout' }),
    said('b', 3, { agent_name: 'Chat', user_message: 'Write to priya@odland.example' }),
    said('c', 4),
  ];
  const logged = await call<{ conversation_id: string }[]>(log, { key: t.keys.write, body });
  ids = logged.body.map(({ conversation_id }) => conversation_id);
});
afterAll(() => t.close());

const list = async (query = '', key = t.keys.read) =>
  (await call<Page<SessionRow>>(sessions, { key, path: `/api/v1/sessions${query}` })).body;
const names = async (query: string) => (await list(query)).data.map(({ session_id }) => session_id);
const transcript = async (session_id: string, query = '', key = t.keys.write) => {
  const path = `/api/v1/sessions/x/exchanges${query}`;
  return (await call<Page<Judged>>(exchanges, { key, params: { session_id }, path })).body;
};

describe('sessions', () => {
  it('are listed the latest first, page by page, with the figures of the whole session', async () => {
    const first = await list('?limit=2');
    const rest = await list(`?limit=2&cursor=${first.next_cursor}`);
    expect([...first.data, ...rest.data].map(({ session_id }) => session_id)).toEqual(['c', 'b', 'a/1']);
    expect(rest.next_cursor).toBeNull();
    expect(rest.data[0]).toMatchObject({ exchanges: 2, failures: 1, mean_ms: 150, question: 'Turn 1' });
  });

  it('are narrowed by what one exchange has', async () => {
    expect(await names('?failed=true')).toEqual(['a/1']);
    expect(await names('?agent_name=Chat')).toEqual(['b']);
    expect(await names('?redacted=true')).toEqual(['b']);
    expect(await names('?with_feedback=true')).toEqual([]);
    expect(await names('?source=mcp')).toEqual([]);
    expect(await names('?since=2026-11-01T10:04:00Z')).toEqual(['c']);
    const refused = await call(sessions, { key: t.keys.read, path: '/api/v1/sessions?failed=maybe' });
    expect(refused.status).toBe(422);
  });

  it('are another organisation’s secret', async () => {
    expect((await list('', t.keys.other)).data).toEqual([]);
    expect((await transcript('a/1', '', t.keys.other)).data).toEqual([]);
  });
});

describe('a transcript', () => {
  it('is in the order of what was said, page by page', async () => {
    const first = await transcript('a/1', '?limit=1');
    const rest = await transcript('a/1', `?limit=1&cursor=${first.next_cursor}`);
    expect([...first.data, ...rest.data].map(({ user_message }) => user_message)).toEqual([
      'Turn 1',
      'Turn 2',
    ]);
  });

  it('shows what people think, and no longer what they took back', async () => {
    const params = { id: ids[1] ?? '' };
    await call(judge, { key: t.keys.write, params, body: { rating: 2, correction: 'It is late.' } });
    expect((await transcript('a/1')).data[1]?.feedback).toMatchObject([
      { rating: 2, correction: 'It is late.', is_mine: true },
    ]);
    expect(await names('?with_feedback=true')).toEqual(['a/1']);
    expect((await call(withdraw, { key: t.keys.write, method: 'DELETE', params })).status).toBe(204);
    expect((await transcript('a/1')).data[1]?.feedback).toEqual([]);
  });
});

describe('patterns', () => {
  it('are found by their words, whatever signs those have, and by whether their time is over', async () => {
    const body = { pattern_type: 'answer', description: 'Say "100 %, sure", never maybe' };
    const { body: taught } = await call<LearnedPattern>(teach, { key: t.keys.write, body });
    const found = async (query: string) => {
      const path = `/api/v1/patterns?${query}`;
      return (await call<Page<LearnedPattern>>(patterns, { key: t.keys.read, path })).body.data.length;
    };
    expect(await found(`q=${encodeURIComponent('"100 %, SURE"')}`)).toBe(1);
    expect(await found(`q=${encodeURIComponent('100_')}`)).toBe(0);
    expect(await found('expired=true')).toBe(0);
    const patch = (changes: object) =>
      call(change, { key: t.keys.write, method: 'PATCH', params: { id: taught.id }, body: changes });
    await patch({ expires_at: '2026-01-01T00:00:00Z' });
    expect([await found('expired=true'), await found('expired=false')]).toEqual([1, 0]);
    expect((await patch({ status: 'proposed' })).status).toBe(422);
  });
});

describe('search', () => {
  it('gives the exchanges that agents are given, narrowed by the same filters', async () => {
    const jobs = embeddingJobs([conversationEmbeddingSource]);
    const work = { db: t.stack.service, jobs, signal: new AbortController().signal };
    await drain(work, Date.now() + 60_000);
    const found = async (query: string, key = t.keys.read) => {
      const path = `/api/v1/conversations/search?query=${encodeURIComponent('Write to')}${query}`;
      return (await call<SearchAnswer>(search, { key, path })).body;
    };
    const all = await found('');
    expect(all.enabled).toBe(true);
    expect(all.data[0]).toMatchObject({ conversation_id: ids[2], exchange: { agent_name: 'Chat' } });
    expect(all.data).toHaveLength(4);
    expect((await found('&failed=true')).data.map(({ conversation_id }) => conversation_id)).toEqual([
      ids[1],
    ]);
    expect((await found('&agent_name=Chat&failed=true')).data).toEqual([]);
    expect((await found('', t.keys.other)).data).toEqual([]);
  });
});
