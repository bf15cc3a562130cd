import { describe, expect, it } from 'vitest';
import { bucketLabel, changeWords, figureWords, percentWords, pointsWords } from './report-words';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const percent = (value: number) => percentWords(value, 'en-GB');

describe('a change in words', () => {
  it('says which way, and whether that is sure', () => {
    const faster = changeWords(12.4, [5, 19], ['faster', 'slower'], percent);
    expect([plain(faster?.text), faster?.verdict]).toEqual(['12 % faster (5 % to 19 %)', 'better']);
    const slower = changeWords(-20, [-31, -9], ['faster', 'slower'], percent);
    expect([plain(slower?.text), slower?.verdict]).toEqual(['20 % slower (9 % to 31 %)', 'worse']);
  });

  it('is unclear while the interval contains zero, or where there is none', () => {
    const fewer = changeWords(0.01, [-0.02, 0.04], ['fewer', 'more'], (value) => pointsWords(value, 'en-GB'));
    expect([plain(fewer?.text), fewer?.verdict]).toEqual([
      '1 point fewer (−2 points to 4 points)',
      'unclear',
    ]);
    expect(changeWords(3, null, ['faster', 'slower'], percent)?.verdict).toBe('unclear');
    expect(changeWords(null, null, ['faster', 'slower'], percent)).toBeNull();
  });
});

it('writes a figure with interval and n, or with n alone', () => {
  expect(plain(figureWords({ value: 412.4, interval: [398, 430], n: 2000 }, 'ms', 'en-GB'))).toBe(
    '412 ms (398–430 ms, n = 2,000)',
  );
  expect(plain(figureWords({ value: 0.5, interval: null, n: 3 }, 'percent', 'en-GB'))).toBe('50 % (n = 3)');
});

it('names hours and days as the organisation counts them', () => {
  const at = '2026-03-03T23:00:00Z';
  expect(bucketLabel(at, 'hour', 'en-GB', 'Europe/Berlin')).toBe('4 Mar, 00:00');
  expect(bucketLabel(at, 'day', 'en-GB', 'UTC')).toBe('3 Mar');
});
