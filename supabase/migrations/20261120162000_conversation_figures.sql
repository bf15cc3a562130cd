-- How agents perform: figures of a period, exact and set by set. A period is {from, to, arrived_from, arrived_to, agent_name}, each optional.

create function private.error_cluster(p_text text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select left(btrim(regexp_replace(regexp_replace(regexp_replace(left(p_text, 2000),
    '"[^"]*"|“[^”]*”|`[^`]*`', '…', 'g'),
    '(^|[^A-Za-z0-9])''[^'']*''(?![A-Za-z0-9])', '\1…', 'g'),
    '[A-Za-z0-9_-]*[0-9]([.:,-]?[A-Za-z0-9_]+)*', '#', 'g')), 500)
$$;
comment on function private.error_cluster(text) is 'A message without what differs from case to case: quoted parts become …, numbers and ids become #.';

create function private.order_statistics(p_n bigint, p_quantiles double precision[], p_z double precision default 1.6449) returns double precision[]
language sql immutable parallel safe set search_path = ''
as $$
  select array_agg(case when r.rank between 1 and p_n then (r.rank - 0.5) / p_n end order by q.place, side.sign)
  from unnest(p_quantiles) with ordinality as q (p, place)
  cross join (values (-1), (1)) as side (sign)
  cross join lateral (select ceil(p_n * q.p + side.sign * p_z * sqrt(p_n * q.p * (1 - q.p))) as rank) r
$$;
comment on function private.order_statistics(bigint, double precision[], double precision) is 'Fractions for percentile_disc that bound each quantile with 90 % (Conover, Practical Nonparametric Statistics, 3.2): lower, upper, … Null where n is too small.';

create function private.conversation_totals(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  quantiles constant double precision[] := array[0.5, 0.95, 0.99];
  p record;
  totals jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with said as materialized (
    select c.id, c.response_time_ms as ms, length(c.agent_response) as letters, c.success, c.occurred_at
    from public.conversations c
    where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until
      and c.created_at >= p.arrived_since and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent)
  )
  select jsonb_build_object('n', count(*), 'successes', count(*) filter (where s.success),
    'mean', avg(s.ms), 'sd', stddev_samp(s.ms), 'quantiles', percentile_cont(quantiles) within group (order by s.ms),
    'bounds', percentile_disc(private.order_statistics((select count(*) from said), quantiles)) within group (order by s.ms),
    'length', jsonb_build_object('mean', avg(s.letters), 'quantiles', percentile_cont(quantiles) within group (order by s.letters),
      'n_long', count(*) filter (where s.letters > 800),
      'conversation_ids', (select array_agg(l.id) from (select id from said order by letters desc, id limit 5) l)),
    'slowest_ids', (select array_agg(l.id) from (select id from said order by ms desc, id limit 5) l),
    'first_at', min(s.occurred_at), 'last_at', max(s.occurred_at))
  into totals from said s;
  return totals;
end
$$;
comment on function private.conversation_totals(uuid, jsonb) is 'Response times, successes and lengths of answers (long: over 800 characters) of a period.';

create function private.conversation_period(p_period jsonb)
returns table (since timestamptz, until timestamptz, arrived_since timestamptz, arrived_until timestamptz, agent text)
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(r."from", '-infinity'), coalesce(r."to", 'infinity'), coalesce(r.arrived_from, '-infinity'),
    coalesce(r.arrived_to, 'infinity'), r.agent_name
  from jsonb_to_record(p_period) as r ("from" timestamptz, "to" timestamptz, arrived_from timestamptz, arrived_to timestamptz, agent_name text)
$$;
comment on function private.conversation_period(jsonb) is 'The bounds of a period: from inclusive, to exclusive.';

create function private.conversation_errors(p_org_id uuid, p_period jsonb, p_limit integer) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  p record;
  found_errors jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with failed as (
    select c.id, c.occurred_at, c.error, c.user_message, c.metadata ->> 'intent' as intent,
      private.error_cluster(coalesce(nullif(btrim(c.error), ''), 'No message: ' || left(c.user_message, 200))) as message
    from public.conversations c
    where c.org_id = p_org_id and not c.success and c.occurred_at >= p.since and c.occurred_at < p.until
      and c.created_at >= p.arrived_since and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent)
  ), clusters as (
    select f.message, count(*) as n, min(f.occurred_at) as first_at, max(f.occurred_at) as last_at,
      mode() within group (order by f.intent) as intent, (array_agg(f.id order by f.occurred_at desc, f.id))[1:5] as ids
    from failed f group by f.message order by n desc, f.message
  ), shown as (select * from clusters limit p_limit)
  select jsonb_build_object('n', (select count(*) from clusters), 'clusters', coalesce(jsonb_agg(jsonb_build_object(
    'error_message', s.message, 'count', s.n, 'first_occurrence', s.first_at, 'last_occurrence', s.last_at, 'intent', s.intent,
    'example', jsonb_build_object('conversation_id', f.id, 'error', f.error, 'user_message', left(f.user_message, 500)),
    'conversation_ids', s.ids) order by s.n desc, s.message), '[]'))
  into found_errors from shown s join failed f on f.id = s.ids[1];
  return found_errors;
