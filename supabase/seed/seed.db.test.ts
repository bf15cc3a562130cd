import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { improvementReportSchema } from '../../lib/conversations/report-schema';
import { loadLearner } from '../../lib/forecast/model-store';
import { refreshLearning } from '../../lib/learning/refresh-service';
import { type TestStack, testStack } from '../embedded/test-db';
import { seedDemo, seedScenario } from './seed';
import { connect, type SeedTarget } from './target';

let stack: TestStack;
let target: SeedTarget;
const now = new Date('2026-11-20T09:00:00Z');

beforeAll(async () => {
  stack = await testStack();
  target = {
    url: stack.url,
    publishableKey: stack.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    secretKey: stack.env.SUPABASE_SECRET_KEY,
  };
});
afterAll(() => stack.close());

const TABLES = [
  'organizations',
  'memberships',
  'api_keys',
  'companies',
  'contacts',
  'deals',
  'deal_stage_changes',
  'activities',
  'campaigns',
  'outcome_labels',
  'outcome_events',
  'conversations',
  'conversation_feedback',
  'learned_patterns',
  'improvement_reports',
  'insight_patterns',
  'forecast_models',
  'forecast_predictions',
  'insights',
  'insight_evidence',
  'insight_events',
  'insight_feedback',
  'searches',
  'member_days',
  'audit_log',
];

async function everything(): Promise<string> {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    const rows = await stack.sql.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as sum from public.${table} t`,
    );
    hash.update(JSON.stringify(rows));
  }
  return hash.digest('hex');
}

it('seeds the demo and its competitor once; a second run changes nothing', async () => {
  const first = await seedDemo(target, { now });
  const before = await everything();
  const again = await seedDemo(target, { now: new Date('2027-03-01T09:00:00Z') });
  expect(again).toEqual(first);
  expect(await everything()).toBe(before);

  const service = connect(target);
  const count = async (
    table: 'deals' | 'contacts' | 'activities' | 'outcome_labels' | 'outcome_events' | 'conversations',
  ) => (await service.from(table).select('id', { count: 'exact', head: true })).count ?? 0;
  expect(await count('deals')).toBe(660);
  expect(await count('contacts')).toBeGreaterThan(700);
  expect(await count('activities')).toBeGreaterThan(8500);
  expect(await count('outcome_labels')).toBeGreaterThan(1500);
  expect(await count('outcome_events')).toBeGreaterThan(4000);
  expect(await count('conversations')).toBeGreaterThan(280);
  const { data: reports } = await service.from('improvement_reports').select('content').order('created_at');
  const kinds = reports?.map(({ content }) => improvementReportSchema.shape.content.parse(content));
  expect(kinds?.map(({ suggestions }) => suggestions.map(({ key }) => key))).toEqual([
    expect.arrayContaining(['intent:invoice_copy', 'intent:demo_booking', 'hour:9']),
    expect.arrayContaining(['intent:invoice_copy', 'hour:9']),
  ]);
  const key = createHash('sha256').update(first.api_key).digest('hex');
  const resolved = await stack.anon.rpc('resolve_api_key', { p_token_hash: key });
  expect(resolved.data?.[0]).toMatchObject({ organization_name: 'Larkspur Software', role: 'admin' });
});

const FROM_THE_PAST = [
  'insight_accuracy',
  'insight_helpfulness',
  'insight_action',
  'insight_calibration',
  'forecast_brier',
  'forecast_calibration',
  'search_hits',
  'search_rank',
  'active_users',
  'returning_users',
];

it('has a past that the learning figures are computed from', async () => {
  const { org_id } = await seedScenario(target, 'demo', { now });
  const service = connect(target);
  await refreshLearning(service, org_id, now);
  const { data: figures } = await service
    .from('learning_figures')
    .select('days, key, value')
    .eq('org_id', org_id)
    .in('days', [30, 90]);
  const filled = figures?.flatMap(({ days, key, value }) =>
    (value as { value?: number | null }).value == null ? [] : `${key} of ${days} days`,
  );
  for (const key of FROM_THE_PAST)
    expect(filled).toEqual(expect.arrayContaining([`${key} of 30 days`, `${key} of 90 days`]));
  expect(filled).toContain('win_rate_acted of 90 days');
  const { data: open } = await service
    .from('insights')
    .select('id, deals!inner(status)')
    .eq('org_id', org_id)
    .eq('deals.status', 'open');
  expect(open).toEqual([]);
  // The base rates of before are no model: the first training still is the first.
  expect(await loadLearner(service, org_id)).toBeNull();
});

it('finishes a load that was interrupted', async () => {
  const { org_id } = await seedScenario(target, 'other', { now });
  const service = connect(target);
  const story = () =>
    stack.sql.query(
      `select md5(string_agg(a.id || a.occurred_at::text || a.body, '|' order by a.id)) as sum
       from public.activities a where a.org_id = $1`,
      [org_id],
    );
  const before = await story();
  const org = await service.from('organizations').select('settings').eq('id', org_id).single();
  await service.from('activities').delete().eq('org_id', org_id).eq('kind', 'meeting');
  expect(await story()).not.toEqual(before);
  const { sample } = (org.data?.settings ?? {}) as { sample?: object };
  const interrupted = { sample: { ...sample, complete: false } };
  await service.from('organizations').update({ settings: interrupted }).eq('id', org_id);

  const repaired = await seedScenario(target, 'other', { now: new Date('2027-03-01T09:00:00Z') });
  expect(repaired.counts?.deals).toBe(60);
  expect(await story()).toEqual(before);
});

it('makes an empty organisation whose admin can sign in', async () => {
  const { admin, counts } = await seedScenario(target, 'empty');
  expect(counts).toBeNull();
  const { data } = await stack.anon.auth.signInWithPassword(admin);
  expect(data.user?.email).toBe(admin.email);
});
