import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { analyse } from './analyse';
import type { ActivityFacts, Behaviour } from './behaviour-rows';
import { activity, behaviourOf, event, got, message, sent, uuid } from './testing/behaviour';
import { clockOf } from './zone';

const analysis = (rows: Partial<Behaviour>) =>
  analyse(uuid(0), behaviourOf(rows), new Date('2026-11-20T12:00:00Z'));
const cells = (rows: Partial<Behaviour>) =>
  analysis(rows).charts.day_hour.flatMap((hours, day) =>
    hours.flatMap((n, hour) => (n > 0 ? [[day, hour, n]] : [])),
  );
const inbound = (...times: string[]) => times.map((at, i) => got(at, `Subject ${i}`));
/** `n` mails on the same weekday and hour of consecutive weeks. */
const weekly = (first: string, n: number): ActivityFacts[] =>
  inbound(
    ...Array.from({ length: n }, (_, i) => new Date(Date.parse(first) + i * 7 * 86_400_000).toISOString()),
  );

describe('days and hours', () => {
  it('are the contact’s own, in zones east and west, with half hours', () => {
    const activities = inbound('2026-06-07T22:45:00Z');
    expect(cells({ activities, time_zone: 'UTC' })).toEqual([[6, 22, 1]]);
    expect(cells({ activities, time_zone: 'Asia/Kolkata' })).toEqual([[0, 4, 1]]);
    expect(cells({ activities, time_zone: 'America/Los_Angeles' })).toEqual([[6, 15, 1]]);
  });

  it('follow both changes of the clocks, on the day itself', () => {
    const spring = inbound('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-03-30T07:00:00Z');
    expect(cells({ activities: spring, time_zone: 'Europe/Berlin' })).toEqual([
      [0, 9, 1],
      [6, 1, 1],
      [6, 3, 1],
    ]);
    // The hour from 2 to 3 happens twice.
    const autumn = inbound('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-26T07:00:00Z');
    expect(cells({ activities: autumn, time_zone: 'Europe/Berlin' })).toEqual([
      [0, 8, 1],
      [6, 2, 2],
    ]);
    const newYork = inbound('2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-02T14:00:00Z');
    expect(cells({ activities: newYork, time_zone: 'America/New_York' })).toEqual([
      [0, 9, 1],
      [6, 1, 2],
    ]);
  });

  it('say where the zone comes from', () => {
    const zone = (time_zone: string | null, organization_time_zone: string | null) =>
      analysis({ time_zone, organization_time_zone }).time_zone;
    expect(zone('Asia/Tokyo', 'Europe/Berlin')).toEqual({ name: 'Asia/Tokyo', source: 'contact' });
    expect(zone('Middle/Earth', 'Europe/Berlin')).toEqual({ name: 'Europe/Berlin', source: 'organization' });
    expect(zone(null, 'UTC')).toEqual({ name: 'UTC', source: 'assumed_utc' });
    expect(zone(null, null).source).toBe('assumed_utc');
  });

  it('are those of the contact: replies, human opens, clicks, meetings held, calls taken; never ours', () => {
    const outreach = message('2026-06-01T06:00:00Z', 'Hello');
    const rows = {
      activities: [
        sent('2026-06-01T07:00:00Z', 'Ours'),
        activity('meeting', '2026-06-01T10:00:00Z', { completed: true }),
        activity('meeting', '2026-06-01T11:00:00Z', { completed: false }),
        activity('call', '2026-06-01T12:00:00Z', { direction: 'outbound', completed: true }),
        activity('call', '2026-06-01T13:00:00Z', { direction: 'outbound', completed: false }),
        activity('call', '2026-06-01T14:00:00Z', { direction: 'inbound' }),
      ],
      messages: [outreach],
      events: [
        event(outreach, 'opened', '2026-06-01T15:00:00Z'),
        event(outreach, 'opened', '2026-06-01T16:00:00Z', { isMachine: true }),
        event(outreach, 'clicked', '2026-06-01T17:00:00Z'),
        event(outreach, 'replied', '2026-06-01T18:00:00Z', { isAutoReply: true }),
      ],
    };
    expect(cells(rows).map(([, hour]) => hour)).toEqual([10, 12, 14, 15, 17]);
  });
});

