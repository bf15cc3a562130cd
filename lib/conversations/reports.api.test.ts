import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as log } from '@/app/api/v1/conversations/route';
import { GET as insights } from '@/app/api/v1/errors/insights/route';
import { GET as one } from '@/app/api/v1/reports/[id]/route';
import { GET as performance } from '@/app/api/v1/reports/performance/route';
import { POST as ask, GET as list } from '@/app/api/v1/reports/route';
import { GET as session } from '@/app/api/v1/sessions/[session_id]/summary/route';
import { GET as status } from '@/app/api/v1/status/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { drain } from '../jobs/worker-loop';
import { quantile } from '../stats/quantile';
import { createRng } from '../stats/rng';
import { conversationJobs } from './jobs';
import type {
  ErrorInsights,
  ImprovementReport,
  PerformanceReport,
  ReportRow,
  SessionSummary,
  Status,
} from './report-schema';
import { automaticReports } from './report-service';
import type { ExchangeInput } from './schema';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const INTENTS = ['order', 'refund', 'invoice', 'delivery'];

/** Two days of an agent: at 14:00 it is slow, and refunds fail, unless it has been mended. */
function script(n: number, start: number, isMended: boolean): ExchangeInput[] {
  const rng = createRng(start / HOUR_MS);
  return Array.from({ length: n }, (_, place) => {
    const at = start + Math.floor((place / n) * 48 * HOUR_MS);
    const isSlow = !isMended && new Date(at).getUTCHours() === 14;
    const intent = INTENTS[place % INTENTS.length] ?? '';
    const fails = !isMended && intent === 'refund' ? rng.next() < 0.9 : rng.next() < 0.01;
    const error =
      intent === 'refund' ? `Handler 'refund' failed for order ${place}` : `Socket ${place} closed`;
    return {
      session_id: `s-${start}-${Math.floor(place / 5)}`,
      agent_name: 'Ada',
      user_message: place % 50 === 1 ? 'Are you there?' : `Question ${place % 5} about ${intent}`,
      agent_response: 'x'.repeat(100 + rng.int(300)),
      response_time_ms: Math.round(Math.exp(6 + 0.3 * rng.normal()) * (isSlow ? 5 : 1)),
      success: !fails,
      error: fails ? error : null,
      metadata: { intent },
      occurred_at: new Date(at).toISOString(),
    };
  });
}
async function say(rows: readonly ExchangeInput[]) {
  for (let start = 0; start < rows.length; start += 1000)
    await call(log, { key: t.keys.write, body: rows.slice(start, start + 1000) });
}
const get = async <T>(handler: Parameters<typeof call>[0], path: string, params = {}, key = t.keys.read) =>
  (await call<T>(handler, { key, path: `/api/v1/${path}`, params })).body;
const latest = async () => {
  const { data } = await get<{ data: ReportRow[] }>(list, 'reports');
  return get<ImprovementReport>(one, 'reports', { id: data[0]?.id ?? '' });
};

