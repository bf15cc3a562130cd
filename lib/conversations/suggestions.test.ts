import { describe, expect, it } from 'vitest';
import { effectsOf, trackedOf } from './effects';
import type { ErrorCluster, Figures, HourFigures } from './figures';
import { performanceReport } from './performance';
import { suggest } from './suggestions';

const ID = '11111111-1111-4111-8111-111111111111';
const AT = '2026-03-01T10:00:00Z';
const figures = (changes: Partial<Figures> = {}): Figures => ({
  n: 1000,
  successes: 980,
  mean: 500,
  sd: 200,
  quantiles: [400, 900, 1500],
  bounds: [380, 420, 850, 960, 1300, 1900],
  length: { mean: 200, quantiles: [180, 500, 900], n_long: 10, conversation_ids: [ID] },
  slowest_ids: [ID],
  first_at: AT,
  last_at: AT,
  errors: { n: 0, clusters: [] },
  intents: [],
  hours: [],
  sessions: {
    n: 200,
    turns_mean: 5,
    turns_max: 9,
    turns_p50: 5,
    turns_p95: 8,
    minutes_p50: 3,
    minutes_p95: 8,
    sessions_with_repeats: 3,
    repeat_questions: 4,
    conversation_ids: [ID],
  },
  ratings: { n: 0, mean: null, sd: null, low: 0, corrections: 0, intents: [] },
  ...changes,
});
const few = (n: number, successes: number, changes: Partial<Figures> = {}): Figures =>
  figures({
    n,
    successes,
    length: { ...figures().length, n_long: 0 },
    sessions: { ...figures().sessions, repeat_questions: 0 },
    ...changes,
  });
const cluster = (count: number, changes: Partial<ErrorCluster> = {}): ErrorCluster => ({
  error_message: 'Timeout after # ms',
  count,
  first_occurrence: AT,
  last_occurrence: AT,
  intent: null,
  example: { conversation_id: ID, error: 'Timeout after 30 ms', user_message: 'Where is it?' },
  conversation_ids: [ID, ID, ID, ID, ID],
  ...changes,
});
const hoursWith = (hour: number, slow: number): HourFigures[] =>
  Array.from({ length: 24 }, (_, at) => ({
    hour: at,
    started_at: null,
    day: null,
    n: 40,
    slow: at === hour ? slow : 1,
    p50: at === hour ? 1500 : 400,
    conversation_ids: [ID],
  }));
const of = (period: Figures, baseline = figures()) =>
  suggest({ time_zone: 'Europe/Berlin', period, baseline, slow_ms: 800 });
const keys = (period: Figures) => of(period).map(({ key, severity }) => `${severity} ${key}`);

describe('suggestions', () => {
  it('says nothing where nothing is credibly wrong', () => {
    expect(of(figures())).toEqual([]);
    expect(of(few(0, 0, { mean: null, sd: null, quantiles: null, bounds: null }))).toEqual([]);
    // Two of ten fail: that may be chance.
    expect(of(few(10, 8))).toEqual([]);
  });

  it('calls an error rate above ten percent urgent, with its figures', () => {
    const [found] = of(figures({ successes: 800, errors: { n: 40, clusters: [cluster(12)] } }));
    expect(found).toMatchObject({ key: 'error_rate', severity: 'high' });
    expect(found?.evidence.measure).toMatchObject({ value: 0.2, n: 1000 });
    expect(found?.evidence.text).toContain('n = 1,000');
    expect(found?.evidence.conversation_ids).toHaveLength(5);
    expect(found?.proposed_change).toContain('Timeout after # ms');
  });

  it('calls an error that is a large share of failures urgent, unless hardly anything fails', () => {
    expect(keys(figures({ errors: { n: 2, clusters: [cluster(15)] } }))).toEqual([
      'high error:Timeout after # ms',
    ]);
    expect(keys(figures({ successes: 994, errors: { n: 1, clusters: [cluster(6)] } }))).toEqual([]);
    expect(keys(figures({ errors: { n: 9, clusters: [cluster(4)] } }))).toEqual([]);
  });

  it('names a failing intent once, with its error', () => {
    const period = figures({
      n: 1000,
      successes: 940,
      errors: { n: 1, clusters: [cluster(50, { intent: 'refund' })] },
      intents: [
        { intent: 'refund', n: 60, failures: 55, conversation_ids: [ID] },
        { intent: 'order', n: 900, failures: 5, conversation_ids: [ID] },
      ],
    });
    expect(keys(period)).toEqual(['high intent:refund']);
    expect(of(period)[0]?.proposed_change).toContain('Timeout after # ms');
  });

  it('names the slow hour, and the day when it was one day', () => {
    const [daily] = of(figures({ hours: hoursWith(14, 30) }));
    expect(daily).toMatchObject({ key: 'hour:14', severity: 'medium' });
    expect(daily?.suggestion).toBe('Responses are slow between 14:00 and 15:00 (Europe/Berlin).');
    expect(daily?.evidence).toMatchObject({ measure: { value: 0.75, n: 40 } });
    const single = {
      hour: 14,
      started_at: '2026-03-03T23:30:00+00:00',
      day: '2026-03-04',
      n: 20,
      slow: 19,
      p50: 1500,
    };
    const [once] = of(figures({ hours: [{ ...single, conversation_ids: [ID] }, ...hoursWith(14, 20)] }));
    expect(once).toMatchObject({ key: 'hour:14' });
    expect(once?.suggestion).toContain('on 2026-03-04');
    expect(of(figures({ hours: hoursWith(14, 4) }))).toEqual([]);
  });

  it('compares an hour that is the whole period with the baseline', () => {
    const all = hoursWith(14, 38).filter(({ hour }) => hour === 14);
    const before = figures({ hours: hoursWith(99, 0) });
    expect(of(figures({ hours: all }), before)[0]).toMatchObject({ key: 'hour:14' });
    expect(of(figures({ hours: all }), figures())).toEqual([]);
  });

  it('names an intent whose answers people rate low, more than the rest', () => {
    const rated = (n: number, low: number) => ({ intent: 'refund', n, low, conversation_ids: [ID] });
    const ratings = { ...figures().ratings, n: 100, mean: 3.9, sd: 1, low: 12, intents: [rated(14, 9)] };
    const [found] = of(figures({ ratings }));
    expect(found).toMatchObject({ key: 'rating:refund', severity: 'medium' });
    expect(found?.evidence).toMatchObject({ measure: { n: 14 }, compared_with: { value: 3 / 86, n: 86 } });
    expect(of(figures({ ratings: { ...ratings, intents: [rated(5, 4)] } }))).toEqual([]);
    // The rest is rated as low.
    expect(of(figures({ ratings: { ...ratings, low: 70 } }))).toEqual([]);
  });

  it('finds slow responses, long answers and repeated questions, the most urgent first', () => {
    const period = figures({
      bounds: [380, 420, 3100, 3900, 4000, 5000],
      quantiles: [400, 3500, 4500],
      length: { mean: 900, quantiles: [850, 1500, 2000], n_long: 600, conversation_ids: [ID] },
      sessions: { ...figures().sessions, repeat_questions: 200, sessions_with_repeats: 90 },
    });
    expect(keys(period)).toEqual(['medium slow', 'low verbosity', 'low repeats']);
  });
});

