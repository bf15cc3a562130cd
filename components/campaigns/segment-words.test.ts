import { describe, expect, it } from 'vitest';
import { type Segment, segmentName, summarizeSegments } from './segment-words';

const RATE = { mean: 0.2, interval: [0.1, 0.3] as [number, number], raw: 0.2, n: 40 };
const segment = (known: Partial<Segment['segment']>): Segment => ({
  segment: { industry: null, company_size: null, seniority: null, region: null, lead_source: null, ...known },
  n: 40,
  positive_rate: RATE,
  close_rate: RATE,
});

describe('segmentName', () => {
  it('names what was asked for, in that order, and what is not known', () => {
    const lead = segment({ industry: 'Manufacturing', seniority: 'c_level' });
    expect(segmentName(lead, ['industry', 'seniority'])).toBe('Manufacturing · C level');
    expect(segmentName(lead, ['company_size', 'industry'])).toBe('not known · Manufacturing');
    expect(segmentName(lead, ['region'])).toBe('Not known');
  });
});

describe('summarizeSegments', () => {
  const rated = (industry: string, raw: number, interval: [number, number]): Segment => ({
    ...segment({ industry }),
    positive_rate: { mean: raw, interval, raw, n: 40 },
  });
  it('names the best with its interval and n where even its lower end is above what is usual', () => {
    const clear = [rated('Energy', 0.3, [0.22, 0.38]), rated('Retail', 0.1, [0.05, 0.15])];
    expect(summarizeSegments(clear, ['industry'], 'en-GB')).toBe(
      'Energy answers best: 30\u00a0% (22–38\u00a0%, n\u00a0= 40).',
    );
    expect(summarizeSegments([], ['industry'], 'en-GB')).toBe('');
  });
  it('says so where none stands out', () => {
    const alike = [rated('Energy', 0.22, [0.15, 0.3]), rated('Retail', 0.2, [0.14, 0.27])];
    expect(summarizeSegments(alike, ['industry'], 'en-GB')).toBe(
      'No segment stands out: Energy has the highest rate, 22\u00a0% (15–30\u00a0%, n\u00a0= 40); all 80 leads together 21\u00a0%.',
    );
  });
});