describe('a scripted agent with a slow hour and a failing intent', () => {
  const broken = script(2000, START, false);
  const failed = broken.filter(({ success }) => !success);

  it('is found out by the automatic report, which is told in the app and to subscribers', async () => {
    await t.stack.sql.query(
      `insert into public.event_subscriptions (org_id, url, events, secret) values ($1, 'https://example.com', '{report.high_severity}', 'x')`,
      [t.org.id],
    );
    await t.stack.sql.query(`update public.organizations set time_zone = 'Europe/Berlin' where id = $1`, [
      t.org.id,
    ]);
    await say(broken);
    expect(await automaticReports(t.stack.service, t.org.id)).toBe(1);
    expect(await automaticReports(t.stack.service, t.org.id)).toBe(0);
    const report = await latest();
    expect(report).toMatchObject({ agent_name: 'Ada', trigger: 'automatic', n: 2000 });
    const byKey = new Map(report.content.suggestions.map((suggestion) => [suggestion.key, suggestion]));
    expect([...byKey.keys()].sort()).toEqual(['error_rate', 'hour:15', 'intent:refund']);
    expect(byKey.get('hour:15')?.suggestion).toBe(
      'Responses are slow between 15:00 and 16:00 (Europe/Berlin).',
    );
    const refunds = failed.filter(({ metadata }) => metadata?.intent === 'refund').length;
    expect(byKey.get('intent:refund')).toMatchObject({
      severity: 'high',
      evidence: { measure: { value: refunds / 500, n: 500 }, conversation_ids: { length: 5 } },
    });
    const atTwo = broken.filter(({ occurred_at = '' }) => occurred_at.slice(11, 13) === '14').length;
    expect(byKey.get('hour:15')).toMatchObject({ severity: 'medium', evidence: { measure: { n: atTwo } } });
    const notified = await t.stack.sql.query(
      `select kind, severity, title, href from public.notifications where org_id = $1`,
      [t.org.id],
    );
    const href = `/conversations/reports/${report.id}`;
    expect(notified).toEqual([{ kind: 'system', severity: 3, title: 'Ada: 2 urgent findings', href }]);
    const events = await t.stack.sql.query<{ payload: { data: object } }>(
      `select payload from public.event_deliveries where org_id = $1`,
      [t.org.id],
    );
    expect(events.map(({ payload }) => payload.data)).toEqual([
      { report_id: report.id, trigger: 'automatic', n: 2000, high: 2, kinds: ['error_rate', 'intent'] },
    ]);
  });

  it('has the figures that were computed apart from SQL', async () => {
    const report = await get<PerformanceReport>(
      performance,
      'reports/performance?from=2026-03-02T00:00:00Z&to=2026-03-04T00:00:00Z&agent_name=Ada',
    );
    const times = broken.map(({ response_time_ms }) => response_time_ms);
    const { response_times, errors, conversations } = report.analyses;
    expect(response_times.mean).toBeCloseTo(times.reduce((a, b) => a + b) / times.length, 6);
    for (const [name, q] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const)
      expect(response_times[name]).toBeCloseTo(quantile(times, q), 6);
    const sorted = [...times].sort((a, b) => a - b);
    const spread = 1.6449 * Math.sqrt(2000 * 0.95 * 0.05);
    expect(response_times.intervals.p95).toEqual([
      sorted[Math.ceil(1900 - spread) - 1],
      sorted[Math.ceil(1900 + spread) - 1],
    ]);
    expect(errors.error_rate).toBeCloseTo(failed.length / 2000, 12);
    const clusters = new Map<string, string[]>();
    for (const { error, occurred_at = '' } of failed) {
      const message = (error ?? '').replace(/'[^']*'/g, '…').replace(/\d+/g, '#');
      clusters.set(message, [...(clusters.get(message) ?? []), occurred_at].sort());
    }
    const stated = errors.patterns.map(({ error_message, count, first_occurrence, last_occurrence }) => [
      error_message,
      count,
      Date.parse(first_occurrence),
      Date.parse(last_occurrence),
    ]);
    const expected = [...clusters].map(([message, at]) => [
      message,
      at.length,
      Date.parse(at[0] ?? ''),
      Date.parse(at.at(-1) ?? ''),
    ]);
    expect(stated).toEqual(expected.sort((a, b) => Number(b[1]) - Number(a[1])));
    const seen = new Set<string>();
    const repeats = broken.filter(({ session_id, user_message }) => {
      const key = `${session_id} ${user_message}`;
      return seen.size === seen.add(key).size;
    });
    expect(conversations.repeat_questions.count).toBe(repeats.length);
    expect(conversations.sessions).toBe(400);
    expect(conversations.turns_per_session).toEqual({ mean: 5, p50: 5, p95: 5, max: 5 });
    const lengths = broken.map(({ agent_response }) => agent_response.length);
    const inBerlin = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const hourOf = (at: string) => inBerlin.format(new Date(at)).slice(0, 13);
    const buckets = Map.groupBy(broken, ({ occurred_at = '' }) => hourOf(occurred_at));
    expect(report.analyses.series?.unit).toBe('hour');
    expect(report.analyses.series?.buckets.map(({ at, n, failures }) => [hourOf(at), n, failures])).toEqual(
      [...buckets].map(([at, rows]) => [at, rows.length, rows.filter(({ success }) => !success).length]),
    );
    for (const { at, p95 } of report.analyses.series?.buckets ?? [])
      expect(p95).toBeCloseTo(
        quantile(
          (buckets.get(hourOf(at)) ?? []).map(({ response_time_ms }) => response_time_ms),
          0.95,
        ),
        6,
      );
    expect(conversations.response_length.p95).toBeCloseTo(quantile(lengths, 0.95), 6);
  });

  it('shows the effect of mending in the next report', async () => {
    await say(script(2000, START + 48 * HOUR_MS, true));
    expect(await automaticReports(t.stack.service, t.org.id)).toBe(1);
    const { content } = await latest();
    expect(content.suggestions).toEqual([]);
    const verdicts = Object.fromEntries(content.effects.map(({ key, verdict }) => [key, verdict]));
    expect(verdicts).toEqual({ error_rate: 'mended', 'intent:refund': 'mended', 'hour:15': 'mended' });
    const effect = content.effects.find(({ key }) => key === 'intent:refund');
    expect(effect?.difference?.value).toBeLessThan(-0.8);
    expect(effect?.difference?.interval?.[1]).toBeLessThan(-0.8);
    const { improvement, intervals } = content.comparison;
    expect(improvement.error_rate_reduction).toBeGreaterThan(0.2);
    expect(intervals.response_time_improvement_pct?.[0]).toBeGreaterThan(0);
  });
});

