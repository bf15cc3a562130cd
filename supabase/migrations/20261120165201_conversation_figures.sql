-- How agents perform: figures of a period in short statements, exact and set by set, in the time zone of the organisation. A period is {from, to, arrived_from, arrived_to, agent_name, unnamed}, each optional.

create function private.conversation_period(p_period jsonb)
returns table (since timestamptz, until timestamptz, arrived_since timestamptz, arrived_until timestamptz, agent text, unnamed boolean)
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(r."from", '-infinity'), coalesce(r."to", 'infinity'), coalesce(r.arrived_from, '-infinity'),
    coalesce(r.arrived_to, 'infinity'), r.agent_name, coalesce(r.unnamed, false)
  from jsonb_to_record(p_period) as r ("from" timestamptz, "to" timestamptz, arrived_from timestamptz, arrived_to timestamptz,
    agent_name text, unnamed boolean)
$$;
comment on function private.conversation_period(jsonb) is 'The bounds of a period: from inclusive, to exclusive; unnamed: only exchanges without agent.';

create function private.conversation_totals(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  quantiles constant double precision[] := array[0.5, 0.95, 0.99];
  p record;
  totals jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with said as materialized (
    select c.id, c.response_time_ms as ms, c.success, c.occurred_at
    from public.conversations c
    where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
  )
  select jsonb_build_object('n', count(*), 'successes', count(*) filter (where s.success),
    'mean', avg(s.ms), 'sd', stddev_samp(s.ms), 'quantiles', percentile_cont(quantiles) within group (order by s.ms),
    'bounds', percentile_disc(private.order_statistics((select count(*) from said), quantiles)) within group (order by s.ms),
    'slowest_ids', (select array_agg(l.id) from (select id from said order by ms desc, id limit 5) l),
    'first_at', min(s.occurred_at), 'last_at', max(s.occurred_at))
  into totals from said s;
  return totals;
end
$$;
comment on function private.conversation_totals(uuid, jsonb) is 'Response times and successes of a period.';

create function private.conversation_lengths(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  p record;
  lengths jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with said as materialized (
    select c.id, c.answer_length as letters from public.conversations c
    where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
  )
  select jsonb_build_object('mean', avg(s.letters),
    'quantiles', percentile_cont(array[0.5, 0.95, 0.99]) within group (order by s.letters),
    'n_long', count(*) filter (where s.letters > 800),
    'conversation_ids', (select array_agg(l.id) from (select id from said order by letters desc, id limit 5) l))
  into lengths from said s;
  return lengths;
end
$$;
comment on function private.conversation_lengths(uuid, jsonb) is 'Lengths of answers in characters (long: over 800).';

create function private.conversation_errors(p_org_id uuid, p_period jsonb, p_limit integer) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  p record;
  found_errors jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with clusters as (
    select c.error_group as message, count(*) as n, min(c.occurred_at) as first_at, max(c.occurred_at) as last_at,
      mode() within group (order by c.intent) as intent, (array_agg(c.id order by c.occurred_at desc, c.id))[1:5] as ids
    from public.conversations c
    where c.org_id = p_org_id and not c.success and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
    group by c.error_group order by n desc, message
  ), shown as (select * from clusters limit p_limit)
  select jsonb_build_object('n', (select count(*) from clusters), 'clusters', coalesce(jsonb_agg(jsonb_build_object(
    'error_message', s.message, 'count', s.n, 'first_occurrence', s.first_at, 'last_occurrence', s.last_at, 'intent', s.intent,
    'example', jsonb_build_object('conversation_id', c.id, 'error', c.error, 'user_message', left(c.user_message, 500)),
    'conversation_ids', s.ids) order by s.n desc, s.message), '[]'))
  into found_errors from shown s join public.conversations c on c.org_id = p_org_id and c.id = s.ids[1];
  return found_errors;
end
$$;
comment on function private.conversation_errors(uuid, jsonb, integer) is 'Failed exchanges by what their messages have in common; where there is no message, by the question.';

create function private.conversation_intents(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  p record;
  intents jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with counted as (
    select c.intent, count(*) as n, count(*) filter (where not c.success) as failures
    from public.conversations c
    where c.org_id = p_org_id and c.intent is not null and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
    group by c.intent order by failures desc, c.intent limit 100
  ), failed as (
    select c.intent, c.id, row_number() over (partition by c.intent order by c.occurred_at desc, c.id) as place
    from public.conversations c
    where c.org_id = p_org_id and not c.success and c.intent is not null and c.occurred_at >= p.since and c.occurred_at < p.until
      and c.created_at >= p.arrived_since and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent)
      and (not p.unnamed or c.agent_name is null)
  ), latest as (select f.intent, array_agg(f.id order by f.place) as ids from failed f where f.place <= 5 group by f.intent)
  select coalesce(jsonb_agg(jsonb_build_object('intent', i.intent, 'n', i.n, 'failures', i.failures,
    'conversation_ids', coalesce(l.ids, '{}')) order by i.failures desc, i.intent), '[]')
  into intents from counted i left join latest l on l.intent = i.intent;
  return intents;
end
$$;
comment on function private.conversation_intents(uuid, jsonb) is 'Exchanges by intent, those that fail most first; 100 at most.';

create function private.conversation_hours(p_org_id uuid, p_period jsonb, p_slow_ms double precision, p_zone text) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  p record;
  hours jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with said as materialized (
    select c.id, c.response_time_ms as ms, date_trunc('hour', c.occurred_at, p_zone) as started_at
    from public.conversations c
    where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
  ), single as materialized (
    select s.started_at, extract(hour from s.started_at at time zone p_zone)::integer as hour, count(*) as n,
      count(*) filter (where s.ms > p_slow_ms) as slow
    from said s group by s.started_at
  ), daily as materialized (
    select h.hour, sum(h.n) as n, sum(h.slow) as slow, (array_agg(h.started_at order by h.slow desc, h.started_at))[1] as worst
    from single h group by h.hour
  -- Only an hour that may be slow is looked at closely.
  ), times as (
    select d.hour, null::timestamptz as started_at, s.id, s.ms
    from daily d join single h on h.hour = d.hour join said s on s.started_at = h.started_at where d.slow >= 0.15 * d.n and d.slow > 0
    union all
    select h.hour, h.started_at, s.id, s.ms
    from daily d join single h on h.started_at = d.worst join said s on s.started_at = h.started_at where h.slow >= greatest(5, 0.15 * h.n)
  ), close as (
    select t.hour, t.started_at, percentile_cont(0.5) within group (order by t.ms) as p50,
      (array_agg(t.id order by t.ms desc) filter (where t.ms > p_slow_ms))[1:5] as ids
    from times t group by t.hour, t.started_at
  ), buckets as (
    select d.hour, null::timestamptz as started_at, d.n, d.slow from daily d
    union all select h.hour, h.started_at, h.n, h.slow from single h where h.slow >= 5
  )
  select coalesce(jsonb_agg(jsonb_build_object('hour', b.hour, 'started_at', b.started_at, 'n', b.n, 'slow', b.slow, 'p50', k.p50,
    'day', (b.started_at at time zone p_zone)::date, 'conversation_ids', coalesce(k.ids, '{}'))
    order by b.started_at nulls first, b.hour), '[]')
  into hours from buckets b left join close k on k.hour = b.hour and k.started_at is not distinct from b.started_at;
  return hours;
end
$$;
comment on function private.conversation_hours(uuid, jsonb, double precision, text) is 'Exchanges by hour of the day, and by single hours in which at least 5 were slow. Median and examples of hours in which 15 % were slow; of single hours, of the worst one.';

create function private.conversation_sessions(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  p record;
  sessions jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with questions as materialized (
    select c.session_id, c.question_key, count(*) as times, min(c.occurred_at) as first_at, max(c.occurred_at) as last_at
    from public.conversations c
    where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
    group by c.session_id, c.question_key
  ), per_session as (
    select sum(q.times) as turns, sum(q.times - 1) filter (where q.question_key is not null) as repeats,
      extract(epoch from max(q.last_at) - min(q.first_at)) / 60 as minutes
    from questions q group by q.session_id
  ), latest as (
    select q.session_id, q.last_at from questions q where q.times > 1 and q.question_key is not null order by q.last_at desc limit 5
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

create function private.sorted_quantile(p_values integer[], p_quantile double precision) returns double precision
language sql immutable parallel safe set search_path = ''
as $$
  select p_values[b.below + 1] + (b.at - b.below) * (p_values[least(b.below + 2, cardinality(p_values))] - p_values[b.below + 1])
  from (select a.at, floor(a.at)::integer as below from (select (cardinality(p_values) - 1) * p_quantile as at) a) b
$$;
comment on function private.sorted_quantile(integer[], double precision) is 'As percentile_cont, of values that are in order already.';

create function private.conversation_series(p_org_id uuid, p_period jsonb, p_zone text, p_unit text) returns jsonb
language plpgsql stable security invoker set search_path = '' set work_mem = '32MB'
as $$
declare
  p record;
  series jsonb;
begin
  select * into p from private.conversation_period(p_period);
  select coalesce(jsonb_agg(jsonb_build_object('at', b.at, 'n', b.n, 'failures', b.failures,
    'p50', private.sorted_quantile(b.ms, 0.5), 'p95', private.sorted_quantile(b.ms, 0.95), 'low', b.ms[r.bounds[1]], 'high', b.ms[r.bounds[2]])
    order by b.at), '[]')
  into series from (
    select date_trunc(p_unit, c.occurred_at, p_zone) as at, count(*) as n, count(*) filter (where not c.success) as failures,
      array_agg(c.response_time_ms order by c.response_time_ms) as ms
    from public.conversations c
    where c.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
    group by 1
  ) b
  cross join lateral (select array_agg(ceil(o.fraction * b.n)::integer order by o.place) as bounds
    from unnest(private.order_statistics(b.n, array[0.95])) with ordinality as o (fraction, place)) r;
  return series;
end
$$;
comment on function private.conversation_series(uuid, jsonb, text, text) is 'Exchanges, failures, median and 95th percentile with its 90 % interval, by hour, day or week of the zone.';

create function private.conversation_ratings(p_org_id uuid, p_period jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  p record;
  ratings jsonb;
begin
  select * into p from private.conversation_period(p_period);
  with given as materialized (
    select f.rating, f.correction is not null as is_corrected, f.updated_at, c.id, c.intent
    from public.conversation_feedback f
    join public.conversations c on c.org_id = f.org_id and c.id = f.conversation_id
    where f.org_id = p_org_id and c.occurred_at >= p.since and c.occurred_at < p.until and c.created_at >= p.arrived_since
      and c.created_at < p.arrived_until and (p.agent is null or c.agent_name = p.agent) and (not p.unnamed or c.agent_name is null)
  ), by_intent as (
    select g.intent, count(*) as n, count(*) filter (where g.rating <= 2) as low,
      coalesce((array_agg(g.id order by g.updated_at desc, g.id) filter (where g.rating <= 2))[1:5], '{}') as conversation_ids
    from given g where g.rating is not null and g.intent is not null group by g.intent order by low desc, g.intent limit 100
  )
  select jsonb_build_object('n', count(g.rating), 'mean', avg(g.rating), 'sd', stddev_samp(g.rating),
    'low', count(*) filter (where g.rating <= 2), 'corrections', count(*) filter (where g.is_corrected),
    'intents', (select coalesce(jsonb_agg(to_jsonb(i) order by i.low desc, i.intent), '[]') from by_intent i))
  into ratings from given g;
  return ratings;
end
$$;
comment on function private.conversation_ratings(uuid, jsonb) is 'What people thought of answers: ratings from 1 to 5 (low: 1 and 2), corrections, and ratings by intent.';

create function public.conversation_figures(p_org_id uuid, p_part text, p_period jsonb, p_slow_ms double precision default null,
  p_zone text default 'UTC', p_unit text default 'day') returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select case p_part
    when 'totals' then private.conversation_totals(p_org_id, p_period)
    when 'length' then private.conversation_lengths(p_org_id, p_period)
    when 'errors' then private.conversation_errors(p_org_id, p_period, 100)
    when 'intents' then private.conversation_intents(p_org_id, p_period)
    when 'hours' then private.conversation_hours(p_org_id, p_period, p_slow_ms, p_zone)
    when 'sessions' then private.conversation_sessions(p_org_id, p_period)
    when 'series' then private.conversation_series(p_org_id, p_period, p_zone, p_unit)
    when 'ratings' then private.conversation_ratings(p_org_id, p_period)
  end
$$;
comment on function public.conversation_figures(uuid, text, jsonb, double precision, text, text) is 'One part of the figures of a period: totals, length, errors, intents, hours (slow is beyond p_slow_ms), sessions, series or ratings. Hours, days and weeks are those of p_zone.';

create function public.has_unnamed_conversations(p_org_id uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$
  select exists (select from public.conversations c where c.org_id = p_org_id and c.agent_name is null)
$$;
comment on function public.has_unnamed_conversations(uuid) is 'Whether something was said by an agent without a name.';

do $$
declare
  f text;
begin
  foreach f in array array['private.conversation_period(jsonb)', 'private.conversation_totals(uuid, jsonb)', 'private.conversation_lengths(uuid, jsonb)',
    'private.conversation_errors(uuid, jsonb, integer)', 'private.conversation_intents(uuid, jsonb)',
    'private.conversation_hours(uuid, jsonb, double precision, text)', 'private.conversation_sessions(uuid, jsonb)',
    'private.sorted_quantile(integer[], double precision)', 'private.conversation_series(uuid, jsonb, text, text)',
    'private.conversation_ratings(uuid, jsonb)', 'public.conversation_figures(uuid, text, jsonb, double precision, text, text)',
    'public.has_unnamed_conversations(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to authenticated, service_role', f);
  end loop;
end
$$;
