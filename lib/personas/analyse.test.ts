import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse';
import { analysisSchema } from './analysis-schema';
import type { Behaviour } from './behaviour-rows';
import { activity, behaviourOf, event, got, message, sent, uuid } from './testing/behaviour';
import { emptyAnalysis } from './testing/empty-analysis';

const AS_OF = new Date('2026-11-20T12:00:00Z');
const analysis = (rows: Partial<Behaviour>) => analyse(uuid(0), behaviourOf(rows), AS_OF);

describe('the analysis', () => {
  it('of nobody’s history holds no invented figure', () => {
    const empty = emptyAnalysis(uuid(0));
    expect(analysisSchema.parse(empty)).toEqual(empty);
    expect(empty.interactions).toMatchObject({ n: 0, period: null, by_kind: {}, by_channel: [] });
    expect(empty.frequency).toMatchObject({
      per_week: { value: null },
      first_at: null,
      days_since_last: null,
    });
    expect(empty.patterns).toEqual([]);
    expect(empty.data_quality).toMatchObject({ score: 0, next: { part: 'email_engagement', gain: 22 } });
  });

  it('counts kinds and channels, documents, meetings and calls', () => {
    const invited = message('2026-09-01T09:00:00Z', 'Invitation');
    const { interactions, content } = analysis({
      activities: [
        activity('note', '2026-09-01T09:00:00Z'),
        activity('task', '2026-09-02T09:00:00Z', { completed: true }),
        activity('file', '2026-09-03T09:00:00Z', { direction: 'outbound', opened: true }),
        activity('file', '2026-09-04T09:00:00Z', { direction: 'outbound', opened: false }),
        activity('file', '2026-09-05T09:00:00Z', { direction: 'inbound' }),
        activity('meeting', '2026-09-06T09:00:00Z', { completed: true }),
        activity('meeting', '2026-09-07T09:00:00Z', { noShow: true }),
        activity('meeting', '2026-09-08T09:00:00Z'),
        activity('call', '2026-09-09T09:00:00Z', { direction: 'outbound', completed: true, seconds: 600 }),
        activity('call', '2026-09-10T09:00:00Z', { direction: 'outbound', completed: false, seconds: 5 }),
      ],
      messages: [invited],
      events: [
        event(invited, 'meeting_booked', '2026-09-01T12:00:00Z'),
        // The calendar knows this one too.
        event(invited, 'meeting_completed', '2026-09-06T12:00:00Z'),
      ],
    });
    expect(interactions.by_kind).toEqual({ call: 2, email: 1, file: 3, meeting: 3, note: 1, task: 1 });
    expect(interactions.by_channel.map(({ channel, n, answered }) => [channel, n, answered?.n])).toEqual([
      ['email', 1, 1],
      ['call', 2, 2],
      ['meeting', 3, 2],
    ]);
    expect(content).toMatchObject({ documents_sent: 2, documents_received: 1, no_shows: 1 });
    expect(content.documents_opened.rate).toMatchObject({ raw: 0.5, n: 2 });
    expect(content.meetings_held.rate).toMatchObject({ raw: 0.5, n: 2 });
    expect(content.calls_completed.rate).toMatchObject({ raw: 0.5, n: 2 });
    expect(content.call_minutes).toMatchObject({ n: 1, value: 10 });
  });

  it('follows the ledger where a meeting was cancelled or moved', () => {
    const [cancelled, moved] = [message('2026-09-01T09:00:00Z', 'A'), message('2026-09-02T09:00:00Z', 'B')];
    const { content } = analysis({
      messages: [cancelled, moved],
      events: [
        event(cancelled, 'meeting_completed', '2026-09-03T09:00:00Z'),
        event(cancelled, 'meeting_cancelled', '2026-09-04T09:00:00Z'),
        event(moved, 'meeting_no_show', '2026-09-05T09:00:00Z'),
        event(moved, 'meeting_completed', '2026-09-08T09:00:00Z'),
      ],
    });
    expect(content.meetings_held.rate).toMatchObject({ raw: 1, n: 1 });
    expect(content.no_shows).toBe(0);
  });

  it('knows how often and how recently', () => {
    const { frequency, charts } = analysis({
      activities: [
        sent('2026-09-18T12:00:00Z', 'A'),
        got('2026-09-18T13:00:00Z', 'Re: A'),
        activity('meeting', '2026-11-10T12:00:00Z', { completed: true }),
      ],
    });
    // Nine weeks from 18 September to 20 November.
    expect(frequency.per_week.value).toBeCloseTo(3 / 9, 10);
    expect(frequency).toMatchObject({
      last_90_days: 3,
      days_since_last: 10,
      last_inbound_at: '2026-09-18T13:00:00.000Z',
    });
    expect(charts.months).toEqual([
      { month: '2026-09', inbound: 1, outbound: 1, meetings: 0 },
      { month: '2026-10', inbound: 0, outbound: 0, meetings: 0 },
      { month: '2026-11', inbound: 0, outbound: 0, meetings: 1 },
    ]);
  });

  it('is the same whatever the order of the rows', () => {
    const day = (n: number) => new Date(Date.UTC(2026, 5, 1 + (n % 90), n % 24)).toISOString();
    const messages = Array.from({ length: 12 }, (_, i) =>
      message(day(i * 7), `Subject ${i % 4}`, { opened: i % 2 === 0 }),
    );
    const events = messages.flatMap((of, i) => [
      event(of, 'opened', day(i * 7 + 1)),
      event(of, 'replied', day(i * 7 + 2), { isAutoReply: i % 5 === 0 }),
      event(of, i % 3 === 0 ? 'meeting_completed' : 'meeting_no_show', day(i * 7 + 3)),
    ]);
    const activities = Array.from({ length: 60 }, (_, i) => {
      const kind = (['email', 'email', 'call', 'meeting', 'file'] as const)[i % 5] ?? 'note';
      const direction = i % 2 === 0 ? 'outbound' : 'inbound';
      return activity(kind, day(i % 30), { direction, subject: `Re: Subject ${i % 4}`, opened: i % 3 === 0 });
    });
    const expected = analysis({ messages, events, activities, time_zone: 'Europe/Berlin' });
    const shuffled = <T>(rows: T[]) => fc.shuffledSubarray(rows, { minLength: rows.length });
    fc.assert(
      fc.property(shuffled(messages), shuffled(events), shuffled(activities), (m, e, a) => {
        const rows = { messages: m, events: e, activities: a, time_zone: 'Europe/Berlin' };
        expect(analysis(rows)).toEqual(expected);
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});
