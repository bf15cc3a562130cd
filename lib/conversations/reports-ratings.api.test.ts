import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as log } from '@/app/api/v1/conversations/route';
import { GET as performance } from '@/app/api/v1/reports/performance/route';
import { POST as ask, GET as list } from '@/app/api/v1/reports/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { giveFeedback } from './log-service';
import { conversationAgents } from './report-queries';
import type { ImprovementReport, PerformanceReport, ReportRow } from './report-schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const get = async <T>(handler: Parameters<typeof call>[0], path: string) =>
  (await call<T>(handler, { key: t.keys.read, path: `/api/v1/${path}` })).body;
const at = (minute: number) => new Date(Date.parse('2026-03-02T10:00:00Z') + minute * 60_000).toISOString();
const between = `from=${at(0)}&to=${at(60)}`;

it('says how answers are rated, and which intent is rated low', async () => {
  const rows = Array.from({ length: 40 }, (_, place) => ({
    session_id: 'rated',
    user_message: `Question ${place}`,
    agent_response: 'An answer.',
    response_time_ms: 100,
    success: true,
    metadata: { intent: place % 2 === 0 ? 'invoice' : 'order' },
    occurred_at: at(place),
  }));
  const { body } = await call<{ conversation_id: string }[]>(log, {
    key: t.keys.write,
    body: rows,
  });
  const stars = (place: number) => (place % 2 === 0 ? 1 : 5);
  for (const [place, { conversation_id: id }] of body.entries())
    await giveFeedback(t.org.rep.db, t.org.id, t.org.rep.id, id, {
      rating: stars(place),
      ...(place === 0 ? { correction: 'A better answer.' } : {}),
    });
  const { analyses, suggestions } = await get<PerformanceReport>(
    performance,
    `reports/performance?${between}`,
  );
  expect(analyses.feedback).toMatchObject({
    rating: { value: 3, n: 40 },
    ratings: 40,
    low: 20,
    corrections: 1,
  });
  const sd = Math.sqrt((40 * 4) / 39);
  expect(analyses.feedback?.rating?.interval?.[0]).toBeCloseTo(3 - (1.6449 * sd) / Math.sqrt(40), 6);
  expect(suggestions.map(({ key, severity }) => [key, severity])).toEqual([['rating:invoice', 'medium']]);
});

it('reports on exchanges without agent name alone', async () => {
  await call(log, {
    key: t.keys.write,
    body: [
      {
        session_id: 'named',
        agent_name: 'Bo',
        user_message: 'Hi',
        agent_response: 'Hi',
        response_time_ms: 1,
        success: true,
        occurred_at: at(50),
      },
    ],
  });
  const read = async (query: string) =>
    (await get<PerformanceReport>(performance, `reports/performance?${between}${query}`)).database_stats;
  expect(await read('')).toMatchObject({ total_conversations: 41 });
  expect(await read('&unnamed=true')).toMatchObject({ total_conversations: 40 });
  expect(await read('&agent_name=Bo')).toMatchObject({ total_conversations: 1 });
  const { body } = await call<ImprovementReport>(ask, {
    key: t.keys.write,
    body: { unnamed: true, from: at(0), to: at(60) },
  });
  expect(body).toMatchObject({ agent_name: null, is_unnamed: true, n: 40 });
  const { data } = await get<{ data: ReportRow[] }>(list, 'reports?unnamed=true');
  expect(data.map(({ id }) => id)).toEqual([body.id]);
  expect(await conversationAgents(t.org.rep.db, t.org.id)).toEqual(['Bo', null]);
});
