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
  const rated = (industry: string, mean: number): Segment => ({
    ...segment({ industry }),
    positive_rate: { ...RATE, mean },
  });
  it('names the best with its interval and n, unless all are alike', () => {
    const clear = [rated('Energy', 0.2), rated('Retail', 0.1)];
    expect(summarizeSegments(clear, ['industry'], 'en-GB')).toBe(
      'Energy answers best: 20\u00a0% (10–30\u00a0%, n\u00a0= 40).',
    );
    const flat = [rated('Energy', 0.21), rated('Retail', 0.205)];
    expect(summarizeSegments(flat, ['industry'], 'en-GB')).toContain('No segment stands out');
    expect(summarizeSegments([], ['industry'], 'en-GB')).toBe('');
  });
});
