import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStack } from '../../supabase/embedded/test-db';

let stack: Awaited<ReturnType<typeof testStack>>;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());

type Event = {
  source_event_id: string;
  type: string;
  occurred_at: string;
  link: object;
  deal_value?: string;
};

const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((first, i) =>
        orders([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [first, ...rest]),
      );

/** What two messages to one contact say after the events of one deal, each delivered on its own in this order. */
async function told(
  eventsOf: (first: string, second: string) => Event[],
  order: (events: Event[]) => Event[],
) {
  const { id: org } = await stack.orgWith();
  const [contact] = await stack.sql.query<{ id: string }>(
    "insert into public.contacts (org_id, email) values ($1, 'buyer@example.com') returning id",
    [org],
  );
  const messages = await stack.sql.query<{ id: string }>(
    `insert into public.outcome_labels (org_id, lead_id, channel, message_body, sent_at)
     values ($1, $2, 'email', 'First', '2026-01-01'), ($1, $2, 'email', 'Second', '2026-01-10') returning id`,
    [org, contact?.id],
  );
  const [first = '', second = ''] = messages.map(({ id }) => id);
  for (const event of order(eventsOf(first, second))) {
    const { error } = await stack.service.rpc('apply_webhook_events', {
      p_org_id: org,
      p_delivery_id: crypto.randomUUID(),
      p_events: JSON.parse(JSON.stringify([{ source: 'crm', deal_key: 'D', ...event }])),
      p_skipped: [],
    });
    if (error) throw error;
  }
  const [rebuilt] = await stack.sql.query<{ n: number }>(
    `select count(*)::int as n from private.fold_outcomes((select array_agg(id) from public.outcome_labels where org_id = $1))`,
    [org],
  );
  expect(rebuilt?.n).toBe(0);
  return stack.sql.query(
    `select message_body, deal_created, deal_closed, deal_value::float8 as value from public.outcome_labels
     where org_id = $1 order by sent_at`,
    [org],
  );
}

const email = { email: 'buyer@example.com' };
it.each<[string, (first: string, second: string) => Event[], object[]]>([
  [
    'guesses and one name',
    (_first, second) => [
      { source_event_id: '1', type: 'deal_created', occurred_at: '2026-01-05', link: email },
      {
        source_event_id: '2',
        type: 'deal_won',
        occurred_at: '2026-01-20',
        link: { outcome_id: second },
        deal_value: '5',
      },
      { source_event_id: '3', type: 'deal_reopened', occurred_at: '2026-01-15', link: email },
    ],
    [
      { message_body: 'First', deal_created: false, deal_closed: false, value: null },
      { message_body: 'Second', deal_created: true, deal_closed: true, value: 5 },
    ],
  ],
  [
    'two names',
    (first, second) => [
      { source_event_id: '1', type: 'deal_created', occurred_at: '2026-01-12', link: { outcome_id: second } },
      {
        source_event_id: '2',
        type: 'deal_won',
        occurred_at: '2026-01-20',
        link: { outcome_id: first },
        deal_value: '5',
      },
      {
        source_event_id: '3',
        type: 'deal_reopened',
        occurred_at: '2026-01-25',
        link: { outcome_id: second },
      },
    ],
    [
      { message_body: 'First', deal_created: false, deal_closed: false, value: null },
      { message_body: 'Second', deal_created: true, deal_closed: false, value: null },
    ],
  ],
  [
    'guesses that lead to different messages',
    () => [
      { source_event_id: '1', type: 'deal_created', occurred_at: '2026-01-05', link: email },
      { source_event_id: '2', type: 'deal_won', occurred_at: '2026-01-20', link: email, deal_value: '5' },
    ],
    [
      { message_body: 'First', deal_created: true, deal_closed: true, value: 5 },
      { message_body: 'Second', deal_created: false, deal_closed: false, value: null },
    ],
  ],
])('a deal belongs to one message in every order of arrival: %s', async (_what, eventsOf, truth) => {
  const places = eventsOf('', '').map((_, i) => i);
  for (const order of orders(places))
    expect(await told(eventsOf, (events) => order.flatMap((i) => events.slice(i, i + 1)))).toEqual(truth);
});
