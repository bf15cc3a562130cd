import { describe, expect, it } from 'vitest';
import { clusteredShareOf, meanOf, minus, shareOf } from './estimate';
import { daysOf, tallyOf } from './tally';

const width = ([low, high]: [number, number] = [0, 0]) => high - low;

describe('shares', () => {
  it('are what was seen, with an interval that reaches it; nothing without trials', () => {
    expect(shareOf({ n: 0, sum: 0 })).toBeNull();
    const none = shareOf({ n: 10, sum: 0 });
    expect(none).toMatchObject({ value: 0, n: 10 });
    expect(none?.interval?.[0]).toBe(0);
    expect(none?.interval?.[1]).toBeGreaterThan(0.1);
  });

  const clustered = (clusters: [number, number][]) =>
    clusteredShareOf({
      n: clusters.reduce((sum, [n]) => sum + n, 0),
      sum: clusters.reduce((sum, [, hits]) => sum + hits, 0),
      squares: 0,
      clusters: clusters.length,
      nn: clusters.reduce((sum, [n]) => sum + n * n, 0),
      ns: clusters.reduce((sum, [n, hits]) => sum + n * hits, 0),
      ss: clusters.reduce((sum, [, hits]) => sum + hits * hits, 0),
    });

  it('of findings that share a fate are worth as many trials as there are deals', () => {
    const alike = clustered(Array.from({ length: 20 }, (_, i) => [5, i % 2 ? 5 : 0]));
    expect(alike).toMatchObject({ value: 0.5, n: 100 });
    const independent = shareOf({ n: 20, sum: 10 });
    expect(width(alike?.interval ?? undefined)).toBeCloseTo(width(independent?.interval ?? undefined), 1);
  });
  it('of findings that do not are worth no more than all of them', () => {
    const mixed = clustered([[2, 2], [2, 0], ...Array.from({ length: 48 }, (): [number, number] => [2, 1])]);
    expect(mixed?.interval).toEqual(shareOf({ n: 100, sum: 50 })?.interval);
  });
  it('that all came true rest on the deals, not on the findings', () => {
    const all = clustered(Array.from({ length: 4 }, () => [5, 5]));
    expect(all?.interval?.[0]).toBeCloseTo(shareOf({ n: 4, sum: 4 })?.interval?.[0] ?? 0, 9);
  });
});

describe('means', () => {
  it('have an interval from five on, which stays within what the value can be', () => {
    expect(meanOf({ n: 0, sum: 0, squares: 0 })).toBeNull();
    expect(meanOf({ n: 4, sum: 8, squares: 18 })).toEqual({ value: 2, n: 4, interval: null });
    // 1, 2, 3, 4, 5: standard deviation √2.5, standard error √0.5.
    const [low, high] = meanOf({ n: 5, sum: 15, squares: 55 })?.interval ?? [0, 0];
    expect([low, high]).toEqual([
      expect.closeTo(3 - 1.6449 * Math.SQRT1_2, 9),
      expect.closeTo(3 + 1.6449 * Math.SQRT1_2, 9),
    ]);
    expect(meanOf({ n: 5, sum: 0.1, squares: 0.01 }, [0, 1])?.interval?.[0]).toBe(0);
  });
  it('differ with an interval only where both have one', () => {
    const a = { value: 3, n: 9, interval: [2, 4] as [number, number] };
    expect(minus(a, { value: 1, n: 2, interval: null })).toEqual({ value: 2, interval: null });
    expect(minus(a, { value: 1, n: 9, interval: [1, 1] })).toEqual({ value: 2, interval: [1, 3] });
  });
});

describe('days', () => {
  it('are summed from the first to the last, both included, measure by measure', () => {
    const days = daysOf([
      ['2026-01-01', 'a', 1, 1],
      ['2026-01-02', 'a', 2, 1, 4],
      ['2026-01-02', 'b', 9, 9],
      ['2026-01-03', 'a', 4, 0],
    ]);
    expect(tallyOf(days, 'a', { from: '2026-01-01', to: '2026-01-02' })).toMatchObject({
      n: 3,
      sum: 2,
      squares: 4,
    });
    expect(tallyOf(days, 'c', { from: '2026-01-01', to: '2026-01-02' }).n).toBe(0);
  });
});
