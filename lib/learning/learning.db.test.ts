import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { must } from '../supabase/must';
import { addDays, localDay, startOfDay } from './calendar';
import { entryOf, FIGURE_KEYS } from './figures';
import { getLearning } from './queries';
import { refreshLearning } from './refresh-service';
import { type Learning, learningSchema } from './schema';
import { CHECKS } from './testing/checks';
import { months } from './testing/months';
import { makeWorld, ZONE } from './testing/world';

let stack: TestStack;
let org: TestOrg;
let other: TestOrg;
let learning: Learning;
const NOW = new Date();
const TODAY = localDay(NOW, ZONE);

beforeAll(async () => {
  stack = await testStack();
  [org, other] = await Promise.all([stack.orgWith(), stack.orgWith('Other')]);
});
afterAll(() => stack.close());

const figureOf = (key: string, of = learning) => of.figures.find((figure) => figure.key === key);

describe('an organisation without data', () => {
  it('says why there is nothing, before and after the job', async () => {
    for (const isComputed of [false, true]) {
      if (isComputed) await refreshLearning(stack.service, other.id);
      const empty = learningSchema.parse(await getLearning(other.rep.db, other.id, 30));
      expect(empty.computed_at === null).toBe(!isComputed);
      expect(empty.figures.map(({ key }) => key)).toEqual(FIGURE_KEYS);
      for (const { key, value, why_empty } of empty.figures) {
        expect([key, value]).toEqual([key, null]);
        expect(why_empty).toMatch(/\.$/);
      }
      expect(empty.series.flatMap(({ points }) => points).filter(({ value }) => value !== null)).toEqual([]);
    }
  });
});

describe('a small organisation in New York', () => {
  beforeAll(async () => {
    await makeWorld(stack, org, TODAY);
    await refreshLearning(stack.service, org.id, NOW);
    learning = learningSchema.parse(await getLearning(org.rep.db, org.id, 30));
  });

  it.each(Object.entries(CHECKS))(
    '%s agrees with SQL of its own, and with what was counted by hand',
    async (key, check) => {
      const run = async (from: number, to: number) => {
        const [row] = await stack.sql.query<{ value: string | null; n: string }>(
          `with o as (select $1::uuid as id), s as (select (($2::date - $3::integer)::timestamp at time zone '${ZONE}') as since,
           (($2::date - $4::integer + 1)::timestamp at time zone '${ZONE}') as until) ${check.sql}`,
          [org.id, TODAY, from, to],
        );
        return { value: row?.value == null ? null : Number(row.value), n: Number(row?.n) };
      };
      const computed = await run(29, 0);
      const found = figureOf(key);
      expect({ value: found?.value, n: found?.n }).toEqual({ value: near(computed.value), n: computed.n });
      expect([found?.value, found?.n]).toEqual([near(check.hand[0]), check.hand[1]]);
      if (!check.before) return;
      const earlier = await run(59, 30);
      const previous = found?.previous ?? { value: null, n: 0 };
      expect([previous.value, previous.n]).toEqual([
        near(earlier.value),
        earlier.value === null ? 0 : earlier.n,
      ]);
      expect([previous.value, previous.n]).toEqual([near(check.before[0]), check.before[1]]);
    },
  );

  it('holds what was acted upon against deals like these', () => {
    const references = ['win_rate_acted', 'days_to_close_acted', 'revenue_acted'].map((key) => {
      const { reference, association } = figureOf(key) ?? {};
      return [association, reference?.value, reference?.n];
    });
    expect(references).toEqual([
      [true, 3 / 8, 8],
      [true, near(13), 3],
      [true, 187.5, 8],
    ]);
    expect(figureOf('win_rate_acted')?.reference?.difference?.value).toBeCloseTo(0.7 - 3 / 8, 9);
    expect(figureOf('forecast_brier')?.reference?.value).toBeCloseTo(0.21, 9);
  });

  it('has an interval for every estimate, around its value, and a change where there was a period before', () => {
    for (const { key, unit, value, n, interval, previous, change } of learning.figures) {
      if (value === null || unit === 'count') continue;
      if (interval) expect([key, interval[0] <= value && value <= interval[1]]).toEqual([key, true]);
      else expect([key, n < 100]).toEqual([key, true]);
      if (previous) expect(change?.value).toBeCloseTo(value - previous.value, 9);
    }
  });

  it('puts a day on the side of midnight that the organisation sees, also in the series', () => {
    const points = learning.series.find(({ key }) => key === 'labels_captured')?.points ?? [];
    expect(points).toHaveLength(13);
    expect(points.reduce((sum, { n }) => sum + n, 0)).toBe(17);
  });

  it('shows what goes wrong with agents, and what the latest report advises', async () => {
    expect(learning.error_patterns.map(({ error_message, count }) => [error_message, count])).toEqual([
      ['Timeout after # s', 2],
    ]);
    expect(learning.suggestions.map(({ key, agent_name }) => [key, agent_name])).toEqual([['new', 'Ada']]);
  });

  it('is the same after another run, and nobody else sees it', async () => {
    await refreshLearning(stack.service, org.id, NOW);
    await refreshLearning(stack.service, other.id, NOW);
    expect(await getLearning(org.rep.db, org.id, 30)).toEqual(learning);
    expect((await getLearning(other.admin.db, org.id, 30)).computed_at).toBeNull();
    const foreign = await getLearning(other.admin.db, other.id, 30);
    expect(foreign.figures.filter(({ value }) => value !== null)).toEqual([]);
    const written = await org.admin.db.from('learning_figures').update({ days: 31 }).eq('org_id', org.id);
    expect(written.error?.code).toBe('42501');
  });

  it('forgets the words of a person with the person', async () => {
    const { data } = await stack.service
      .from('contacts')
      .insert({ org_id: org.id, name: 'Zdenka Canary' })
      .select('id');
    await stack.sql.query(
      `insert into public.conversations (org_id, session_id, user_message, agent_response, response_time_ms, success, error)
       values ($1, 's', 'I am Zdenka Canary', 'A', 5, false, 'Refused')`,
      [org.id],
    );
    await refreshLearning(stack.service, org.id);
    const texts = async () =>
      JSON.stringify(await must(stack.service.from('learning_figures').select('value').eq('org_id', org.id)));
    expect(await texts()).toContain('Zdenka');
    await must(org.admin.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: data?.[0]?.id ?? '' }));
    expect(await texts()).not.toContain('Zdenka');
  });
});

