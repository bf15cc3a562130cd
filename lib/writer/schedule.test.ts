import { describe, expect, it } from 'vitest';
import { dueTimes } from './schedule';

const due = (at: string, days: number[], zone: string) =>
  dueTimes(new Date(at), days, zone).map((date) => date.toISOString());

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