end
$$;
comment on function private.conversation_errors(uuid, jsonb, integer) is 'Failed exchanges by what their messages have in common; where there is no message, by the question.';

create function private.conversation_intents(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  p record;
  intents jsonb;
begin
  select * into p from private.conversation_period(p_period);
  select coalesce(jsonb_agg(to_jsonb(i) order by i.failures desc, i.intent), '[]') into intents from (
    select c.metadata ->> 'intent' as intent, count(*) as n, count(*) filter (where not c.success) as failures,
      coalesce((array_agg(c.id order by c.occurred_at desc, c.id) filter (where not c.success))[1:5], '{}') as conversation_ids
    from public.conversations c
    where c.org_id = p_org_id and c.metadata ->> 'intent' <> '' and c.occurred_at >= p.since and c.occurred_at < p.until
      and c.created_at >= p.arrived_since and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent)
    group by 1 order by failures desc, 1 limit 100
  ) i;
  return intents;
end
$$;
comment on function private.conversation_intents(uuid, jsonb) is 'Exchanges by metadata.intent, those that fail most first; 100 at most.';

create function private.conversation_hours(p_org_id uuid, p_period jsonb, p_slow_ms double precision) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  p record;
  hours jsonb;
begin
  select * into p from private.conversation_period(p_period);
  select coalesce(jsonb_agg(to_jsonb(h) order by h.started_at nulls first, h.hour), '[]') into hours from (
    select b.of_day as hour,
      case when grouping(b.started_at) = 0 then b.started_at end as started_at,
      count(*) as n, count(*) filter (where b.ms > p_slow_ms) as slow,
      percentile_cont(0.5) within group (order by b.ms) as p50,
      coalesce((array_agg(b.id order by b.ms desc, b.id) filter (where b.ms > p_slow_ms))[1:5], '{}') as conversation_ids
    from (
      select c.id, c.response_time_ms as ms, date_trunc('hour', c.occurred_at, 'UTC') as started_at,
        extract(hour from c.occurred_at at time zone 'UTC')::integer as of_day
      from public.conversations c
      where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until
        and c.created_at >= p.arrived_since and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent)
    ) b
    group by grouping sets ((b.of_day), (b.of_day, b.started_at))
    having grouping(b.started_at) = 1 or count(*) filter (where b.ms > p_slow_ms) >= 5
  ) h;
  return hours;
end
$$;
comment on function private.conversation_hours(uuid, jsonb, double precision) is 'Exchanges by hour of the day (UTC), and by single hours in which at least 5 were slow.';

