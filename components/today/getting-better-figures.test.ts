import { describe, expect, it } from 'vitest';
import { figureWith } from '@/components/learning/testing/figure';
import { figuresForToday } from './getting-better-figures';

describe('the figures of Today', () => {
  it('are four that have a value, always in the same order', () => {
    const keys = [
      'labels_captured',
      'response_p95',
      'forecast_brier',
      'insight_helpfulness',
      'insight_accuracy',
    ];
    const figures = [
      figureWith({ key: 'positive_replies', value: null }),
      figureWith({ key: 'error_rate' }),
      ...keys.map((key) => figureWith({ key })),
    ];
    expect(figuresForToday(figures).map(({ key }) => key)).toEqual([
      'insight_accuracy',
      'insight_helpfulness',
      'forecast_brier',
      'response_p95',
    ]);
    expect(figuresForToday(figures.slice(0, 2))).toEqual([]);
  });
});
