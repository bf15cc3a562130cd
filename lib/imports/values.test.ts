import { describe, expect, it } from 'vitest';
import { dateOrderOf, readDate, readTimestamp } from './date';
import { currencyInAmount, decimalMarkOf, readAmount, readWholeNumber } from './number';
import {
  readActivityKind,
  readCompanySize,
  readDuration,
  readEmail,
  readStatus,
  readTimeZone,
  statusOfStage,
} from './words';

const value = (reading: { ok: boolean; value?: unknown }) => (reading.ok ? reading.value : undefined);
const message = (reading: { ok: boolean; message?: string }) => (reading.ok ? undefined : reading.message);

describe('amounts', () => {
  it.each([
    ['$1,234.50', 1234.5],
    ['1.234,50 €', 1234.5],
    ['EUR 1.234.567,80', 1234567.8],
    ['1 234,5', 1234.5],
    ["CHF 1'234.50", 1234.5],
    ['12k', 12_000],
    ['1.5m', 1_500_000],
    ['0', 0],
    ['.5', 0.5],
  ])('reads %s', (text, expected) => expect(value(readAmount(text))).toBe(expected));

  it('reads 1.234 by what the column says, and says so when nothing does', () => {
    expect(decimalMarkOf(['1.234', '99,50'])).toBe(',');
    expect(value(readAmount('1.234', ','))).toBe(1234);
    expect(readAmount('1,234')).toMatchObject({
      ok: true,
      value: 1234,
      warning: expect.stringContaining('other way'),
    });
  });

  it('reads 1e9 as a number and says that it is unusual', () => {
    expect(readAmount('1e9')).toMatchObject({
      ok: true,
      value: 1e9,
      warning: expect.stringContaining('scientific'),
    });
    expect(readAmount('250000000')).toMatchObject({ warning: expect.stringContaining('unusually large') });
  });

  it.each(['-5', '(1,000.00)', '1e400', '99999999999999', 'abc', '1.2.3', '12,34,5', ''])(
    'refuses %s in words',
    (text) => expect(message(readAmount(text))).toBeTruthy(),
  );

  it('knows the currency of a sign or a code, and not the one of a bare dollar', () => {
    expect([currencyInAmount('10 €'), currencyInAmount('GBP 10'), currencyInAmount('$10')]).toEqual([
      'EUR',
      'GBP',
      undefined,
    ]);
  });

  it('counts without fractions', () => {
    expect([
      value(readWholeNumber('2,822')),
      value(readWholeNumber('2.822')),
      value(readWholeNumber('2.5')),
    ]).toEqual([2822, 2822, undefined]);
  });
});

describe('dates', () => {
  it.each([
    ['2017-03-01', '2017-03-01'],
    ['20170301', '2017-03-01'],
    ['2017/3/1', '2017-03-01'],
    ['01.03.2017', '2017-03-01'],
    ['25/12/2017', '2017-12-25'],
    ['12/25/2017', '2017-12-25'],
    ['1 Mar 2017', '2017-03-01'],
    ['March 1st, 2017', '2017-03-01'],
    ['Wed, 1 March 2017', '2017-03-01'],
    ['1. März 2017', '2017-03-01'],
    ['01-Mar-17', '2017-03-01'],
    ['42795', '2017-03-01'],
    ['29.02.2016', '2016-02-29'],
  ])('reads %s', (text, expected) => expect(value(readDate(text))).toBe(expected));

  it.each([
    ['2017-03-01T10:00:00+02:00', '2017-03-01T08:00:00.000Z'],
    ['2017-03-01 10:00', '2017-03-01T10:00:00.000Z'],
    ['3/14/2017 2:30 PM', '2017-03-14T14:30:00.000Z'],
    ['14.03.2017, 12:05:06', '2017-03-14T12:05:06.000Z'],
    ['2017-03-01', '2017-03-01T00:00:00.000Z'],
  ])('reads the moment %s', (text, expected) => expect(value(readTimestamp(text))).toBe(expected));

  it.each(['29.02.2017', '2017-13-01', '31/31/2017', '0001-01-01', '12', 'soon', '99999'])(
    'refuses %s',
    (text) => expect(message(readDate(text))).toContain(text),
  );

  it('lets the column decide between day first and month first', () => {
    expect([dateOrderOf(['03/04/2024', '25/12/2023']), dateOrderOf(['03/04/2024', '12/25/2023'])]).toEqual([
      'dmy',
      'mdy',
    ]);
    expect([value(readDate('03/04/2024', 'dmy')), value(readDate('03/04/2024', 'mdy'))]).toEqual([
      '2024-04-03',
      '2024-03-04',
    ]);
    expect(dateOrderOf(['25/12/2023', '12/25/2023', '01/02/2023'])).toBe('mixed');
  });

  it('refuses to guess when nothing decides, and says what to do', () => {
    expect(message(readDate('03/04/2024'))).toMatch(/3 Apr or 4 Mar.*date_order/);
    expect(value(readDate('04/04/2024'))).toBe('2024-04-04');
  });
});

describe('words', () => {
  it.each([
    ['Won', 'won'],
    ['Closed Won', 'won'],
    ['closed-lost', 'lost'],
    ['Disqualified', 'lost'],
    ['Engaging', 'open'],
    ['Prospecting', 'open'],
    ['In progress', 'open'],
  ])('%s is %s', (word, status) => expect(value(readStatus(word))).toBe(status));

  it('asks for the meaning of an unknown status, and takes an unknown stage as open', () => {
    expect(message(readStatus('Blue'))).toContain('"Blue"');
    expect([statusOfStage('Legal review'), statusOfStage('Won')]).toEqual(['open', 'won']);
  });

  it('takes both vocabularies of company size, and ranges', () => {
    expect(
      ['startup', 'small', 'SMB', 'Medium', 'Enterprise', '51-200', '201+', '1 to 50'].map((word) =>
        value(readCompanySize(word)),
      ),
    ).toEqual(['small', 'small', 'medium', 'medium', 'large', 'medium', 'large', 'small']);
  });

  it('reads addresses, kinds, durations and time zones', () => {
    expect(value(readEmail('"Ann" <Ann.Lee@Example.com>'))).toBe('ann.lee@example.com');
    expect(message(readEmail('ann at example'))).toBeTruthy();
    expect([
      value(readActivityKind('E-Mail')),
      value(readActivityKind('Phone call')),
      value(readActivityKind('fax')),
    ]).toEqual(['email', 'call', undefined]);
    expect(['1800', '30:00', '1:00:05', '2h', '15 min'].map((text) => value(readDuration(text)))).toEqual([
      1800, 1800, 3605, 7200, 900,
    ]);
    expect([value(readTimeZone('Europe/Berlin')), value(readTimeZone('Nowhere'))]).toEqual([
      'Europe/Berlin',
      undefined,
    ]);
  });
});
