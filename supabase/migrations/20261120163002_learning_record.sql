-- The record of insights, forecasts, personas, searches and agents, by day; and what is true now.

create index insight_events_shown_idx on public.insight_events (org_id, occurred_at) where type = 'shown';
create index insights_outcome_idx on public.insights (org_id, outcome_at) where outcome is not null;
create index forecast_predictions_scored_idx on public.forecast_predictions (org_id, deal_id, as_of) where outcome is not null;

create function private.came_true(p_kind text, p_signal text, p_outcome text) returns boolean
language sql immutable parallel safe set search_path = ''
as $$ select case when p_kind = 'risk' or p_signal = 'forecast_loss' then p_outcome = 'lost' else p_outcome = 'won' end $$;
comment on function private.came_true(text, text, text) is 'A risk came true when the deal was lost; everything else when it was won; a forecast on its own side. As cameTrue in lib/insights/review.ts.';

create function private.judged_insights(p_org_id uuid, p_from timestamptz, p_to timestamptz)
returns table (deal_id uuid, confidence double precision, came_true boolean, outcome_at timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select distinct on (i.deal_id, i.signal) i.deal_id, i.confidence, private.came_true(i.kind, i.signal, i.outcome), i.outcome_at
  from public.insights i
  where i.org_id = p_org_id and i.outcome is not null and i.outcome_at >= p_from and i.outcome_at < p_to
  order by i.deal_id, i.signal, i.created_at, i.id
$$;
comment on function private.judged_insights(uuid, timestamptz, timestamptz) is 'Insights that were shown on deals that closed then: the same finding once a deal, as it was first made.';

create function private.learning_insights(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with per_deal as (
    select j.deal_id, private.local_day(max(j.outcome_at), p_zone) as day, count(*) as n, count(*) filter (where j.came_true) as hits
    from private.judged_insights(p_org_id, p_from, p_to) j group by j.deal_id
  )
  select coalesce(jsonb_agg(jsonb_build_array(v.day, 'accuracy', v.n, v.hits, 0, v.deals, v.nn, v.nh, v.hh)), '[]'::jsonb)
  from (select p.day, sum(p.n) as n, sum(p.hits) as hits, count(*) as deals, sum(p.n * p.n) as nn, sum(p.n * p.hits) as nh,
    sum(p.hits * p.hits) as hh from per_deal p group by p.day) v
$$;

create function private.learning_verdicts(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(v.day, 'helpful', v.n, v.hits)), '[]'::jsonb) from (
    select private.local_day(f.created_at, p_zone) as day, count(*) as n, count(*) filter (where f.type = 'helpful') as hits
    from public.insight_feedback f
    where f.org_id = p_org_id and f.type in ('helpful', 'not_helpful', 'incorrect') and f.created_at >= p_from and f.created_at < p_to
    group by 1) v
$$;

create function private.learning_actions(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with shown as materialized (
    select e.insight_id, min(e.occurred_at) as at from public.insight_events e
    where e.org_id = p_org_id and e.type = 'shown' and e.occurred_at >= p_from and e.occurred_at < p_to group by e.insight_id
  ), judged as (
    select s.at, exists (select 1 from public.insight_events a where a.org_id = p_org_id and a.insight_id = s.insight_id and a.type = 'acted_on')
      or exists (select 1 from public.insight_feedback f where f.org_id = p_org_id and f.insight_id = s.insight_id and f.type = 'acted_on') as acted
    from shown s
    where not exists (select 1 from public.insight_events b
      where b.org_id = p_org_id and b.insight_id = s.insight_id and b.type = 'shown' and b.occurred_at < p_from)
  )
  select coalesce(jsonb_agg(jsonb_build_array(v.day, 'action', v.n, v.hits)), '[]'::jsonb) from (
    select private.local_day(j.at, p_zone) as day, count(*) as n, count(*) filter (where j.acted) as hits from judged j group by 1) v
$$;

create function private.first_forecasts(p_org_id uuid, p_from timestamptz, p_to timestamptz)
returns table (probability double precision, won boolean, closed_at timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select f.probability, d.status = 'won', d.closed_at
  from public.deals d
  cross join lateral (select p.probability, p.as_of from public.forecast_predictions p
    where p.org_id = p_org_id and p.deal_id = d.id and p.outcome is not null order by p.as_of, p.id limit 1) f
  where d.org_id = p_org_id and d.status in ('won', 'lost') and d.closed_at >= p_from and d.closed_at < p_to and f.as_of <= d.closed_at
$$;
comment on function private.first_forecasts(uuid, timestamptz, timestamptz) is 'Deals that closed then, each with the first probability that was frozen for it.';

create function private.learning_forecasts(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(m.row), '[]'::jsonb) from (
    select private.local_day(f.closed_at, p_zone) as day, count(*) as n, count(*) filter (where f.won) as won,
      sum((f.probability - f.won::integer) ^ 2) as errors, sum((f.probability - f.won::integer) ^ 4) as squares
    from private.first_forecasts(p_org_id, p_from, p_to) f group by 1) v
  cross join lateral (values (jsonb_build_array(v.day, 'brier', v.n, v.errors, v.squares)), (jsonb_build_array(v.day, 'forecast_won', v.n, v.won))) as m (row)
$$;

create function private.learning_ratings(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(v.day, 'stars:' || v.stars, v.n)), '[]'::jsonb) from (
    select private.local_day(r.created_at, p_zone) as day, r.stars, count(*) as n from public.persona_ratings r
    where r.org_id = p_org_id and r.created_at >= p_from and r.created_at < p_to group by 1, 2) v
$$;

create function private.learning_searches(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(m.row), '[]'::jsonb) from (
    select private.local_day(s.occurred_at, p_zone) as day, count(*) as n, count(s.opened_rank) as opened,
      coalesce(sum(1.0 / s.opened_rank), 0) as ranks, coalesce(sum(1.0 / s.opened_rank ^ 2), 0) as squares
    from public.searches s where s.org_id = p_org_id and s.occurred_at >= p_from and s.occurred_at < p_to group by 1) v
  cross join lateral (values (jsonb_build_array(v.day, 'searches', v.n, v.opened)), (jsonb_build_array(v.day, 'rank', v.n, v.ranks, v.squares))) as m (row)
$$;

create function public.learning_days(p_org_id uuid, p_part text, p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select case p_part
    when 'messages' then private.learning_messages(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'replies' then private.learning_replies(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'webhooks' then private.learning_webhooks(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'deals' then private.learning_deals(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'insights' then private.learning_insights(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'verdicts' then private.learning_verdicts(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'actions' then private.learning_actions(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'forecasts' then private.learning_forecasts(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'ratings' then private.learning_ratings(p_org_id, p_from, p_to, private.zone_of(p_org_id))
    when 'searches' then private.learning_searches(p_org_id, p_from, p_to, private.zone_of(p_org_id))
  end
$$;
comment on function public.learning_days(uuid, text, timestamptz, timestamptz) is 'Worker: one part of what the learning figures are summed from, by day; docs/learning.md says what each measure counts.';

create function public.learning_pairs(p_org_id uuid, p_kind text, p_from timestamptz, p_to timestamptz, p_limit integer default 4000) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(private.local_day(v.at, private.zone_of(p_org_id)), v.p, v.hit::integer) order by v.at, v.p), '[]'::jsonb)
  from (select * from (
      select j.outcome_at as at, j.confidence as p, j.came_true as hit from private.judged_insights(p_org_id, p_from, p_to) j where p_kind = 'insights'
      union all
      select f.closed_at, f.probability, f.won from private.first_forecasts(p_org_id, p_from, p_to) f where p_kind = 'forecasts') u
    order by u.at desc, u.p limit p_limit) v
$$;
comment on function public.learning_pairs(uuid, text, timestamptz, timestamptz, integer) is 'Worker: [day, stated probability, 1 if it came true], the latest: what calibration is measured from. insights or forecasts.';

create function public.learning_response_times(p_org_id uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(v.day, v.failed, v.ms) order by v.day), '[]'::jsonb) from (
    select private.local_day(c.occurred_at, private.zone_of(p_org_id)) as day, count(*) filter (where not c.success) as failed,
      jsonb_agg(c.response_time_ms) as ms
    from public.conversations c where c.org_id = p_org_id and c.occurred_at >= p_from and c.occurred_at < p_to group by 1) v
$$;
comment on function public.learning_response_times(uuid, timestamptz, timestamptz) is 'Worker: [day, failed exchanges, response times of all]; read once for every period and bucket.';

create function public.learning_people(p_org_id uuid, p_spans jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(v.active, v.before, v.both) order by v.place), '[]'::jsonb) from (
    select s.place, count(*) filter (where p.now) as active, count(*) filter (where p.before) as before, count(*) filter (where p.now and p.before) as both
    from rows from (jsonb_to_recordset(p_spans) as ("from" date, "to" date, previous date)) with ordinality as s ("from", "to", previous, place)
    left join lateral (
      select bool_or(d.day >= s."from") as now, bool_or(d.day < s."from") as before
      from public.member_days d join public.memberships m on m.org_id = d.org_id and m.principal_id = d.principal_id and m.kind = 'user'
      where d.org_id = p_org_id and d.day >= coalesce(s.previous, s."from") and d.day <= s."to" group by d.principal_id) p on true
    group by s.place) v
$$;
comment on function public.learning_people(uuid, jsonb) is 'Worker: for each span {from, to, previous: where the period before begins}, people active in it, in the one before, in both.';

create function public.learning_now(p_org_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'members', (select count(*) from public.memberships m where m.org_id = p_org_id and m.kind = 'user'),
    'insights', (select jsonb_build_array(count(*), count(*) filter (where r.at >= now() - interval '30 days' and r.at >= coalesce(s.at, r.at)))
      from public.deals d
      left join lateral (select max(x.created_at) as at from public.insight_runs x where x.org_id = d.org_id and x.deal_id = d.id) r on true
      left join lateral (select max(x.occurred_at) as at from public.deal_stage_changes x where x.org_id = d.org_id and x.deal_id = d.id) s on true
      where d.org_id = p_org_id and d.status = 'open'),
    'personas', (select jsonb_build_array(count(*), count(p.id)) from public.contact_behaviours b
      left join public.customer_personas p on p.org_id = b.org_id and p.contact_id = b.contact_id
      where b.org_id = p_org_id and b.last_at >= now() - interval '90 days'),
    'patterns', (select jsonb_build_array(count(*), count(*) filter (where l.status = 'active' and (l.expires_at is null or l.expires_at > now())))
      from public.learned_patterns l where l.org_id = p_org_id))
$$;
comment on function public.learning_now(uuid) is 'Worker: people, open deals and those with current insights, active contacts and those with a persona, learned patterns and those in force.';

create function public.learning_acted_deals(p_org_id uuid, p_from timestamptz, p_limit integer default 2000) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with acts as materialized (
    select i.deal_id, a.at from (
      select e.insight_id, e.occurred_at as at from public.insight_events e where e.org_id = p_org_id and e.type = 'acted_on'
      union all
      select f.insight_id, f.created_at from public.insight_feedback f where f.org_id = p_org_id and f.type = 'acted_on') a
    join public.insights i on i.org_id = p_org_id and i.id = a.insight_id
  ), first_act as (select min(a.at) as at from acts a),
  closed as (
    select d.id, d.contact_id, d.company_id, d.status = 'won' as won, d.opened_at, d.closed_at, d.amount, d.currency
    from first_act f
    join public.deals d on d.org_id = p_org_id and d.status in ('won', 'lost') and d.closed_at > f.at and d.closed_at >= p_from and d.opened_at < d.closed_at
    order by d.closed_at desc limit least(greatest(p_limit, 1), 2000)
  ), used as (
    select c.id, min(a.at) as at from closed c join acts a on a.deal_id = c.id and a.at < c.closed_at group by c.id
  ), stages as (
    select s.deal_id, jsonb_agg(jsonb_build_object('at', extract(epoch from s.occurred_at) / 86400.0, 'stage', s.to_stage) order by s.occurred_at) as list
    from public.deal_stage_changes s where s.org_id = p_org_id and s.deal_id in (select c.id from closed c) group by s.deal_id
  )
  select jsonb_build_object('first_use', (select extract(epoch from f.at) / 86400.0 from first_act f), 'deals', coalesce((
    select jsonb_agg(jsonb_build_object('won', x.won, 'opened', extract(epoch from x.opened_at) / 86400.0,
      'closed', extract(epoch from x.closed_at) / 86400.0, 'day', private.local_day(x.closed_at, private.zone_of(p_org_id)),
      'size', m.company_size, 'used', extract(epoch from u.at) / 86400.0, 'amount', x.amount, 'currency', x.currency,
      'stages', coalesce(s.list, '[]'::jsonb)) order by x.closed_at, x.id)
    from closed x
    left join public.contacts k on k.org_id = p_org_id and k.id = x.contact_id
    left join public.companies m on m.org_id = p_org_id and m.id = coalesce(x.company_id, k.company_id)
    left join used u on u.id = x.id
    left join stages s on s.deal_id = x.id), '[]'::jsonb))
$$;
comment on function public.learning_acted_deals(uuid, timestamptz, integer) is
  'Worker: deals that closed after somebody first acted on an insight, the latest first to be kept, with what they are compared on; times in days since 1970. An action before closing only.';

do $$
declare
  f text;
begin
  foreach f in array array['private.came_true(text, text, text)', 'private.judged_insights(uuid, timestamptz, timestamptz)',
    'private.learning_insights(uuid, timestamptz, timestamptz, text)', 'private.learning_verdicts(uuid, timestamptz, timestamptz, text)',
    'private.learning_actions(uuid, timestamptz, timestamptz, text)', 'private.first_forecasts(uuid, timestamptz, timestamptz)',
    'private.learning_forecasts(uuid, timestamptz, timestamptz, text)', 'private.learning_ratings(uuid, timestamptz, timestamptz, text)',
    'private.learning_searches(uuid, timestamptz, timestamptz, text)',
    'public.learning_days(uuid, text, timestamptz, timestamptz)', 'public.learning_pairs(uuid, text, timestamptz, timestamptz, integer)',
    'public.learning_response_times(uuid, timestamptz, timestamptz)', 'public.learning_people(uuid, jsonb)', 'public.learning_now(uuid)',
    'public.learning_acted_deals(uuid, timestamptz, integer)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to service_role', f);
  end loop;
end
$$;
