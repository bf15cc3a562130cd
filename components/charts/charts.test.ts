import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareFactors, summarizeFactors } from './factors';
import { prepareReliability } from './reliability';
import { prepareSeries } from './series';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('prepareReliability', () => {
  it('says how far forecast and outcome lie apart, and where', () => {
    const { error, summary, table } = prepareReliability(
      [
        { predicted: 0.8, observed: 0.6, n: 50 },
        { predicted: 0.2, observed: 0.2, n: 50 },
        { predicted: 0.5, observed: 0, n: 0 },
      ],
      'en-GB',
    );
    expect(error).toBeCloseTo(0.1);
    expect(plain(summary)).toBe(
      'Over 100 deals, forecast and outcome differ by 10 % on average. The largest difference is around 80 %, where the forecast was too high: 60 % were won.',
    );
    expect(table.rows.map((row) => row.map(plain))).toEqual([
      ['20 %', '20 %', '50'],
      ['80 %', '60 %', '50'],
    ]);
  });
  it('says so when there is nothing yet', () => {
    expect(prepareReliability([], 'en-GB')).toMatchObject({ points: [], error: null });
  });
  it('keeps every deal and an error between 0 and 1', () => {
    const bins = fc.array(fc.record({ predicted: share, observed: share, n: fc.nat(500) }));
    fc.assert(
      fc.property(bins, (input) => {
        const { points, error, table } = prepareReliability(input, 'en-GB');
        const total = (list: readonly { n: number }[]) => list.reduce((sum, bin) => sum + bin.n, 0);
        expect(total(points)).toBe(total(input));
        expect(table.rows).toHaveLength(points.length);
        if (error !== null) expect(error).toBeGreaterThanOrEqual(0);
        if (error !== null) expect(error).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('prepareFactors', () => {
  const factors = [
    { feature: 'Stage', value: 'Proposal', effect: 0.08 },
    { feature: 'Silence', value: '24 days', effect: -0.12 },
    { feature: 'Region', value: 'EMEA', effect: 0 },
  ];
  it('puts the strongest first and leaves out what does nothing', () => {
    const bars = prepareFactors(factors, 'en-GB');
    expect(bars.map((bar) => [bar.feature, bar.direction, plain(bar.text)])).toEqual([
      ['Silence', 'lowers', '−12 points'],
      ['Stage', 'raises', '+8 points'],
    ]);
    expect(bars[0]?.length).toBe(1);
  });
  it('says the same in words', () => {
    expect(plain(summarizeFactors(prepareFactors(factors, 'en-GB')))).toBe(
      'Stage (Proposal) raises it most, by 8 points; Silence (24 days) lowers it most, by 12 points.',
    );
    expect(summarizeFactors([])).toContain('No factor');
  });
});

describe('prepareSeries', () => {
  it('tables what it draws', () => {
    const { table, summary } = prepareSeries(
      [
        { label: 'May', value: 3, interval: [2, 4] },
        { label: 'June', value: 5 },
      ],
      'Deals won',
      String,
    );
    expect(table).toEqual({
      header: ['', 'Deals won', 'From', 'To'],
      rows: [
        ['May', '3', '2', '4'],
        ['June', '5', '', ''],
      ],
    });
    expect(summary).toBe('Deals won went from 3 (May) to 5 (June); the highest was 5 (June).');
  });
  it('lists groups from the largest down', () => {
    const groups = [
      { label: 'Calls', value: 2 },
      { label: 'E-mail', value: 7 },
    ];
    expect(prepareSeries(groups, 'Interactions', String, false).summary).toBe(
      'Interactions: E-mail 7, Calls 2.',
    );
  });
});