describe('effects', () => {
  const broken = figures({ successes: 700, errors: { n: 1, clusters: [cluster(300)] } });
  const earlier = { suggestions: of(broken), effects: [] };
  const verdictsOf = (period: Figures) =>
    effectsOf(trackedOf(earlier), period, of(period)).map(({ verdict }) => verdict);

  it('tells what is mended, still there, or not to be told yet', () => {
    expect(verdictsOf(figures())).toEqual(['mended', 'mended']);
    expect(verdictsOf(broken)).toEqual(['still_there', 'still_there']);
    expect(verdictsOf(few(2, 1, { errors: { n: 1, clusters: [cluster(1)] } }))).toEqual([
      'unclear',
      'unclear',
    ]);
    expect(verdictsOf(few(0, 0))).toEqual(['not_measurable', 'not_measurable']);
  });

  it('shows before, after and the difference with its interval', () => {
    const [effect] = effectsOf(trackedOf(earlier), figures(), []);
    expect(effect).toMatchObject({
      key: 'error_rate',
      before: { value: 0.3, n: 1000 },
      after: { value: 0.02 },
    });
    expect(effect?.difference?.value).toBeCloseTo(-0.28, 10);
    expect(effect?.difference?.interval?.[0]).toBeLessThan(-0.28);
  });

  it('keeps what could not be judged for the next report', () => {
    const effects = effectsOf(trackedOf(earlier), few(0, 0), []);
    expect(trackedOf({ suggestions: [], effects }).map(({ key }) => key)).toEqual([
      'error_rate',
      'error:Timeout after # ms',
    ]);
    expect(trackedOf({ suggestions: [], effects: effectsOf(trackedOf(earlier), figures(), []) })).toEqual([]);
  });
});

it('a report compares periods with intervals and follows up what the baseline showed', () => {
  const span = { from: AT, to: AT };
  const baseline = figures({ mean: 1000, sd: 300, successes: 800 });
  const report = performanceReport(
    { time_zone: 'UTC', period: figures(), baseline, slow_ms: 800 },
    { period: span, baseline: span },
  );
  const { improvement, intervals } = report.comparison;
  expect(improvement.response_time_improvement_pct).toBeCloseTo(50, 10);
  expect(intervals.response_time_improvement_pct?.[0]).toBeGreaterThan(47);
  expect(intervals.response_time_improvement_pct?.[1]).toBeLessThan(53);
  expect(improvement.error_rate_reduction).toBeCloseTo(0.18, 10);
  expect(report.effects).toMatchObject([{ key: 'error_rate', verdict: 'mended' }]);
  expect(report.summary).toEqual({
    total_suggestions: 0,
    high: 0,
    medium: 0,
    low: 0,
    mended: 1,
    still_there: 0,
  });
});