create function private.conversation_sessions(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  p record;
  sessions jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with questions as materialized (
    select q.session_id, q.question, count(*) as times, min(q.occurred_at) as first_at, max(q.occurred_at) as last_at
    from (
      select c.session_id, c.occurred_at, translate(lower(left(c.user_message, 500)), E' \t\r\n.,;:!?…"''()-', '') as question
      from public.conversations c
      where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until
        and c.created_at >= p.arrived_since and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent)
    ) q group by q.session_id, q.question
  ), per_session as (
    select sum(a.times) as turns, sum(a.times - 1) filter (where a.question <> '') as repeats,
      extract(epoch from max(a.last_at) - min(a.first_at)) / 60 as minutes
    from questions a group by a.session_id
  ), latest as (
    select a.session_id, a.last_at from questions a where a.times > 1 and a.question <> '' order by a.last_at desc limit 5
  )
  select jsonb_build_object('n', count(*), 'turns_mean', avg(s.turns), 'turns_max', max(s.turns),
    'turns_p50', percentile_cont(0.5) within group (order by s.turns), 'turns_p95', percentile_cont(0.95) within group (order by s.turns),
    'minutes_p50', percentile_cont(0.5) within group (order by s.minutes), 'minutes_p95', percentile_cont(0.95) within group (order by s.minutes),
    'sessions_with_repeats', count(*) filter (where s.repeats > 0), 'repeat_questions', coalesce(sum(s.repeats), 0),
    'conversation_ids', (select coalesce((array_agg(c.id order by c.occurred_at desc, c.id))[1:5], '{}') from latest l
      join public.conversations c on c.org_id = p_org_id and c.session_id = l.session_id and c.occurred_at = l.last_at))
  into sessions from per_session s;
  return sessions;
end
$$;
comment on function private.conversation_sessions(uuid, jsonb) is 'Lengths of sessions, and questions that were asked again in the same session (but for case, spaces and punctuation).';

create function public.conversation_figures(p_org_id uuid, p_part text, p_period jsonb, p_slow_ms double precision default null) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select case p_part
    when 'totals' then private.conversation_totals(p_org_id, p_period)
    when 'errors' then private.conversation_errors(p_org_id, p_period, 100)
    when 'intents' then private.conversation_intents(p_org_id, p_period)
    when 'hours' then private.conversation_hours(p_org_id, p_period, p_slow_ms)
    when 'sessions' then private.conversation_sessions(p_org_id, p_period)
  end
$$;
comment on function public.conversation_figures(uuid, text, jsonb, double precision) is 'One part of the figures of a period: totals, errors, intents, hours (slow is beyond p_slow_ms) or sessions.';

create function public.conversation_session(p_org_id uuid, p_session_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('session_id', p_session_id, 'total_conversations', count(*),
    'successful_conversations', count(*) filter (where c.success), 'failed_conversations', count(*) filter (where not c.success),
    'avg_response_time_ms', avg(c.response_time_ms), 'p50', percentile_cont(0.5) within group (order by c.response_time_ms),
    'p95', percentile_cont(0.95) within group (order by c.response_time_ms),
    'started_at', min(c.occurred_at), 'ended_at', max(c.occurred_at),
    'duration_seconds', extract(epoch from max(c.occurred_at) - min(c.occurred_at)),
    'agents', coalesce(array_agg(distinct c.agent_name) filter (where c.agent_name is not null), '{}'),
    'rooms', coalesce(array_agg(distinct c.room_name) filter (where c.room_name is not null), '{}'),
    'errors', coalesce(array_agg(distinct private.error_cluster(c.error)) filter (where not c.success and c.error <> ''), '{}'))
  from public.conversations c where c.org_id = p_org_id and c.session_id = p_session_id having count(*) > 0
$$;
comment on function public.conversation_session(uuid, text) is 'What happened in one session; null when there was none.';

revoke all on function private.error_cluster(text), private.order_statistics(bigint, double precision[], double precision),
  private.conversation_period(jsonb), private.conversation_totals(uuid, jsonb), private.conversation_errors(uuid, jsonb, integer),
  private.conversation_intents(uuid, jsonb), private.conversation_hours(uuid, jsonb, double precision), private.conversation_sessions(uuid, jsonb),
  public.conversation_figures(uuid, text, jsonb, double precision), public.conversation_session(uuid, text) from public;
grant execute on function private.error_cluster(text), private.order_statistics(bigint, double precision[], double precision),
  private.conversation_period(jsonb), private.conversation_totals(uuid, jsonb), private.conversation_errors(uuid, jsonb, integer),
  private.conversation_intents(uuid, jsonb), private.conversation_hours(uuid, jsonb, double precision), private.conversation_sessions(uuid, jsonb),
  public.conversation_figures(uuid, text, jsonb, double precision), public.conversation_session(uuid, text)
  to authenticated, service_role;
