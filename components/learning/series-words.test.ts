import { describe, expect, it } from 'vitest';
import { bucketLabel, drawnPoints } from './series-words';

const series = { key: 'a', title: 'A', unit: 'share', every: 'day' } as const;

describe('a series', () => {
  it('names its buckets in the language of the reader, whatever their zone', () => {
    expect(bucketLabel('2026-11-16', 'day', 'en-GB')).toBe('16 Nov');
    expect(bucketLabel('2026-11-01', 'month', 'de-DE')).toBe('Nov. 2026');
  });
  it('leaves out what has no value, and is not drawn as one point', () => {
    const points = [
      { period: '2026-11-16', value: 0.1, n: 10, interval: [0, 0.3] as [number, number] },
      { period: '2026-11-17', value: null, n: 0, interval: null },
      { period: '2026-11-18', value: 0.2, n: 1, interval: null },
    ];
    expect(drawnPoints({ ...series, points }, 'en-GB')).toEqual([
      { label: '16 Nov', value: 0.1, interval: [0, 0.3] },
      { label: '18 Nov', value: 0.2 },
    ]);
    expect(drawnPoints({ ...series, points: points.slice(0, 2) }, 'en-GB')).toEqual([]);
  });
});
