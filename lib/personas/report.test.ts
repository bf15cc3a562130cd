import { describe, expect, it } from 'vitest';
import {
  benchmarkTrend,
  compareMethods,
  monthsUntil,
  qualityTrend,
  type RatingCount,
  ratingGroups,
} from './report';

const generation = {
  mode: 'rag' as const,
  engine: 'local',
  generations: 2,
  claims: 20,
  claims_unknown: 5,
  claims_dropped: 1,
  scored: 2,
  score_sum: 120,
  score_squares: 7400,
};
const rating = (method: RatingCount['method'], stars: number, n = 1, who = 'ada'): RatingCount => ({
  mode: 'rag',
  method,
  engine: 'local',
  principal_id: who,
  stars,
  n,
});

describe('the report', () => {
  it('counts back over the turn of the year', () => {
    expect(monthsUntil(new Date('2026-01-31T23:00:00Z'), 3)).toEqual(['2025-11', '2025-12', '2026-01']);
  });

  it('sums a month over modes and engines, and leaves a month without generations empty', () => {
    const counts = [
      { ...generation, month: '2026-10' },
      {
        ...generation,
        month: '2026-10',
        mode: 'basic' as const,
        scored: 0,
        score_sum: 0,
        score_squares: 0,
        claims_unknown: 15,
      },
    ];
    const [september, october] = qualityTrend(counts, ['2026-09', '2026-10']);
    expect(september).toMatchObject({ generations: 0, score: null, claims: 0 });
    expect(october).toMatchObject({ generations: 4, claims: 40, evidenced: 20, dropped: 2 });
    expect(october?.score).toEqual({ mean: 60, interval: null, n: 2 });
    expect(october?.unknown).toMatchObject({ raw: 0.5, n: 40 });
  });

  it('gives a mean score its interval from five on', () => {
    // 40, 50, 60, 70, 80: standard deviation 15.81, half width 1.645 · 15.81 / √5.
    const row = { ...generation, month: '2026-10', scored: 5, score_sum: 300, score_squares: 19000 };
    const interval = qualityTrend([row], ['2026-10'])[0]?.score?.interval;
    expect(interval?.[0]).toBeCloseTo(48.37, 1);
    expect(interval?.[1]).toBeCloseTo(71.63, 1);
  });

  it('keeps benchmark months apart by metric', () => {
    const rows = [
      { month: '2026-10', metric: 'engagement_rate' as const, successes: 30, n: 100, value: null },
      { month: '2026-10', metric: 'response_hours' as const, successes: null, n: 12, value: 5.5 },
    ];
    expect(benchmarkTrend(rows, ['2026-10'])[0]).toMatchObject({
      engagement: { raw: 0.3, n: 100 },
      response_hours: { value: 5.5, n: 12 },
      cycle_days: null,
    });
  });

  it('counts raters beside ratings', () => {
    const groups = ratingGroups([
      rating('concise', 5, 2),
      rating('concise', 4, 1, 'kim'),
      rating('thorough', 2),
    ]);
    expect(groups.find(({ key }) => key === 'concise')).toMatchObject({ by: 'method', n: 3, raters: 2 });
    expect(groups.map(({ by, key }) => `${by}:${key}`)).toEqual([
      'method:concise',
      'method:thorough',
      'engine:local',
      'mode:rag',
    ]);
  });

  it('does not decide between methods on a handful of ratings, and does on many', () => {
    expect(compareMethods([rating('concise', 5)])).toBeNull();
    const few = compareMethods([rating('concise', 3, 2), rating('thorough', 5, 2)]);
    expect(few).toMatchObject({ n: [2, 2], verdict: 'undecided', difference: { value: 2 } });
    const many = compareMethods([rating('concise', 2, 40), rating('thorough', 5, 40)]);
    expect(many?.verdict).toBe('higher');
    expect(many?.difference.interval[0]).toBeGreaterThan(0);
  });
});
