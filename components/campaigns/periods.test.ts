import { describe, expect, it } from 'vitest';
import type { Campaign } from '@/lib/outcomes/campaign-schema';
import { periodsOf } from './periods';

const day = (date: string, sent: number, replied = 0): Campaign['days'][number] => ({
  day: date,
  sent,
  reached: sent,
  delivered: sent,
  opened: 0,
  clicked: 0,
  replied,
  positive_replies: replied,
  negative_replies: 0,
  meetings: 0,
  meetings_held: 0,
  won: 0,
  bounced: 0,
  unsubscribed: 0,
  spam_reported: 0,
});

describe('periodsOf', () => {
  it('keeps the days of a short campaign and the days between them', () => {
    const { unit, periods } = periodsOf([day('2026-05-05', 3), day('2026-05-07', 2, 1)]);
    expect(unit).toBe('day');
    expect(periods.map(({ start, sent, replied }) => [start, sent, replied])).toEqual([
      ['2026-05-05', 3, 0],
      ['2026-05-06', 0, 0],
      ['2026-05-07', 2, 1],
    ]);
  });
  it('makes weeks that begin on Monday of a long one, and loses no message', () => {
    const { unit, periods } = periodsOf([day('2026-05-03', 1), day('2026-05-04', 2), day('2026-06-10', 4)]);
    expect(unit).toBe('week');
    expect(periods[0]?.start).toBe('2026-04-27');
    expect(periods[1]).toMatchObject({ start: '2026-05-04', sent: 2 });
    expect(periods.at(-1)).toMatchObject({ start: '2026-06-08', sent: 4 });
    expect(periods).toHaveLength(7);
  });
  it('has nothing to draw before the first message', () => {
    expect(periodsOf([]).periods).toEqual([]);
  });
});
