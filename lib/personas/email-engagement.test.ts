import { describe, expect, it } from 'vitest';
import { analyse } from './analyse';
import type { Behaviour } from './behaviour-rows';
import { behaviourOf, event, got, message, sent, uuid } from './testing/behaviour';

const analysis = (rows: Partial<Behaviour>) =>
  analyse(uuid(0), behaviourOf(rows), new Date('2026-11-20T12:00:00Z'));

describe('e-mail engagement', () => {
  it('divides by the messages whose tracking is known', () => {
    const { email } = analysis({
      activities: [
        sent('2026-10-01T09:00:00Z', 'A', { opened: true, clicked: true, replied: true }),
        sent('2026-10-02T09:00:00Z', 'B', { opened: true, clicked: false }),
        sent('2026-10-03T09:00:00Z', 'C', { opened: false }),
        sent('2026-10-04T09:00:00Z', 'D'),
        sent('2026-10-05T09:00:00Z', 'E', { opened: false, clicked: false, bounced: true }),
      ],
    });
    expect(email).toMatchObject({ sent: 5, tracked: 3, bounced: 1 });
    expect(email.open_rate.rate).toMatchObject({ raw: 2 / 3, n: 3 });
    expect(email.click_rate.rate).toMatchObject({ raw: 1 / 2, n: 2 });
    expect(email.reply_rate.rate).toMatchObject({ raw: 1 / 4, n: 4 });
    expect(email.engagement_rate.rate).toMatchObject({ raw: 2 / 3, n: 3 });
  });

  it('keeps the opens of machines apart', () => {
    const { email, charts } = analysis({
      activities: [sent('2026-10-01T09:00:00Z', 'A', { opened: false, machineOpens: 2 })],
      messages: [message('2026-10-02T09:00:00Z', 'B', { machineOpens: 1 })],
      events: [
        event(message('2026-10-02T09:00:00Z', 'B'), 'opened', '2026-10-02T09:00:03Z', { isMachine: true }),
      ],
    });
    expect(email.machine_opens).toBe(3);
    expect(email.open_rate.rate).toMatchObject({ raw: 0, n: 2 });
    expect(charts.day_hour.flat().reduce((sum, n) => sum + n)).toBe(0);
  });

  it('counts a message that the CRM and the ledger know once', () => {
    const named = message('2026-10-01T09:00:00Z', 'Named', { opened: true });
    const byProvider = message('2026-10-02T09:00:00Z', 'By provider', { message: 'm-2', clicked: true });
    const alike = message('2026-10-03T09:00:00Z', 'Alike');
    const { interactions, email } = analysis({
      messages: [named, byProvider, alike],
      events: [
        event(alike, 'replied', '2026-10-03T10:00:00Z'),
        event(alike, 'replied', '2026-10-03T10:04:00Z'),
      ],
      activities: [
        sent('2026-10-01T18:00:00Z', 'Sync of named', { outcomeId: named.id, opened: false }),
        sent('2026-10-02T12:00:00Z', 'Re: By provider', { message: 'm-2' }),
        sent('2026-10-03T09:10:00Z', 'Re: alike', { opened: true }),
        got('2026-10-03T10:02:00Z', 'Re: Alike'),
        sent('2026-10-03T09:40:00Z', 'Alike', { opened: false }),
        got('2026-10-03T11:00:00Z', 'Re: Alike'),
      ],
    });
    expect(interactions).toMatchObject({ n: 6, outbound: 4, inbound: 2 });
    expect(email).toMatchObject({ sent: 4, tracked: 4 });
    expect(email.open_rate.rate).toMatchObject({ raw: 2 / 4, n: 4 });
    expect(email.click_rate.rate).toMatchObject({ raw: 1 / 3, n: 3 });
  });

  it('knows nothing of a message that no provider reported on', () => {
    const silent = message('2026-10-01T09:00:00Z', 'A', { delivered: false });
    const { email, data_quality } = analysis({ messages: [silent] });
    expect(email).toMatchObject({ sent: 1, tracked: 0 });
    expect(email.open_rate.rate).toMatchObject({ raw: null, n: 0 });
    expect(data_quality.parts.email_engagement).toBe(0);
    const bounced = message('2026-10-01T09:00:00Z', 'A', { delivered: false, bounced: true });
    expect(analysis({ messages: [bounced] }).data_quality.parts.email_engagement).toBe(20);
  });

  it('draws few messages to what is usual here, and says so', () => {
    const activities = [
      sent('2026-10-01T09:00:00Z', 'A', { opened: true }),
      sent('2026-10-02T09:00:00Z', 'B', { opened: true }),
    ];
    const usual = {
      stages: [],
      deals: { won: 0, closed: 0 },
      messages: { reached: 999, opened: 249.5, clicked: 0, replied: 0, engaged: 0 },
    };
    const { open_rate } = analysis({ activities, usual }).email;
    // (8 × 0.25 + 2) / (8 + 2)
    expect(open_rate.rate.mean).toBeCloseTo(0.4, 10);
    expect(open_rate.prior).toBe('25 % of the last 999 messages to others, weighted as 8');
    expect(analysis({ activities }).email.open_rate.prior).toMatch(/nothing comparable/);
  });

  it('says that somebody answers more than others only of messages that are counted alike', () => {
    const usual = {
      stages: [],
      deals: { won: 0, closed: 0 },
      messages: { reached: 1000, opened: 400, clicked: 20, replied: 100, engaged: 450 },
    };
    const days = Array.from({ length: 9 }, (_, i) => `2026-10-0${i + 1}`);
    const written = days.map((day) => message(`${day}T09:00:00Z`, day));
    const replies = written.map((of, i) => event(of, 'replied', `${days[i]}T10:00:00Z`));
    const keys = (rows: Partial<Behaviour>) => analysis({ ...rows, usual }).patterns.map(({ key }) => key);
    expect(keys({ messages: written, events: replies })).toContain('answers');
    const known = days.flatMap((day) => [sent(`${day}T09:00:00Z`, day), got(`${day}T10:00:00Z`, day)]);
    expect(keys({ activities: known })).not.toContain('answers');
  });
});
