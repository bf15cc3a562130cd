import { expect, it } from 'vitest';
import { rateOf } from '../../lib/conversations/figures';
import { tellConversations } from './conversations';

const now = new Date('2026-11-20T09:00:00Z');
const told = tellConversations(now);
const DAY_MS = 86_400_000;
const share = (rows: typeof told) => rows.filter(({ success }) => !success).length / rows.length;

it('tells the same for the same moment, about three hundred exchanges in sixty sessions, all of the past', () => {
  expect(tellConversations(now)).toEqual(told);
  expect(told.length).toBeGreaterThan(280);
  expect(told.length).toBeLessThan(380);
  expect(new Set(told.map(({ session_id }) => session_id)).size).toBe(60);
  expect(told.every(({ occurred_at }) => Date.parse(occurred_at) < now.getTime())).toBe(true);
});

it('has the troubles that a report should find: invoices fail, the calendar was mended, nine o’clock is slow', () => {
  const of = (intent: string) => told.filter((exchange) => exchange.intent === intent);
  const recent = ({ occurred_at }: { occurred_at: string }) =>
    Date.parse(occurred_at) > now.getTime() - 14 * DAY_MS;
  const invoices = of('invoice_copy').filter(recent);
  expect(
    rateOf(invoices.filter(({ success }) => !success).length, invoices.length).interval[0],
  ).toBeGreaterThan(0.3);
  const demos = of('demo_booking');
  expect(share(demos.filter((demo) => !recent(demo)))).toBeGreaterThan(0.4);
  expect(share(demos.filter(recent))).toBeLessThan(0.1);
  const at = (isSlow: boolean) =>
    told
      .filter(({ occurred_at }) => (new Date(occurred_at).getUTCHours() === 9) === isSlow)
      .map(({ response_time_ms }) => response_time_ms)
      .sort((a, b) => a - b);
  const median = (times: number[]) => times[Math.floor(times.length / 2)] ?? 0;
  expect(at(true).length).toBeGreaterThan(20);
  expect(median(at(true))).toBeGreaterThan(2.5 * median(at(false)));
});
