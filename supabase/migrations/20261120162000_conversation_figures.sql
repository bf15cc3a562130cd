-- What reports are made of: errors by what they have in common, bounds of quantiles, what happened in one session.

create function private.error_cluster(p_text text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select left(btrim(regexp_replace(regexp_replace(regexp_replace(left(p_text, 2000),
    '"[^"]*"|“[^”]*”|`[^`]*`', '…', 'g'),
    '(^|[^A-Za-z0-9])''[^'']*''(?![A-Za-z0-9])', '\1…', 'g'),
    '(?<![A-Za-z0-9_-])'
      || '(?:(?<!\m(?:http(?:/[0-9.]+)?|status|code|error|(?:answered|responded)(?: with)?)[ :=(]{1,3})|(?![1-5][0-9]{2}(?![A-Za-z0-9_]|[.:,-][A-Za-z0-9_])))'
      || '(?![1-5][0-9]{2}:? (?:bad request|unauthorized|forbidden|not found|method not allowed|request timeout|conflict|gone|unprocessable|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway timeout))'
      || '(?!http[-_]?[1-5][0-9]{2}(?![A-Za-z0-9_-]))'
      || '[A-Za-z0-9_-]*[0-9]([.:,-]?[A-Za-z0-9_]+)*', '#', 'gi')), 500)
$$;
comment on function private.error_cluster(text) is 'A message without what differs from case to case: quoted parts become …, numbers and ids become #. Status codes stay (HTTP 404, status: 500, 503 Service Unavailable).';

create function private.order_statistics(p_n bigint, p_quantiles double precision[], p_z double precision default 1.6449) returns double precision[]
language sql immutable parallel safe set search_path = ''
as $$
  select array_agg(case when r.rank between 1 and p_n then (r.rank - 0.5) / p_n end order by q.place, side.sign)
  from unnest(p_quantiles) with ordinality as q (p, place)
  cross join (values (-1), (1)) as side (sign)
  cross join lateral (select ceil(p_n * q.p + side.sign * p_z * sqrt(p_n * q.p * (1 - q.p))) as rank) r
$$;
comment on function private.order_statistics(bigint, double precision[], double precision) is 'Fractions for percentile_disc that bound each quantile with 90 % (Conover, Practical Nonparametric Statistics, 3.2): lower, upper, … Null where n is too small.';

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
  public.conversation_session(uuid, text) from public;
grant execute on function private.error_cluster(text), private.order_statistics(bigint, double precision[], double precision),
  public.conversation_session(uuid, text) to authenticated, service_role;
