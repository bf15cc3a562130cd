import { describe, expect, it } from 'vitest';
import { type CellFigures, chooseBenchmark, compareAmong } from './benchmark-choice';
import { EDGES, percentileOf, toBins } from './benchmark-scale';
import { weightOfExpectation } from './benchmark-weight';

const cell: CellFigures = {
  industry: 'technology',
  company_size: 'small',
  metric: 'engagement_rate',
  builtIn: 0.32,
  own: null,
  commons: null,
  custom: null,
};
/** Ten people: 2 at 10–15 %, 6 at 30–35 %, 2 at 60–65 %. */
const tenPeople = toBins('engagement_rate', { 2: 2, 6: 6, 12: 2 });
const own = { value: 0.4, n: 20, variance: 0.04, weight: 20, bins: toBins('engagement_rate', { 8: 20 }) };

describe('a percentile', () => {
  it('counts who is below and half of who is alike', () => {
    expect(percentileOf('engagement_rate', tenPeople, 0.32)).toBe(50); // (2 + 6/2) of 10
    expect(percentileOf('engagement_rate', tenPeople, 0.61)).toBe(90); // (8 + 2/2) of 10
    expect(percentileOf('engagement_rate', tenPeople, 0.2)).toBe(20);
    expect(percentileOf('engagement_rate', tenPeople, 0)).toBe(0);
    expect(percentileOf('engagement_rate', tenPeople, 1)).toBe(100);
  });
  it('puts a value at the end of a class into the next one', () => {
    const bins = toBins('response_hours', { 9: 4, 10: 4 }); // 18–24 h, 24–30 h
    expect(percentileOf('response_hours', bins, 24)).toBe(75);
    expect(percentileOf('response_hours', bins, 23.9)).toBe(25);
  });
  it('is nothing among nobody, and every metric has increasing ends', () => {
    expect(percentileOf('deal_cycle_days', toBins('deal_cycle_days', {}), 30)).toBeNull();
    for (const edges of Object.values(EDGES)) expect([...edges].sort((a, b) => a - b)).toEqual([...edges]);
  });
});

describe('the benchmark', () => {
  it('starts as an assumption without an n', () => {
    expect(chooseBenchmark(cell)).toMatchObject({ value: 0.32, n: null, interval: null, source: 'built_in' });
  });
  it('becomes the own figure when it is worth as much as the expectation, drawn to it', () => {
    expect(chooseBenchmark({ ...cell, own: { ...own, n: 19 } }).source).toBe('built_in');
    const chosen = chooseBenchmark({ ...cell, own });
    expect(chosen).toMatchObject({ source: 'own', n: 20 });
    expect(chosen.value).toBeCloseTo(0.36, 12); // (20·0.4 + 20·0.32) / 40
    // √(0.04 / 40) = 0.0316; 1.645 of it is 0.052.
    expect(chosen.interval?.[0]).toBeCloseTo(0.308, 3);
    expect(chosen.interval?.[1]).toBeCloseTo(0.412, 3);
  });
  it('is never the own figure of fewer than ten people', () => {
    const few = { ...own, n: 9, weight: 1 };
    expect(chooseBenchmark({ ...cell, own: few }).source).toBe('built_in');
    // Where the organisation is far from what was expected of it, the expectation hardly counts.
    expect(chooseBenchmark({ ...cell, own: { ...few, n: 10 } }).value).toBeCloseTo(
      (10 * 0.4 + 0.32) / 11,
      12,
    );
  });
  it('averages hours as logarithms', () => {
    const hours: CellFigures = {
      ...cell,
      metric: 'response_hours',
      builtIn: 36,
      own: { value: 4, n: 10, variance: 1, weight: 10, bins: toBins('response_hours', { 5: 10 }) },
    };
    expect(chooseBenchmark(hours).value).toBeCloseTo(12, 10); // √(4 · 36)
  });
  it('prefers the commons to an assumption, the own figure to the commons, an entered value to all', () => {
    const commons = { mean: 0.2, n: 400, variance: 0.04, bins: tenPeople, n_organizations: 6 };
    expect(chooseBenchmark({ ...cell, commons })).toMatchObject({
      source: 'commons',
      value: 0.2,
      n_organizations: 6,
    });
    expect(chooseBenchmark({ ...cell, commons, own }).value).toBeCloseTo(0.3, 12);
    expect(chooseBenchmark({ ...cell, commons, own, custom: 0.5 })).toMatchObject({
      source: 'custom',
      value: 0.5,
      n: null,
    });
  });
});

describe('the comparison', () => {
  const peers = { ...own, n: 10, bins: tenPeople };
  const wide: CellFigures = { ...cell, industry: 'all', company_size: 'all', own: peers };

  it('ranks a person among the own people, even while the benchmark is an assumption', () => {
    expect(compareAmong([{ ...cell, own: peers }], 0.32, 8)).toMatchObject({
      percentile: 50,
      n_peers: 10,
      peers: { industry: 'technology', company_size: 'small' },
      suppressed: null,
      reason: null,
      benchmark: { source: 'built_in' },
    });
  });

  it('ranks among wider people while the narrow ones are few, and says so', () => {
    expect(compareAmong([{ ...cell, own: { ...peers, n: 4 } }, wide], 0.61, 8)).toMatchObject({
      percentile: 90,
      peers: { industry: 'all', company_size: 'all' },
    });
  });

  it('takes the benchmark of the industry before an assumption, never that of everybody', () => {
    const industry: CellFigures = { ...cell, company_size: 'all', own };
    expect(compareAmong([cell, industry], 0.3, 8)?.benchmark).toMatchObject({
      source: 'own',
      company_size: 'all',
    });
    expect(compareAmong([cell, { ...wide, own }], 0.3, 8)?.benchmark.source).toBe('built_in');
  });

  it.each([
    ['no_value', null, 0, peers],
    ['thin_value', 0.5, 4, peers],
    ['thin_peers', 0.5, 8, { ...peers, n: 9 }],
    ['assumption', 0.5, 8, null],
  ] as const)('is suppressed as %s', (why, value, n, figures) => {
    const compared = compareAmong([{ ...cell, own: figures }], value, n);
    expect(compared).toMatchObject({ suppressed: why, percentile: null, n_peers: null, peers: null });
    expect(compared?.reason).toBeTruthy();
  });
});

describe('the weight of an expectation', () => {
  const cells = (means: readonly number[]) =>
    means.map((mean) => ({ n: 50, mean, variance: 0.09, expected: 0.3 }));
  it('is small where the organisation differs from it', () => {
    // τ² = (3·50·0.2² − 3·0.09) / 150 = 0.0382; 0.09 / 0.0382 = 2.356.
    expect(weightOfExpectation(cells([0.5, 0.5, 0.1]))).toBeCloseTo(2.356, 3);
    expect(weightOfExpectation(cells([0.9, 0.9, 0.9]))).toBe(1);
    // τ² = (3·50·0.06² − 0.27) / 150 = 0.0018; 0.09 / 0.0018 = 50.
    expect(weightOfExpectation(cells([0.36, 0.24, 0.36]))).toBeCloseTo(50, 9);
  });
  it('is large where it does not, and usual while little is known', () => {
    expect(weightOfExpectation(cells([0.3, 0.3, 0.3]))).toBe(200);
    expect(weightOfExpectation(cells([0.9, 0.9]))).toBe(20);
  });
});
