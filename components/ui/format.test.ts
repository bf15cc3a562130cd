import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatInterval,
  formatMoney,
  formatPercent,
  formatPoints,
  formatRelative,
  initials,
  pickLocale,
} from './format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatInterval', () => {
  it('writes mean, range and n the one agreed way', () => {
    expect(plain(formatInterval({ mean: 0.12, interval: [0.09, 0.16], n: 214 }, 'en-GB'))).toBe(
      '12 % (9–16 %, n = 214)',
    );
  });
  it('leaves n out when there is none, and groups a large one', () => {
    expect(plain(formatInterval({ mean: 0.5, interval: [0.4, 0.6] }, 'en-GB'))).toBe('50 % (40–60 %)');
    expect(plain(formatInterval({ mean: 0.5, interval: [0.4, 0.6], n: 8800 }, 'en-GB'))).toContain(
      'n = 8,800',
    );
  });
  it('adds a decimal when the interval is narrow, so that the ends differ', () => {
    expect(plain(formatInterval({ mean: 0.031, interval: [0.029, 0.034], n: 9 }, 'en-GB'))).toBe(
      '3.1 % (2.9–3.4 %, n = 9)',
    );
  });
  it('writes plain numbers', () => {
    expect(formatInterval({ mean: 4.25, interval: [3, 5], unit: 'number' }, 'en-GB')).toBe('4.3 (3–5)');
  });
  it('follows the locale', () => {
    expect(plain(formatInterval({ mean: 0.031, interval: [0.029, 0.034] }, 'de-DE'))).toBe(
      '3,1 % (2,9–3,4 %)',
    );
  });
});

describe('formatPoints', () => {
  it('signs a difference of rates and says points', () => {
    expect(plain(formatPoints(0.034, 'en-GB'))).toBe('+3.4 points');
    expect(plain(formatPoints(-0.01, 'en-GB'))).toBe('−1 point');
    expect(plain(formatPoints(0, 'en-GB'))).toBe('0 points');
  });
});

describe('formatPercent', () => {
  it('never shows a number outside 0–100 % for a fraction', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (fraction) => {
        const shown = Number.parseFloat(formatPercent(fraction, 'en-GB'));
        return shown >= 0 && shown <= 100 && Math.abs(shown - fraction * 100) <= 0.5001;
      }),
    );
  });
});

describe('formatMoney', () => {
  it("uses the deal's currency, with cents only where there are any", () => {
    expect(formatMoney(1200, 'EUR', 'en-GB')).toBe('€1,200');
    expect(formatMoney(1200.5, 'USD', 'en-US')).toBe('$1,200.50');
    expect(formatMoney(48_000, 'USD', 'en-US', true)).toBe('$48K');
  });
  it('does not fail on a code that is not a currency', () => {
    expect(plain(formatMoney(1200, 'points', 'en-GB'))).toBe('1,200 points');
  });
});

describe('dates', () => {
  it("shows an instant in the person's zone", () => {
    expect(formatDate('2026-11-03T23:30:00Z', 'en-GB', 'Asia/Tokyo')).toBe('4 Nov 2026, 08:30');
  });
  it('never shifts a day without a time', () => {
    expect(formatDate('2026-11-03', 'en-GB', 'America/Los_Angeles')).toBe('3 Nov 2026');
  });
  it('gives back what is not a date', () => {
    expect(formatDate('soon', 'en-GB', 'UTC')).toBe('soon');
    expect(formatRelative('soon', 0, 'en-GB')).toBe('soon');
  });
  it('is relative in both directions', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(formatRelative('2026-11-20T11:59:30Z', now, 'en-GB')).toBe('just now');
    expect(formatRelative('2026-11-17T12:00:00Z', now, 'en-GB')).toBe('3 days ago');
    expect(formatRelative('2026-12-05T12:00:00Z', now, 'en-GB')).toBe('in 2 weeks');
  });
});

describe('pickLocale', () => {
  it('takes the first usable language', () => {
    expect(pickLocale('de-CH,de;q=0.9,en;q=0.8')).toBe('de-CH');
    expect(pickLocale('*')).toBe('en-GB');
    expect(pickLocale('%%%,fr')).toBe('fr');
    expect(pickLocale(null)).toBe('en-GB');
  });
});

describe('initials', () => {
  it('takes first and last', () => {
    expect(initials('Ana Maria Silva')).toBe('AS');
    expect(initials('ana@example.com')).toBe('AC');
    expect(initials('')).toBe('?');
  });
});
