import type { Figure } from '@/lib/learning/schema';

/** A figure of which a test says only what it is about. */
export const figureWith = (over: Partial<Figure> = {}): Figure => ({
  key: 'positive_replies',
  group: 'loop',
  label: 'Positive replies',
  definition: 'How many got a positive reply.',
  unit: 'share',
  better: 'higher',
  association: false,
  scope: 'period',
  rows: null,
  value: 0.12,
  n: 214,
  numerator: 26,
  interval: [0.09, 0.16],
  previous: { value: 0.08, n: 190, interval: [0.05, 0.12] },
  change: { value: 0.04, interval: [0.01, 0.08] },
  reference: null,
  why_empty: null,
  currency: null,
  ...over,
});
