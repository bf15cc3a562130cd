import { expect, it } from 'vitest';
import { countsText, differenceText, statusWords, undecidedText } from './plan-words';

it('writes a difference with its sign, interval and n', () => {
  expect(differenceText({ delta: 0.041, interval: [-0.012, 0.07], n: 1600 }, 'en-GB')).toBe(
    '+4.1\u00a0points (-1.2 to +7.0, n\u00a0= 1,600)',
  );
});

it('says where the items of a plan stand', () => {
  const statuses = { canary: 1, proposed: 2 };
  expect(countsText({ statuses, n_items: 3, n_undecided: 0 })).toBe('2 to decide, 1 on trial');
  expect(countsText({ statuses, n_items: 3, n_undecided: 1 })).toBe('2 to decide, 1 undecided');
  expect(countsText({ statuses: {}, n_items: 0, n_undecided: 0 })).toBe('Nothing to change');
  expect(statusWords({ status: 'canary', is_undecided: true }).label).toBe('Undecided');
  expect(statusWords({ status: 'canary', is_undecided: false }).label).toBe('On trial');
});

it('says what was measured beside what was promised, and that it decides nothing', () => {
  const expected = {
    metric: 'positive_reply_rate' as const,
    delta: 0.03,
    interval: [0.01, 0.05] as [number, number],
    n: 600,
    level: 0.9 as const,
    better: 'higher' as const,
    share_changed: 0.5,
  };
  const text = undecidedText(
    {
      expected,
      measured: {
        metric: 'positive_reply_rate',
        delta: 0.01,
        interval: [-0.02, 0.04],
        level: 0.95,
        n_control: 400,
        n_treatment: 100,
        rate_control: 0.05,
        rate_treatment: 0.06,
        guardrails: [],
        sample_ratio_p: 1,
        window_over: true,
        as_of: '2026-01-01T00:00:00Z',
      },
    },
    'en-GB',
  );
  expect(text).toContain('Measured +1.0\u00a0points (-2.0 to +4.0, n\u00a0= 500), promised +3.0\u00a0points');
  expect(text).toContain('holds zero');
  expect(undecidedText({ expected, measured: undefined }, 'en-GB')).toContain('nothing was measured');
});
