import { expect, it } from 'vitest';
import { countsText, differenceText } from './plan-words';

it('writes a difference with its sign, interval and n', () => {
  expect(differenceText({ delta: 0.041, interval: [-0.012, 0.07], n: 1600 }, 'en-GB')).toBe(
    '+4.1\u00a0points (-1.2 to +7.0, n\u00a0= 1,600)',
  );
});

it('says where the items of a plan stand', () => {
  expect(countsText({ statuses: { canary: 1, proposed: 2 }, n_items: 3 })).toBe('2 to decide, 1 on trial');
  expect(countsText({ statuses: {}, n_items: 0 })).toBe('Nothing to change');
});
