-- Sessions as a person looks through them: the latest first, narrowed by what one of their exchanges has.

create index conversations_agent_idx on public.conversations (org_id, agent_name, occurred_at desc, id desc);
create index conversations_redacted_idx on public.conversations (org_id, occurred_at desc, id desc) where redactions <> '{}'::jsonb;
create index conversations_source_idx on public.conversations (org_id, source, occurred_at desc, id desc) where source <> 'api';

create function private.session_conditions(p_filter jsonb) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select concat('c.org_id = $1',
    case when p_filter ? 'agent_name' then ' and c.agent_name = $2 ->> ''agent_name''' end,
    case when p_filter ? 'source' then format(' and c.source = %L', p_filter ->> 'source') end,
    case when p_filter ? 'since' then ' and c.occurred_at >= ($2 ->> ''since'')::timestamptz' end,
    case when p_filter ? 'until' then ' and c.occurred_at < ($2 ->> ''until'')::timestamptz' end,
    case when p_filter ? 'failed' then ' and not c.success' end,
    case when p_filter ? 'redacted' then ' and c.redactions <> ''{}''::jsonb' end,
    case when p_filter ? 'with_feedback' then ' and c.id = any($3)' end)
$$;
comment on function private.session_conditions(jsonb) is 'What an exchange c has to have, as SQL over $1 (organisation), $2 (the filter) and $3 (judged exchanges). The source is written out, so that its partial index is found.';

create function private.latest_sessions(p_org_id uuid, p_filter jsonb, p_limit integer, p_before timestamptz, p_before_id uuid)
returns table (session_id text, at timestamptz, id uuid)
language plpgsql stable security invoker set search_path = '' set enable_sort = off set enable_bitmapscan = off
as $$
declare
  conditions constant text := private.session_conditions(p_filter);
  judged uuid[];
  seen text[] := '{}';
  is_known boolean;
  before timestamptz := coalesce(p_before, 'infinity');
  before_id uuid := coalesce(p_before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  chunk integer := 300;
  n integer;
  hit record;
begin
  if p_filter ? 'with_feedback' then
    select array_agg(distinct f.conversation_id) into judged from public.conversation_feedback f where f.org_id = p_org_id;
    perform set_config('enable_sort', 'on', true);
  end if;
  loop
    n := 0;
    for hit in execute 'select c.session_id, c.occurred_at, c.id from public.conversations c where ' || conditions
      || ' and (c.occurred_at, c.id) < ($4, $5) order by c.occurred_at desc, c.id desc limit $6'
      using p_org_id, p_filter, judged, before, before_id, chunk
    loop
      n := n + 1;
      before := hit.occurred_at;
      before_id := hit.id;
      continue when hit.session_id = any(seen);
      seen := seen || hit.session_id;
      if p_before is not null then
        -- A page before has shown it already.
        execute 'select exists (select from public.conversations c where ' || conditions
          || ' and c.session_id = $4 and (c.occurred_at, c.id) >= ($5, $6))'
          into is_known using p_org_id, p_filter, judged, hit.session_id, p_before, p_before_id;
        continue when is_known;
      end if;
      session_id := hit.session_id;
      at := hit.occurred_at;
      id := hit.id;
      return next;
      p_limit := p_limit - 1;
      if p_limit <= 0 then
        return;
      end if;
    end loop;
    exit when n < chunk;
    chunk := least(4 * chunk, 20000);
  end loop;
end
$$;
comment on function private.latest_sessions(uuid, jsonb, integer, timestamptz, uuid) is 'Sessions by their latest exchange that fits, and that exchange; after the given one. Walks an index in portions, so it reads no more than it takes: without statistics the planner would sort everything.';

create function public.conversation_session_list(p_org_id uuid, p_filter jsonb, p_limit integer,
  p_before timestamptz default null, p_before_id uuid default null)
returns table (session_id text, agents text[], rooms text[], question text, started_at timestamptz, ended_at timestamptz,
  exchanges bigint, failures bigint, mean_ms double precision, p95_ms double precision, redactions bigint,
  judged bigint, mean_rating double precision, corrections bigint, at timestamptz, id uuid)
language sql stable security invoker set search_path = ''
as $$
  select l.session_id, s.agents, s.rooms, s.question, s.started_at, s.ended_at, s.exchanges, s.failures, s.mean_ms, s.p95_ms,
    s.redactions, f.judged, f.mean_rating, f.corrections, l.at, l.id
  from private.latest_sessions(p_org_id, p_filter, p_limit, p_before, p_before_id) l
  cross join lateral (
    select coalesce(array_agg(distinct c.agent_name) filter (where c.agent_name is not null), '{}') as agents,
      coalesce(array_agg(distinct c.room_name) filter (where c.room_name is not null), '{}') as rooms,
      (array_agg(left(c.user_message, 200) order by c.occurred_at, c.id))[1] as question,
      min(c.occurred_at) as started_at, max(c.occurred_at) as ended_at, count(*) as exchanges,
      count(*) filter (where not c.success) as failures, avg(c.response_time_ms)::double precision as mean_ms,
      percentile_cont(0.95) within group (order by c.response_time_ms) as p95_ms,
      coalesce(sum((select sum(r.value::bigint) from jsonb_each_text(c.redactions) r)), 0)::bigint as redactions,
      array_agg(c.id) as ids
    from public.conversations c where c.org_id = p_org_id and c.session_id = l.session_id
  ) s
  cross join lateral (
    select count(distinct j.conversation_id) as judged, avg(j.rating)::double precision as mean_rating, count(j.correction) as corrections
    from public.conversation_feedback j where j.org_id = p_org_id and j.conversation_id = any(s.ids)
  ) f
  order by l.at desc, l.id desc
$$;
comment on function public.conversation_session_list(uuid, jsonb, integer, timestamptz, uuid) is 'A page of sessions with their figures, the latest first. The filter takes agent_name, source, since, until, failed, redacted and with_feedback; a session is in when one exchange fits them all.';

create function public.conversation_agents(p_org_id uuid) returns setof text
language sql stable security invoker set search_path = ''
as $$
  with recursive names (name) as (
    (select c.agent_name from public.conversations c where c.org_id = p_org_id and c.agent_name is not null order by c.agent_name limit 1)
    union all
    select (select c.agent_name from public.conversations c where c.org_id = p_org_id and c.agent_name > n.name order by c.agent_name limit 1)
    from names n where n.name is not null
  )
  select n.name from names n where n.name is not null limit 200
$$;
comment on function public.conversation_agents(uuid) is 'The names of agents that have said something, in order; read by leaps over the index.';

revoke all on function private.session_conditions(jsonb), private.latest_sessions(uuid, jsonb, integer, timestamptz, uuid),
  public.conversation_session_list(uuid, jsonb, integer, timestamptz, uuid), public.conversation_agents(uuid) from public;
grant execute on function private.session_conditions(jsonb), private.latest_sessions(uuid, jsonb, integer, timestamptz, uuid),
  public.conversation_session_list(uuid, jsonb, integer, timestamptz, uuid), public.conversation_agents(uuid) to authenticated, service_role;
