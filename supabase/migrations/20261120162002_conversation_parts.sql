-- Shorter statements: one part of the figures at a time. And what is known to be wrong is not announced with every report.

create or replace function private.conversation_totals(p_org_id uuid, p_period jsonb) returns jsonb
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

create or replace function private.conversation_sessions(p_org_id uuid, p_period jsonb) returns jsonb
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

drop function public.conversation_performance(uuid, jsonb, jsonb);
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
drop function public.conversation_error_insights(uuid, jsonb);
revoke all on function public.conversation_figures(uuid, text, jsonb, double precision) from public;
grant execute on function public.conversation_figures(uuid, text, jsonb, double precision) to authenticated, service_role;

create or replace function private.announce_report() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  known jsonb := (select jsonb_path_query_array(r.content, '$.suggestions[*] ? (@.severity == "high").key') from public.improvement_reports r
    where r.org_id = new.org_id and r.id <> new.id and r.agent_name is not distinct from new.agent_name
    order by r.created_at desc, r.id desc limit 1);
  high jsonb := (select jsonb_agg(h order by place) from jsonb_path_query(new.content, '$.suggestions[*] ? (@.severity == "high")')
    with ordinality as f (h, place) where not coalesce(known @> (h -> 'key'), false));
begin
  if high is null then
    return null;
  end if;
  insert into public.notifications (org_id, kind, dedupe_key, severity, title, body, next_action, href)
  values (new.org_id, 'system', 'report:' || new.id, 3,
    left(coalesce(new.agent_name, 'Your agents'), 150) || ': ' || jsonb_array_length(high)
      || case when jsonb_array_length(high) = 1 then ' urgent finding' else ' urgent findings' end,
    left((select string_agg(h ->> 'suggestion', ' ') from jsonb_array_elements(high) as h), 1000),
    left(high -> 0 ->> 'proposed_change', 300), '/learning')
  on conflict (org_id, dedupe_key) do nothing;
  perform private.emit_event(new.org_id, 'report.high_severity', new.id::text, jsonb_build_object('report_id', new.id,
    'trigger', new.trigger, 'n', new.n, 'high', jsonb_array_length(high),
    'kinds', (select jsonb_agg(distinct h -> 'kind') from jsonb_array_elements(high) as h)));
  return null;
end
$$;
comment on function private.announce_report() is 'Row trigger: what is urgent, and was not in the report before on the same agent, is told in the app and to subscribed addresses; these learn the kinds only, no text.';
