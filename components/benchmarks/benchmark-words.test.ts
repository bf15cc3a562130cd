import { describe, expect, it } from 'vitest';
import { formatFigure, formatRange, fromField, industryWord, toField } from './benchmark-words';

describe('words of benchmarks', () => {
  it('write each metric in its unit', () => {
    expect(formatFigure('engagement_rate', 0.304, 'en-GB')).toBe('30\u00a0%');
    expect(formatFigure('deal_cycle_days', 84.6, 'en-GB')).toBe('85 days');
    expect(formatFigure('response_hours', 6.25, 'en-GB')).toBe('6.3 h');
  });
  it('name the unit of a range once', () => {
    expect(formatRange('engagement_rate', [0.53, 0.66], 'en-GB')).toBe('53–66\u00a0%');
    expect(formatRange('deal_cycle_days', [68, 97], 'en-GB')).toBe('68–97 days');
  });
  it('read what was typed as it was shown', () => {
    expect(fromField('engagement_rate', toField('engagement_rate', 0.285))).toBeCloseTo(0.285, 12);
    expect(fromField('engagement_rate', '28,5 %')).toBeCloseTo(0.285, 12);
    expect(fromField('response_hours', '24')).toBe(24);
    expect(fromField('deal_cycle_days', '')).toBeNaN();
    expect(fromField('deal_cycle_days', 'soon')).toBeNaN();
  });
  it('name industries', () => {
    expect(industryWord('professional_services')).toBe('Professional services');
    expect(industryWord('all')).toBe('Any industry');
  });
});
