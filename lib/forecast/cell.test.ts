import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferDayOrder, isMissing, parseDate, parseNumber } from './cell';
import { profileColumn } from './profile';

const iso = (day: number | null): string | null =>
  day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('numbers', () => {
  it.each([
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['$1,200', 1200],
    ['12 %', 12],
    ['(500)', -500],
    ['1e9', 1e9],
    ['1 200 000', 1_200_000],
    ['3,5', 3.5],
    ['-7', -7],
    [true, 1],
  ])('reads %s', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'n/a', '1-50', '12 people', 'Q3', '2017-01-02', '=1+1'])('does not guess from %j', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('reads back every number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(parseNumber(String(x))).toBe(x === 0 ? 0 : x);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    '2017-03-09',
    '2017/3/9',
    '2017-03-09T10:11:12Z',
    '09.03.2017',
    '9 Mar 2017',
    '9-Mar-17',
    'March 9, 2017',
    'Mar 9th, 2017',
    '20170309',
    '09/03/2017 08:00',
  ])('reads %s as one day', (text) => {
    const day = parseDate(text, 'day_first');
    expect(iso(day === null ? null : Math.floor(day))).toBe('2017-03-09');
  });

  it('learns from the column which of 03/04 is the day', () => {
    expect(inferDayOrder(['03/04/2020', '25/04/2020'])).toBe('day_first');
    expect(inferDayOrder(['03/04/2020', '04/25/2020'])).toBe('month_first');
    expect(iso(parseDate('03/04/2020', 'day_first'))).toBe('2020-04-03');
    expect(iso(parseDate('03/04/2020', 'month_first'))).toBe('2020-03-04');
  });

  it.each(['hello', '2017', '99/99/2017', '1234567', ''])('refuses %j', (text) => {
    expect(parseDate(text, 'day_first')).toBeNull();
  });
});

describe('columns', () => {
  const kindOf = (cells: (string | null)[], name = 'x') => profileColumn({ name, cells }).kind;
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

  it('tells numbers, dates, categories, ids, prose and constants apart', () => {
    expect(kindOf(times(50, (i) => String(i * 1.5)))).toBe('number');
    expect(kindOf(times(50, (i) => `${1 + (i % 28)}/02/2021`))).toBe('date');
    expect(kindOf(times(50, (i) => `Level ${i % 7}`))).toBe('category');
    expect(kindOf(times(50, (i) => `OPP-${i}x`))).toBe('id');
    expect(
      kindOf(
        times(50, (i) => String(1000 + 3 * i)),
        'Opportunity Number',
      ),
    ).toBe('id');
    expect(kindOf(times(50, (i) => `They asked about price and ${i} seats for the team`))).toBe('text');
    expect(kindOf(times(50, () => 'same'))).toBe('constant');
    expect(kindOf(times(50, () => null))).toBe('empty');
  });

  it('keeps an amount that happens to be different for every deal', () => {
    expect(
      kindOf(
        times(50, (i) => String(1000 + 7 * i)),
        'Amount',
      ),
    ).toBe('number');
  });

  it('treats the usual gaps as missing, but not answers', () => {
    expect([null, undefined, '', ' ', 'N/A', 'NaN', '?', Number.NaN].every(isMissing)).toBe(true);
    expect(['None', 'Unknown', '0', 0, false].some(isMissing)).toBe(false);
  });
});