describe('asked for', () => {
  it('keeps a report, and follows up the one before', async () => {
    const { status: code, body } = await call<ImprovementReport>(ask, {
      key: t.keys.write,
      body: { from: '2026-03-04T00:00:00Z', to: '2026-03-06T00:00:00Z' },
    });
    expect(code).toBe(201);
    expect(body).toMatchObject({ agent_name: null, trigger: 'asked', n: 2000 });
    expect(body.content.summary).toMatchObject({ mended: 3, total_suggestions: 0 });
    expect((await call(ask, { key: t.keys.read, body: {} })).status).toBe(403);
    expect((await call(one, { key: t.keys.other, params: { id: body.id } })).status).toBe(404);
    const backwards = { from: '2026-03-04T00:00:00Z', to: '2026-03-03T00:00:00Z' };
    expect((await call(ask, { key: t.keys.write, body: backwards })).status).toBe(422);
  });

  it('says what goes wrong, how a session went, and how much there is', async () => {
    const errors = await get<ErrorInsights>(insights, 'errors/insights');
    expect(errors.total_unique_errors).toBe(2);
    expect(errors.error_patterns[0]).toMatchObject({ error_message: 'Handler … failed for order #' });
    const summary = await get<SessionSummary>(session, 'sessions/x/summary', { session_id: `s-${START}-3` });
    expect(summary).toMatchObject({ total_conversations: 5, agents: ['Ada'] });
    expect(summary.successful_conversations + summary.failed_conversations).toBe(5);
    const params = { session_id: `s-${START}-3` };
    expect((await call(session, { key: t.keys.other, params })).status).toBe(404);
    expect(await get<Status>(status, 'status')).toMatchObject({
      enabled: true,
      total_conversations_logged: 4000,
      reports: { total: 3, every: 100 },
    });
    const empty = await get<PerformanceReport>(performance, 'reports/performance', {}, t.keys.other);
    expect(empty).toMatchObject({ analyses: { errors: { error_rate: null } }, suggestions: [], effects: [] });
  });
});

it('arrives through the queue: after what was logged somebody looks whether a report is due', async () => {
  const signal = new AbortController().signal;
  await drain({ db: t.stack.service, jobs: conversationJobs, signal }, Date.now() + 60_000);
  const jobs = await t.stack.sql.query(
    `select 1 from pgmq.q_jobs where message ->> 'name' = 'conversations.report' and message -> 'payload' ->> 'org_id' = $1`,
    [t.org.id],
  );
  expect(jobs).toHaveLength(1);
});
