import { describe, expect, it } from 'vitest';
import { addDays, bucketsOf, lastMonths, localDay, periodsOf, startOfDay } from './calendar';

const start = (day: string, zone: string) => startOfDay(day, zone).toISOString();

describe('the day of a place', () => {
  it('begins at its own midnight, in summer and in winter', () => {
    expect(start('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(start('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
    expect(start('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
    expect(start('2026-11-20', 'Asia/Kathmandu')).toBe('2026-11-19T18:15:00.000Z');
    expect(start('2026-11-20', 'Pacific/Kiritimati')).toBe('2026-11-19T10:00:00.000Z');
    expect(start('2026-11-20', 'Pacific/Pago_Pago')).toBe('2026-11-20T11:00:00.000Z');
  });
  it('begins an hour late where midnight is skipped, and once where it comes twice', () => {
    // Beirut goes from 0:00 to 1:00 on the last Sunday of March; Havana back from 1:00 to 0:00 in November.
    expect(start('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
    expect(localDay(new Date(startOfDay('2026-03-29', 'Asia/Beirut').getTime() - 1), 'Asia/Beirut')).toBe(
      '2026-03-28',
    );
    expect(start('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z');
  });
  it('is 23 or 25 hours long when the clocks change', () => {
    const hours = (day: string) =>
      (startOfDay(addDays(day, 1), 'America/New_York').getTime() -
        startOfDay(day, 'America/New_York').getTime()) /
      3_600_000;
    expect(['2026-03-08', '2026-07-01', '2026-11-01'].map(hours)).toEqual([23, 24, 25]);
  });
});

describe('periods', () => {
  it('include today, and touch the one before without overlap', () => {
    expect(periodsOf('2026-03-01', 30)).toEqual({
      period: { from: '2026-01-31', to: '2026-03-01' },
      previous: { from: '2026-01-01', to: '2026-01-30' },
    });
  });
  it('know the last two complete months, also around a year', () => {
    expect(lastMonths('2026-01-01')).toEqual({
      month: { from: '2025-12-01', to: '2025-12-31' },
      before: { from: '2025-11-01', to: '2025-11-30' },
    });
    expect(lastMonths('2028-03-31').month).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });
  it.each([
    [7, 'day', 14],
    [30, 'week', 13],
    [90, 'week', 26],
    [365, 'month', 12],
  ])('of %i days are drawn by %s', (days, every, count) => {
    const shape = bucketsOf('2026-11-20', days);
    expect([shape.every, shape.buckets.length]).toEqual([every, count]);
    shape.buckets.forEach(({ from }, i) => {
      const before = shape.buckets[i - 1];
      if (before) expect(addDays(before.to, 1)).toBe(from);
      if (every === 'week') expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1);
    });
    const last = shape.buckets.at(-1) ?? { from: '', to: '' };
    expect(last.from <= '2026-11-20' && '2026-11-20' <= last.to).toBe(true);
  });
});
