import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueTimes } from './schedule';
import { timingOf, USUAL } from './timing';

const due = (at: string, days: number[], zone: string, rules: Record<string, string[]> = {}) => {
  const timing = timingOf(
    Object.entries(rules).flatMap(([decision, values]) => values.map((value) => ({ decision, value }))),
  );
  const steps = days.map((day) => ({ day, timing }));
  return dueTimes(new Date(at), steps, zone).map((date) => date.toISOString());
};

describe('dueTimes', () => {
  it('sends at once in working hours and in the morning afterwards', () => {
    // A Tuesday, 14:00 in Berlin.
    expect(due('2026-11-17T13:00:00Z', [0, 3, 7], 'Europe/Berlin')).toEqual([
      '2026-11-17T13:00:00.000Z',
      '2026-11-20T08:00:00.000Z',
      '2026-11-24T08:00:00.000Z',
    ]);
  });

  it('waits for the morning of the reader', () => {
    expect(due('2026-11-17T13:00:00Z', [0], 'America/Los_Angeles')).toEqual(['2026-11-17T17:00:00.000Z']);
    expect(due('2026-11-17T20:00:00Z', [0], 'Europe/Berlin')).toEqual(['2026-11-18T08:00:00.000Z']);
  });

  it('leaves weekends alone and counts from the first message', () => {
    // Saturday: first on Monday, then Thursday.
    expect(due('2026-11-21T10:00:00Z', [0, 3], 'UTC')).toEqual([
      '2026-11-23T09:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
    ]);
    // Three days after a Thursday is a Sunday.
    expect(due('2026-11-19T10:00:00Z', [3], 'UTC')).toEqual(['2026-11-23T09:00:00.000Z']);
  });

  it('keeps the hour across a change of the clock, and takes UTC for a zone that does not exist', () => {
    expect(due('2026-10-22T08:00:00Z', [0, 7], 'Europe/Berlin')).toEqual([
      '2026-10-22T08:00:00.000Z',
      '2026-10-29T08:00:00.000Z',
    ]);
    expect(due('2026-11-17T08:00:00Z', [0], 'Mars/Olympus')).toEqual(['2026-11-17T09:00:00.000Z']);
  });
});

describe('rules about when to send', () => {
  it('move the first message into the hours of the reader', () => {
    const rules = { send_window: ['12-15'] };
    // A Tuesday, 9:30, 13:00 and 16:00 in Berlin.
    expect(due('2026-11-17T08:30:00Z', [0], 'Europe/Berlin', rules)).toEqual(['2026-11-17T11:00:00.000Z']);
    expect(due('2026-11-17T12:00:00Z', [0, 3], 'Europe/Berlin', rules)).toEqual([
      '2026-11-17T12:00:00.000Z',
      '2026-11-20T11:00:00.000Z',
    ]);
    expect(due('2026-11-17T15:00:00Z', [0], 'Europe/Berlin', rules)).toEqual(['2026-11-18T11:00:00.000Z']);
    // The same moment is 11:30 of the day before in Honolulu.
    expect(due('2026-11-17T21:30:00Z', [0], 'Pacific/Honolulu', rules)).toEqual(['2026-11-17T22:00:00.000Z']);
  });

  it('leave out the hours to avoid, in the middle of a day too', () => {
    const rules = { avoid_send_window: ['12-15'] };
    expect(due('2026-11-17T13:00:00Z', [0, 1], 'UTC', rules)).toEqual([
      '2026-11-17T15:00:00.000Z',
      '2026-11-18T09:00:00.000Z',
    ]);
    expect(due('2026-11-17T08:00:00Z', [0], 'UTC', { avoid_send_window: ['09-12'] })).toEqual([
      '2026-11-17T12:00:00.000Z',
    ]);
  });

  it('keep to the days of the week, one message a day', () => {
    // Launched on a Wednesday; only Tuesdays: each step on one of its own.
    expect(due('2026-11-18T10:00:00Z', [0, 3, 7], 'UTC', { weekday: ['Tue'] })).toEqual([
      '2026-11-24T09:00:00.000Z',
      '2026-12-01T09:00:00.000Z',
      '2026-12-08T09:00:00.000Z',
    ]);
    expect(due('2026-11-20T18:00:00Z', [0], 'UTC', { avoid_weekday: ['Mon'] })).toEqual([
      '2026-11-24T09:00:00.000Z',
    ]);
  });

  it('keep the hour across a change of the clock, also one that happens within the hours', () => {
    const rules = { send_window: ['15-18'] };
    expect(due('2026-10-23T13:00:00Z', [0, 3], 'Europe/Berlin', rules)).toEqual([
      '2026-10-23T13:00:00.000Z',
      '2026-10-26T14:00:00.000Z',
    ]);
    // New York springs forward on Sunday, 8 March 2026, at two.
    const night = { send_window: ['00-03'], weekday: ['Sun'] };
    expect(due('2026-03-06T12:00:00Z', [0, 7], 'America/New_York', night)).toEqual([
      '2026-03-08T05:00:00.000Z',
      '2026-03-15T04:00:00.000Z',
    ]);
  });

  it('that leave nothing, or that nobody understands, are not followed', () => {
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    expect(timingOf(days.map((value) => ({ decision: 'avoid_weekday', value }))).weekdays).toEqual(
      USUAL.weekdays,
    );
    expect(timingOf([{ decision: 'avoid_send_window', value: '06-21' }]).hours).toEqual(USUAL.hours);
    expect(timingOf([{ decision: 'send_window', value: 'morning' }])).toEqual(USUAL);
  });

  it('are never broken, whenever something is launched and wherever it is read', () => {
    const windows = ['00-03', '06-09', '09-12', '12-15', '15-18', '21-24'];
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
    const at = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
    const wanted = fc.constantFrom(...windows);
    fc.assert(
      fc.property(
        at,
        wanted,
        fc.constantFrom('Mon', 'Thu', 'Sat'),
        fc.constantFrom(...zones),
        (ms, window, day, zone) => {
          const timing = timingOf([
            { decision: 'send_window', value: window },
            { decision: 'weekday', value: day },
          ]);
          const times = dueTimes(
            new Date(ms),
            [0, 2, 3, 9].map((d) => ({ day: d, timing })),
            zone,
          );
          const [from, to] = timing.hours[0] ?? [0, 0];
          for (const [i, time] of times.entries()) {
            expect(time.getTime()).toBeGreaterThan(times[i - 1]?.getTime() ?? ms - 1);
            const local = new Intl.DateTimeFormat('en-US', {
              timeZone: zone,
              weekday: 'short',
              hour: 'numeric',
              hourCycle: 'h23',
            });
            const parts = Object.fromEntries(
              local.formatToParts(time).map(({ type, value }) => [type, value]),
            );
            expect(parts.weekday).toBe(day);
            expect(Number(parts.hour)).toBeGreaterThanOrEqual(from);
            expect(Number(parts.hour)).toBeLessThan(to);
          }
        },
      ),
    );
  });
});
