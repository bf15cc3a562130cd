/**
 * Every figure once more, by SQL that knows nothing of the read model: `o` is the organisation, `s` the period.
 * `hand` is what one counts in world.ts (value, n), `before` the same for the 30 days before.
 */
type Check = { sql: string; hand: [number | null, number]; before?: [number | null, number] };

const share = (what: string, from: string, where = 'true') =>
  `select avg((${what})::integer) as value, count(*) as n from o, s, ${from} where x.org_id = o.id and ${where}`;
const between = (column: string) => `${column} >= s.since and ${column} < s.until`;

const old = `${between('x.sent_at')} and exists (select 1 from public.outcome_events e where e.outcome_id = x.id and e.type = 'delivered')
  and x.sent_at < now() - interval '14 days'`;
const has = (types: string) =>
  `exists (select 1 from public.outcome_events e where e.outcome_id = x.id and e.type in (${types}))`;
const checked = (field: string) =>
  share(
    `r.corrected ->> '${field}' = r.predicted ->> '${field}'`,
    'public.outcome_events x join public.reply_reviews r on r.event_id = x.id',
    `${between('x.occurred_at')} and r.corrected is not null`,
  );
const closed = `x.status <> 'open' and ${between('x.closed_at')}`;
const acted = `exists (select 1 from public.insights i join public.insight_events e on e.insight_id = i.id and e.type = 'acted_on'
  where i.deal_id = x.id and e.occurred_at < x.closed_at)`;
const times = (q: number) =>
  `select percentile_cont(${q}) within group (order by x.response_time_ms) as value, count(*) as n
   from o, s, public.conversations x where x.org_id = o.id and ${between('x.occurred_at')}`;
const people = (from: string, to: string) =>
  `select distinct x.principal_id from o, s, public.member_days x where x.org_id = o.id and x.day::timestamp at time zone 'America/New_York' >= ${from}
   and x.day::timestamp at time zone 'America/New_York' < ${to}`;

const plans = (column: string) =>
  `select avg((x.${column} ->> 'delta')::numeric * case x.expected ->> 'better' when 'lower' then -1 else 1 end) as value, count(*) as n
   from o, public.optimization_plan_items x where x.org_id = o.id and x.measured is not null`;