describe('months', () => {
  it('are complete ones of the calendar in New York, and are held against the month before', async () => {
    const { id, rep } = await stack.orgWith('Monthly');
    await stack.sql.script(months(id, rep.id));
    await refreshLearning(stack.service, id, NOW);
    const monthly = await getLearning(rep.db, id, 7);
    const found = ['positive_replies', 'reply_accuracy', 'insight_accuracy'].map((name) => {
      const { value, n, reference } = figureOf(`month_${name}`, monthly) ?? {};
      return [value, n, reference?.value, reference?.n];
    });
    expect(found).toEqual([
      [near(1 / 4 - 3 / 5), 4, near(3 / 5), 5],
      [near(1 / 2 - 1), 2, 1, 1],
      [1, 1, 0, 1],
    ]);
    expect(FIGURE_KEYS.filter((key) => !(key in CHECKS) && entryOf(key).scope !== 'month')).toEqual([]);
  });
});

describe('the calendar of the database', () => {
  it.each([
    'America/New_York',
    'Europe/Berlin',
    'Asia/Beirut',
    'America/Havana',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  ])('begins every day of a year in %s when the job says', async (zone) => {
    const days = Array.from({ length: 366 }, (_, i) => addDays('2026-01-01', i));
    const starts = days.map((day) => startOfDay(day, zone).toISOString());
    const [row] = await stack.sql.query<{ wrong: string[] | null }>(
      `select array_agg(v.day::text) filter (where private.local_day(v.at, $1) <> v.day
           or private.local_day(v.at - interval '1 millisecond', $1) <> v.day - 1) as wrong
         from (select d::date as day, a::timestamptz as at from unnest($2::text[], $3::text[]) as u (d, a)) v`,
      [zone, days, starts],
    );
    expect(row?.wrong).toBeNull();
  });
});

const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
