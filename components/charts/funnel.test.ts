import { describe, expect, it } from 'vitest';
import { type FunnelStage, prepareFunnel } from './funnel';

const STAGES: FunnelStage[] = [
  { label: 'Sent', count: 200, rate: null },
  { label: 'Delivered', count: 190, rate: { mean: 0.94, interval: [0.91, 0.97], n: 200, raw: 0.95 } },
  { label: 'Won', count: 4, rate: { mean: 0.03, interval: [0.01, 0.05], n: 190, raw: 4 / 190 } },
];

describe('prepareFunnel', () => {
  it('measures every bar against what was sent, and the band in the same unit', () => {
    const { bars } = prepareFunnel(STAGES, 'en-GB');
    expect(bars.map(({ length }) => length)).toEqual([1, 0.95, 0.02]);
    expect(bars[0]?.band).toBeNull();
    expect(bars[2]?.band?.[1]).toBeCloseTo((0.05 * 190) / 200);
  });
  it('says the counts in words and writes the interval with its n', () => {
    const { summary, table } = prepareFunnel(STAGES, 'en-GB');
    expect(summary).toBe('Of 200 sent: delivered 190, won 4. Won: 3\u00a0% (1–5\u00a0%, n\u00a0= 190).');
    expect(table.rows[2]).toEqual(['Won', '4', '3\u00a0% (1–5\u00a0%, n\u00a0= 190)', '2.1\u00a0%']);
  });
  it('has no rate where nothing was sent', () => {
    const nothing = { mean: 0.3, interval: [0.1, 0.6] as const, n: 0, raw: null };
    const { bars, summary } = prepareFunnel(
      [
        { label: 'Sent', count: 0, rate: null },
        { label: 'Won', count: 0, rate: nothing },
      ],
      'en-GB',
    );
    expect(bars.map(({ rate, length, band }) => [rate, length, band])).toEqual([
      ['', 0, null],
      ['', 0, null],
    ]);
    expect(summary).toBe('Nothing was sent yet.');
  });
});
