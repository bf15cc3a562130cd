import { describe, expect, it } from 'vitest';
import { calibrationNoiseFloor } from '../stats/calibration-error';
import { createRng } from '../stats/rng';
import { type ActedDeals, actedFigures } from './acted-figures';
import { calibrationOf, type Pairs } from './calibration';
import { quantileOf, timesOf } from './response-times';

const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

describe('calibration', () => {
  const rng = createRng(7);
  const perfect: Pairs = Array.from({ length: 400 }, () => {
    const p = rng.next();
    return ['2026-01-10', p, rng.next() < p ? 1 : 0];
  });
  it('says nothing below twenty, but how many there were', () => {
    expect(calibrationOf(perfect.slice(0, 19), JANUARY)).toEqual({ n: 19, found: null });
    expect(calibrationOf(perfect, { from: '2026-02-01', to: '2026-02-28' })).toEqual({ n: 0, found: null });
  });
  it('finds a perfect record within chance, and an overconfident one beyond it, the same each time', () => {
    const good = calibrationOf(perfect, JANUARY).found;
    expect(good?.error.value).toBeLessThan(good?.reference.value ?? 0);
    const sure: Pairs = perfect.map(([day, p, hit]) => [day, p > 0.5 ? 0.97 : 0.03, hit]);
    const bad = calibrationOf(sure, JANUARY).found;
    expect(bad?.error.interval?.[0]).toBeGreaterThan(bad?.reference.value ?? 1);
    expect(calibrationOf(sure, JANUARY).found).toEqual(bad);
    const floor = calibrationNoiseFloor(
      perfect.map(([, p]) => p),
      createRng(1),
      200,
    );
    expect(good?.reference.value).toBe(floor.p95);
  });
});

describe('response times', () => {
  it('are read from the days of the period, with bounds where there are enough', () => {
    const days: [string, number, number[]][] = [
      ['2025-12-31', 0, [1]],
      ['2026-01-01', 1, Array.from({ length: 50 }, (_, i) => 2 * i)],
      ['2026-01-31', 0, Array.from({ length: 50 }, (_, i) => 2 * i + 1)],
    ];
    const times = timesOf(days, JANUARY);
    expect(quantileOf(times, 0.5)).toEqual({ value: 49.5, n: 100, interval: [41, 58] });
    expect(quantileOf(times, 0.99)).toMatchObject({ value: 98.01, interval: null });
    expect(quantileOf(new Float64Array(), 0.5)).toBeNull();
  });
});

describe('deals acted upon', () => {
  const deal = (change: Partial<ActedDeals['deals'][number]>): ActedDeals['deals'][number] => ({
    won: false,
    opened: 0,
    closed: 60,
    day: '2026-01-10',
    size: null,
    used: null,
    amount: 100,
    currency: 'EUR',
    stages: [],
    ...change,
  });
  const times = (n: number, change: Partial<ActedDeals['deals'][number]>) =>
    Array.from({ length: n }, () => deal(change));
  const BEFORE = { from: '2025-12-01', to: '2025-12-31' };
  const figures = (deals: ActedDeals['deals']) =>
    actedFigures({ first_use: 0, deals }, JANUARY, BEFORE, 'EUR');

  it('are left out below ten, and when they closed in another period', () => {
    const some = [
      ...times(9, { used: 5, won: true }),
      ...times(20, {}),
      ...times(10, { used: 5, day: '2026-02-01' }),
    ];
    expect(figures(some).win_rate_acted).toMatchObject({
      value: null,
      reference: null,
      why_empty: expect.any(String),
    });
  });
  it('leave other currencies out of revenue only', () => {
    const { revenue_acted, win_rate_acted, days_to_close_acted } = figures([
      ...times(8, { used: 20, won: true }),
      ...times(2, { used: 20, won: true, currency: 'USD', amount: 9_000 }),
      ...times(5, { won: true, closed: 50 }),
      ...times(5, {}),
    ]);
    expect(win_rate_acted).toMatchObject({
      value: 1,
      n: 10,
      reference: { value: expect.closeTo(0.5, 9), n: 10 },
    });
    expect(revenue_acted).toMatchObject({
      value: 100,
      n: 8,
      currency: 'EUR',
      reference: { value: expect.closeTo(50, 9), n: 10 },
    });
    expect(days_to_close_acted).toMatchObject({
      value: 40,
      n: 10,
      reference: { value: expect.closeTo(30, 9), n: 5 },
    });
  });
});