export const CHECKS: Record<string, Check> = {
  labels_captured: {
    sql: share(
      has(
        `'replied', 'meeting_booked', 'unsubscribed', 'spam_reported', 'deal_created', 'deal_won', 'deal_lost'`,
      ),
      'public.outcome_labels x',
      old,
    ),
    hand: [5 / 11, 11],
    before: [1 / 6, 6],
  },
  positive_replies: {
    sql: share(
      `exists (select 1 from public.reply_reviews r where r.outcome_id = x.id and coalesce(r.corrected, r.predicted) ->> 'sentiment_label' = 'positive')`,
      'public.outcome_labels x',
      `${old} and not exists (select 1 from public.outcome_events e where e.outcome_id = x.id and e.type = 'replied'
        and not exists (select 1 from public.reply_reviews r where r.event_id = e.id))`,
    ),
    hand: [2 / 10, 10],
    before: [0, 6],
  },
  training_ready: {
    sql: `select (select count(*) from o, s, public.training_ready_outcomes x where x.org_id = o.id and ${between('x.sent_at')}) as value, count(*) as n
      from o, s, public.outcome_labels x where x.org_id = o.id and ${between('x.sent_at')} and ${has(`'delivered', 'bounced'`)}`,
    hand: [12, 15],
    before: [6, 6],
  },
  replies_checked: {
    sql: share(
      'exists (select 1 from public.reply_reviews r where r.event_id = x.id and r.corrected is not null)',
      'public.reply_reviews v join public.outcome_events x on x.id = v.event_id',
      `x.type = 'replied' and ${between('x.occurred_at')}`,
    ),
    hand: [2 / 3, 3],
    before: [1, 1],
  },
  reply_sentiment_accuracy: { sql: checked('sentiment_label'), hand: [1 / 2, 2], before: [1, 1] },
  reply_interest_accuracy: { sql: checked('interest_level'), hand: [1 / 2, 2], before: [1, 1] },
  reply_objection_accuracy: { sql: checked('objection_type'), hand: [1, 2], before: [0, 1] },
  webhook_success: {
    sql: share(
      `x.verdict = 'accepted' and x.error is null and x.processed_at is not null`,
      'public.webhook_deliveries x',
      `${between('x.received_at')} and x.verdict <> 'duplicate' and not (x.processed_at is null and x.received_at > now() - interval '10 minutes')`,
    ),
    hand: [4 / 8, 8],
    before: [1, 2],
  },
  webhook_dead_letters: {
    sql: `select (select count(*) from o, s, public.job_failures x where x.org_id = o.id and x.name = 'webhook.received' and x.retried_at is null
        and ${between('x.failed_at')}) as value, count(*) as n
      from o, s, public.webhook_deliveries x where x.org_id = o.id and ${between('x.received_at')} and x.verdict <> 'duplicate'
        and not (x.processed_at is null and x.received_at > now() - interval '10 minutes')`,
    hand: [1, 8],
    before: [0, 2],
  },
  deal_attribution: {
    sql: share(
      'exists (select 1 from public.outcome_events e where e.org_id = x.org_id and e.deal_key in (x.external_id, x.id::text))',
      'public.deals x',
      closed,
    ),
    hand: [2 / 18, 18],
    before: [0, 1],
  },
  insight_accuracy: {
    sql: `select avg((case when x.kind = 'risk' then d.status = 'lost' else d.status = 'won' end)::integer) as value, count(*) as n
      from o, s, public.insights x join public.deals d on d.id = x.deal_id
      where x.org_id = o.id and d.status <> 'open' and ${between('d.closed_at')}
        and not exists (select 1 from public.insights y where y.deal_id = x.deal_id and y.signal = x.signal and y.created_at < x.created_at)`,
    hand: [5 / 12, 12],
    before: [0, 1],
  },
  insight_helpfulness: {
    sql: share(
      `x.type = 'helpful'`,
      'public.insight_feedback x',
      `x.type in ('helpful', 'not_helpful', 'incorrect') and ${between('x.created_at')}`,
    ),
    hand: [3 / 5, 5],
    before: [1, 1],
  },
  insight_action: {
    sql: share(
      `exists (select 1 from public.insight_events e where e.insight_id = x.insight_id and e.type = 'acted_on')
        or exists (select 1 from public.insight_feedback f where f.insight_id = x.insight_id and f.type = 'acted_on')`,
      'public.insight_events x',
      `x.type = 'shown' and ${between('x.occurred_at')}`,
    ),
    hand: [11 / 12, 12],
    before: [1, 1],
  },
  insight_coverage: {
    sql: share(
      `exists (select 1 from public.insight_runs r where r.deal_id = x.id and r.created_at > now() - interval '30 days'
        and not exists (select 1 from public.deal_stage_changes c where c.deal_id = x.id and c.occurred_at > r.created_at))`,
      'public.deals x',
      `x.status = 'open'`,
    ),
    hand: [1 / 4, 4],
  },
  insight_calibration: { sql: `select null as value, 12 as n`, hand: [null, 12] },
  win_rate_acted: {
    sql: share(`x.status = 'won'`, 'public.deals x', `${closed} and ${acted}`),
    hand: [0.7, 10],
  },
  days_to_close_acted: {
    sql: `select avg(extract(epoch from x.closed_at - (select min(e.occurred_at) from public.insights i join public.insight_events e
        on e.insight_id = i.id and e.type = 'acted_on' where i.deal_id = x.id)) / 86400) as value, count(*) as n
      from o, s, public.deals x where x.org_id = o.id and x.status = 'won' and ${closed} and ${acted}`,
    hand: [15, 7],
  },
  revenue_acted: {
    sql: `select avg(case when x.status = 'won' then x.amount else 0 end) as value, count(*) as n
      from o, s, public.deals x where x.org_id = o.id and ${closed} and ${acted}`,
    hand: [700, 10],
  },
  forecast_brier: {
    sql: `select avg(((select p.probability from public.forecast_predictions p where p.deal_id = x.id order by p.as_of limit 1)
        - (x.status = 'won')::integer) ^ 2) as value, count(*) as n
      from o, s, public.deals x where x.org_id = o.id and ${closed}
        and exists (select 1 from public.forecast_predictions p where p.deal_id = x.id)`,
    hand: [0.21, 10],
    before: [null, 0],
  },
  forecast_calibration: { sql: `select null as value, 10 as n`, hand: [null, 10] },
  active_users: {
    sql: `select (select count(*) from (${people('s.since', 's.until')}) p) as value, count(*) as n
      from o, public.memberships m where m.org_id = o.id and m.kind = 'user'`,
    hand: [2, 3],
    before: [2, 3],
  },
  returning_users: {
    sql: `select avg((p.principal_id in (${people('s.since', 's.until')}))::integer) as value, count(*) as n
      from (${people(`s.since - interval '30 days'`, 's.since')}) p`,
    hand: [1 / 2, 2],
  },
  search_hits: {
    sql: share('x.opened_rank is not null', 'public.searches x', between('x.occurred_at')),
    hand: [3 / 4, 4],
    before: [0, 1],
  },
  search_rank: {
    sql: `select avg(coalesce(1.0 / x.opened_rank, 0)) as value, count(*) as n from o, s, public.searches x
      where x.org_id = o.id and ${between('x.occurred_at')}`,
    hand: [0.4375, 4],
    before: [0, 1],
  },
  response_p50: { sql: times(0.5), hand: [550, 10], before: [300, 2] },
  response_p95: { sql: times(0.95), hand: [955, 10], before: [390, 2] },
  response_p99: { sql: times(0.99), hand: [991, 10], before: [398, 2] },
  error_rate: {
    sql: share('not x.success', 'public.conversations x', between('x.occurred_at')),
    hand: [0.2, 10],
    before: [0, 2],
  },
  learned_patterns: {
    sql: `select count(*) filter (where x.status = 'active' and coalesce(x.expires_at > now(), true)) as value, count(*) as n
      from o, public.learned_patterns x where x.org_id = o.id`,
    hand: [1, 3],
  },
  persona_rating: {
    sql: `select avg(x.stars) as value, count(*) as n from o, s, public.persona_ratings x where x.org_id = o.id and ${between('x.created_at')}`,
    hand: [4.5, 2],
    before: [1, 1],
  },
  persona_coverage: {
    sql: share(
      'exists (select 1 from public.customer_personas p where p.contact_id = x.contact_id)',
      'public.contact_behaviours x',
      `x.last_at > now() - interval '90 days'`,
    ),
    hand: [1 / 2, 2],
  },
  plan_promised: { sql: plans('expected'), hand: [0.03, 2] },
  plan_realised: { sql: plans('measured'), hand: [0.01, 2] },
};