describe('a preferred day or time', () => {
  it('is named when it is credibly above chance', () => {
    const { preferences, patterns } = analysis({
      activities: weekly('2026-06-02T09:15:00Z', 12),
      time_zone: 'Europe/Berlin',
    });
    expect(preferences.day).toMatchObject({ n: 12, preferred: ['tuesday'], summary: 'Tuesday' });
    expect(preferences.time).toMatchObject({ n: 12, preferred: ['10-12'], summary: '10–12' });
    const tuesday = preferences.day.slots[1];
    // (8 × 1/5 + 12) / (8 + 12)
    expect(tuesday?.rate.mean).toBeCloseTo(0.68, 10);
    expect(patterns.map(({ key }) => key)).toEqual(['day', 'time']);
    expect(patterns[0]?.receipts).toHaveLength(12);
  });

  it('is not named of three times, nor of one busy date', () => {
    expect(analysis({ activities: weekly('2026-06-02T09:15:00Z', 3) }).preferences.day.summary).toBe(
      'no clear preference',
    );
    const busy = inbound(...Array.from({ length: 30 }, (_, i) => `2026-06-02T09:${10 + i}:00Z`));
    const { day, time } = analysis({ activities: busy }).preferences;
    expect(day).toMatchObject({ n: 1, preferred: [] });
    expect(time).toMatchObject({ n: 1, preferred: [] });
  });

  it('is no working day for somebody who is active on all of them', () => {
    const activities = Array.from({ length: 5 }, (_, day) =>
      weekly(`2026-01-0${5 + day}T10:00:00Z`, 40),
    ).flat();
    expect(analysis({ activities }).preferences.day.preferred).toEqual([]);
  });

  it('is found by chance in at most 5 % of people without one', () => {
    const rng = createRng(3);
    let found = 0;
    for (let person = 0; person < 400; person++) {
      const times = Array.from({ length: 30 }, () => {
        const [week, day, hour] = [rng.int(100), rng.int(5), 8 + rng.int(10)];
        return new Date(Date.UTC(2025, 0, 6 + week * 7 + day, hour)).toISOString();
      });
      if (analysis({ activities: inbound(...times) }).preferences.day.preferred.length > 0) found++;
    }
    expect(found / 400).toBeLessThanOrEqual(0.05);
  });
});

describe('a preferred channel', () => {
  const call = (at: string, direction: 'inbound' | 'outbound') => activity('call', at, { direction });
  it('is what they choose more often than we do', () => {
    const activities = Array.from({ length: 12 }, (_, i) => {
      const day = String(i + 1).padStart(2, '0');
      return [sent(`2026-06-${day}T09:00:00Z`, `Mail ${i}`), call(`2026-06-${day}T10:00:00Z`, 'inbound')];
    }).flat();
    const { channel } = analysis({ activities }).preferences;
    expect(channel).toMatchObject({ n: 12, preferred: ['call'], summary: 'Phone' });
    expect(channel.slots.map(({ key, chance }) => [key, chance])).toEqual([
      ['email', 13 / 14],
      ['call', 1 / 14],
    ]);
  });

  it('is unknown where there was only one', () => {
    const activities = weekly('2026-06-02T09:15:00Z', 20);
    expect(analysis({ activities }).preferences.channel).toMatchObject({ slots: [], preferred: [] });
  });
});

describe('the clock of a zone', () => {
  it('agrees with the runtime at every hour of a year', () => {
    for (const zone of ['Europe/London', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
      const local = clockOf(zone);
      const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 5 * 3_600_000) {
        expect(local(at).hour).toBe(Number(format.format(at)));
      }
    }
  });
});
