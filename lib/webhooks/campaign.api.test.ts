import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as crmDeals } from '@/app/webhooks/crm/deals/route';
import { POST as sendgrid } from '@/app/webhooks/sendgrid/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import { overrideEnv } from '../env/env';
import { drain } from '../jobs/worker-loop';
import { createRng, shuffledIndices } from '../stats/rng';
import { webhookReceived } from './jobs';
import { CRM_SECRET, SENDGRID_KEY, sendDealTo, sendEventsTo } from './testing/send';

const MESSAGES = 120;
const SENT_AT = Date.UTC(2026, 0, 5, 9);
const sendEvents = (body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) =>
  sendEventsTo(sendgrid, body, headers);
const sendDeal = (body: string, signature?: string) => sendDealTo(crmDeals, body, signature);

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
  overrideEnv({
    ...t.stack.env,
    SENDGRID_WEBHOOK_SECRET: SENDGRID_KEY,
    CRM_WEBHOOK_SECRET: CRM_SECRET,
    WEBHOOK_ORG_ID: t.org.id,
  });
});
afterAll(() => t.close());

type Truth = {
  delivered: boolean;
  bounced: boolean;
  open_count: number;
  click_count: number;
  meeting_completed: boolean;
  deal_closed: boolean;
  deal_value: number | null;
};
const at = (i: number, minutes: number) => SENT_AT / 1000 + i + minutes * 60;
const address = (i: number) => `buyer${i}@example.com`;

/** One message's life in SendGrid's and the CRM's own words, and what the ledger must say of it. */
function lifeOf(i: number, outcomeId: string) {
  const sg = (event: string, minutes: number, extra: object = {}) => ({
    email: address(i),
    event,
    timestamp: at(i, minutes),
    sg_event_id: `${event}-${i}-${minutes}`,
    // Each way to find the message gets its share.
    ...(i % 3 === 0 ? { outcome_id: outcomeId } : {}),
    ...(i % 3 === 1 ? { sg_message_id: `mid-${i}.recvd-5c9.1.0` } : {}),
    ...extra,
  });
  const bounced = i % 10 === 9;
  const opens = bounced ? 0 : i % 4;
  const clicked = !bounced && i % 5 === 1;
  const won = !bounced && i % 12 === 2;
  const reopened = !bounced && i % 12 === 4;
  const met = !bounced && i % 12 === 6;
  const events = [
    sg('processed', 0),
    bounced ? sg('bounce', 1, { type: 'bounce', reason: '550 unknown' }) : sg('delivered', 1),
    ...Array.from({ length: opens }, (_, n) => sg('open', 10 + n)),
    ...(bounced ? [] : [sg('open', 2, { sg_machine_open: true })]),
    ...(clicked ? [sg('click', 20, { url: 'https://example.com' })] : []),
  ];
  const deal = (event: string, minutes: number, extra: object = {}) => ({
    event,
    deal_id: `D-${i}`,
    closed_at: new Date(at(i, minutes) * 1000).toISOString(),
    contact_email: address(i),
    ...extra,
  });
  const deals = [
    ...(won || reopened
      ? [deal('opportunity.created', 100), deal('deal.closed_won', 200, { deal_value: 1000 + i + 0.25 })]
      : []),
    ...(reopened ? [deal('deal.reopened', 300)] : []),
    ...(met ? [deal('meeting.completed', 400)] : []),
  ];
  const truth: Truth = {
    delivered: !bounced,
    bounced,
    open_count: opens,
    click_count: clicked ? 1 : 0,
    meeting_completed: met,
    deal_closed: won,
    deal_value: won ? 1000 + i + 0.25 : null,
  };
  return { events, deals, truth };
}

const times = <T>(list: readonly T[], n: number): T[] => Array.from({ length: n }, () => list).flat();

it('a campaign, duplicated and shuffled, is the truth exactly', async () => {
  const messages = Array.from({ length: MESSAGES }, (_, i) => ({
    contact_email: address(i),
    channel: 'email',
    message_body: 'Hello',
    sent_at: new Date(SENT_AT + i * 1000).toISOString(),
    provider_message_id: `mid-${i}`,
  }));
  const { body: tracked } = await call<{ outcome_id: string }[]>(track, {
    key: t.keys.write,
    body: messages,
  });
  const lives = tracked.map(({ outcome_id }, i) => lifeOf(i, outcome_id));
  const rng = createRng(7);
  const shuffled = <T>(list: readonly T[]) =>
    [...shuffledIndices(list.length, rng)].flatMap((i) => list.slice(i, i + 1));

  const batchesOf = (list: readonly object[], size: number): string[] => {
    const all = shuffled(times(list, 2));
    return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
      JSON.stringify(all.slice(n * size, (n + 1) * size)),
    );
  };
  const events = batchesOf(
    lives.flatMap((life) => life.events),
    100,
  );
  const deals = batchesOf(
    lives.flatMap((life) => life.deals),
    10,
  );
  const posts = shuffled([
    ...times(events, 2).map((body) => () => sendEvents(body)),
    ...times(deals, 2).map((body) => () => sendDeal(body)),
  ]);
  const statuses = new Set<number>();
  for (const send of posts) statuses.add((await send()).status);
  expect([...statuses]).toEqual([200]);
  const signal = new AbortController().signal;
  await drain({ db: t.stack.service, jobs: [webhookReceived], signal }, Date.now() + 50_000);

  const rows = await t.stack.sql.query<Truth & { provider_message_id: string }>(
    `select provider_message_id, delivered, bounced, open_count, click_count, meeting_completed, deal_closed,
       deal_value::float8 as deal_value from public.outcome_labels where org_id = $1`,
    [t.org.id],
  );
  const found = new Map(rows.map(({ provider_message_id, ...row }) => [provider_message_id, row]));
  expect(lives.map((_, i) => found.get(`mid-${i}`))).toEqual(lives.map(({ truth }) => truth));

  const [log] = await t.stack.sql.query<{ open: number; bad: number }>(
    `select count(*) filter (where processed_at is null)::int as open,
       count(*) filter (where verdict not in ('accepted', 'duplicate'))::int as bad from public.webhook_deliveries`,
  );
  expect(log).toEqual({ open: 0, bad: 0 });
});
