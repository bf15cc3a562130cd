import { describe, expect, it } from 'vitest';
import { analyse } from './analyse';
import type { Behaviour } from './behaviour-rows';
import { behaviourOf, event, got, message, sent, uuid } from './testing/behaviour';

const AS_OF = new Date('2026-11-20T12:00:00Z');
const responseTime = (rows: Partial<Behaviour>) => analyse(uuid(0), behaviourOf(rows), AS_OF).response_time;
const hours = (rows: Partial<Behaviour>) =>
  analyse(uuid(0), behaviourOf(rows), AS_OF).charts.response_times.map((row) => row.hours);

describe('response time', () => {
  it('is what lies between our message and their reply in the same thread', () => {
    const rows = {
      activities: [
        sent('2026-10-01T09:00:00Z', 'Pricing'),
        sent('2026-10-01T10:00:00Z', 'Rollout plan'),
        got('2026-10-01T13:00:00Z', 'AW: Re: Rollout  plan'),
        got('2026-10-02T09:00:00Z', 'RE: Pricing'),
      ],
    };
    expect(hours(rows)).toEqual([3, 24]);
    const { mean_hours, median_hours, answered } = responseTime(rows);
    expect(mean_hours).toMatchObject({ n: 2, value: 13.5, interval: null });
    expect(median_hours).toMatchObject({ n: 2, value: 13.5, interval: null });
    expect(answered.rate).toMatchObject({ n: 2, raw: 1 });
    expect(median_hours.receipts.map(({ occurred_at }) => occurred_at)).toEqual([
      '2026-10-02T09:00:00.000Z',
      '2026-10-01T13:00:00.000Z',
    ]);
  });

  it('does not restart with a nudge, and counts the next turn anew', () => {
    const activities = [
      sent('2026-10-01T09:00:00Z', 'Pricing'),
      sent('2026-10-03T09:00:00Z', 'Re: Pricing'),
      got('2026-10-03T11:00:00Z', 'Re: Pricing'),
      got('2026-10-03T12:00:00Z', 'Re: Pricing'),
      sent('2026-10-04T09:00:00Z', 'Re: Pricing'),
      got('2026-10-04T09:30:00Z', 'Re: Pricing'),
    ];
    expect(hours({ activities })).toEqual([50, 0.5]);
  });

  it('knows the thread of the source, whatever the subject says', () => {
    const activities = [
      sent('2026-10-01T09:00:00Z', 'Pricing', { thread: 't1' }),
      got('2026-10-01T10:00:00Z', 'Something else', { thread: 't1' }),
      got('2026-10-01T11:00:00Z', 'Pricing', { thread: 't2' }),
    ];
    expect(hours({ activities })).toEqual([1]);
  });

  it('is unknown without replies; young silence is not held against them', () => {
    const activities = [sent('2026-10-01T09:00:00Z', 'Old'), sent('2026-11-19T09:00:00Z', 'Young')];
    const { mean_hours, median_hours, answered, trend } = responseTime({ activities });
    expect(mean_hours).toMatchObject({ n: 0, value: null, period: null, receipts: [] });
    expect(median_hours.value).toBeNull();
    expect(answered.rate).toMatchObject({ n: 1, raw: 0 });
    expect(trend).toMatchObject({ direction: 'no_clear_trend', change_per_month: null });
  });

  it('is no automatic reply, no bounce and no mail that they begin', () => {
    const outreach = message('2026-10-01T09:00:00Z', 'Hello');
    const rows = {
      activities: [
        got('2026-10-01T09:05:00Z', 'Automatic reply: Pricing'),
        got('2026-10-02T09:00:00Z', 'A question of ours'),
        sent('2026-10-05T09:00:00Z', 'Bounced', { bounced: true }),
        got('2026-10-05T09:01:00Z', 'Bounced'),
      ],
      messages: [outreach],
      events: [
        event(outreach, 'replied', '2026-10-01T09:01:00Z', { isAutoReply: true }),
        event(outreach, 'replied', '2026-10-01T15:00:00Z'),
      ],
    };
    expect(hours(rows)).toEqual([6]);
    expect(analyse(uuid(0), behaviourOf(rows), AS_OF).email.auto_replies).toBe(2);
  });

  it('takes the elapsed time when the clocks change', () => {
    // Europe/Berlin: 2026-03-29 02:00 becomes 03:00, 2026-10-25 03:00 becomes 02:00.
    const activities = [
      sent('2026-03-29T00:30:00Z', 'Spring'),
      got('2026-03-29T01:30:00Z', 'Re: Spring'),
      sent('2026-10-25T00:30:00Z', 'Autumn'),
      got('2026-10-25T01:30:00Z', 'Re: Autumn'),
    ];
    expect(hours({ activities, time_zone: 'Europe/Berlin' })).toEqual([1, 1]);
  });

  it('has a trend only when it is credible', () => {
    const exchange = (month: number, delay: number) => {
      const at = Date.UTC(2026, 0, 1 + month * 15, 9);
      const subject = `Thread ${month}`;
      return [
        sent(new Date(at).toISOString(), subject),
        got(new Date(at + delay * 3_600_000).toISOString(), `Re: ${subject}`),
      ];
    };
    const halving = Array.from({ length: 12 }, (_, i) => exchange(i, 48 / 2 ** (i / 2))).flat();
    const { trend } = responseTime({ activities: halving });
    expect(trend).toMatchObject({ direction: 'faster', n: 12 });
    // Halved every 30 days.
    expect(trend.change_per_month).toBeCloseTo(-0.5, 6);
    const steady = [5, 9, 4, 8, 6, 7, 5, 9, 4, 8, 6, 7];
    const noise = Array.from({ length: 12 }, (_, i) => exchange(i, steady[i] ?? 0)).flat();
    expect(responseTime({ activities: noise }).trend.direction).toBe('no_clear_trend');
  });
});
