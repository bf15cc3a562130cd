-- Shorter statements: one metric at a time, and ids are compared as ids before texts are searched for them.

create or replace function private.subject_rows(p_org_id uuid, p_contact_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  -- Left alone by erasure, for the same reasons: our own people, opaque ids, aggregates, sealed answers.
  untouched constant text[] := array['audit_log', 'memberships', 'api_keys', 'invitations', 'team_members',
    'forecast_models', 'idempotency_keys', 'retention_policies'];
  -- Numbers that were computed from a text which stands beside them, and what opens a door.
  hidden constant text[] := array['embedding', 'fts', 'place', 'secret', 'old_secret', 'token_hash'];
  uuids constant text := '''[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}''';
  -- Most texts hold no id at all, and looking whether there is one costs a tenth of taking them out.
  mentions constant text := 'lower(%1$s) like any ($2) or (%1$s like ''%%-____-____-____-____________%%''
    and exists (select 1 from regexp_matches(%1$s, ' || uuids || ', ''g'') as m where m[1]::uuid = any ($3)))';
  person public.contacts;
  traces text[];
  ids uuid[];
  found_ids uuid[];
  source record;
  rows jsonb;
  everything jsonb := '{}';
begin
  select * into person from public.contacts k where k.org_id = p_org_id and k.id = p_contact_id;
  if person.id is null then
    return null;
  end if;
  traces := private.traces_of(person);
  ids := array[p_contact_id];
  loop
    found_ids := '{}';
    for source in
      select f.conrelid::regclass as child, a.attname as via
      from pg_catalog.pg_constraint f
      join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[cardinality(f.conkey)]
      join pg_catalog.pg_attribute i on i.attrelid = f.conrelid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
      where f.contype = 'f' and f.confdeltype = 'c' and f.connamespace = 'public'::regnamespace
        and f.confrelid <> 'public.organizations'::regclass and has_table_privilege(f.conrelid, 'select')
    loop
      execute format('select $2 || coalesce(array_agg(t.id), ''{}'') from %s t where t.%I = any ($1) and t.id <> all ($1 || $2)', source.child, source.via)
      into found_ids using ids, found_ids;
    end loop;
    exit when cardinality(found_ids) = 0;
    ids := ids || found_ids;
  end loop;
  for source in
    select c.relname, concat_ws(' or ',
        (select string_agg(format('t.%I = any ($3)', u), ' or ') from private.columns_of(c.oid, array['uuid']) u),
        (select string_agg(format('t.%I && $3', u), ' or ') from private.columns_of(c.oid, array['uuid[]']) u),
        (select format(mentions, v.readable) from private.row_text(c.oid, array['text', 'character varying', 'json', 'jsonb', 'text[]']) as v (readable)
          where v.readable is not null)) as is_meant
    from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (untouched)
      and exists (select 1 from private.columns_of(c.oid, array['uuid']) o where o = 'org_id')
      and has_table_privilege(c.oid, 'select')
    order by c.relname
  loop
    execute format('select jsonb_agg(to_jsonb(t) - $4) from public.%I t where t.org_id = $1 and (%s)', source.relname, source.is_meant)
    into rows using p_org_id, traces, ids, hidden;
    if rows is not null then
      everything := everything || jsonb_build_object(source.relname, rows);
    end if;
  end loop;
  return everything;
end
$$;

drop function public.persona_benchmark_months(uuid, timestamptz);
create function public.persona_benchmark_months(p_org_id uuid, p_from timestamptz, p_metric text)
returns table (month text, successes bigint, n bigint, value double precision)
language sql stable security invoker set search_path = ''
as $$
  -- A message that arrived and whose opening can be seen; machine opens are none.
  select private.month_of(m.at), count(*) filter (where m.engaged), count(*), null::double precision
  from (
    select o.sent_at as at, o.opened or o.clicked or o.replied as engaged
    from public.outcome_labels o where p_metric = 'engagement_rate' and o.org_id = p_org_id and o.sent_at >= p_from and o.delivered and not o.bounced
    union all
    select a.occurred_at, lower(coalesce(a.metadata ->> 'opened', '')) in ('true', 'yes', '1')
      or lower(coalesce(a.metadata ->> 'clicked', '')) in ('true', 'yes', '1')
      or lower(coalesce(a.metadata ->> 'replied', '')) in ('true', 'yes', '1')
    from public.activities a
    where p_metric = 'engagement_rate' and a.org_id = p_org_id and a.occurred_at >= p_from and a.kind = 'email' and a.direction = 'outbound'
      and a.metadata ?| array['opened', 'clicked', 'replied']
  ) m group by 1
  union all
  select private.month_of(d.closed_at), null, count(*),
    percentile_cont(0.5) within group (order by extract(epoch from d.closed_at - d.opened_at) / 86400.0)
  from public.deals d
  where p_metric = 'deal_cycle_days' and d.org_id = p_org_id and d.status = 'won' and d.closed_at >= p_from and d.opened_at < d.closed_at
  group by 1
  union all
  -- Their first answer after something of ours, within 30 days.
  select private.month_of(t.at), null, count(*),
    percentile_cont(0.5) within group (order by extract(epoch from t.at - t.last_at) / 3600.0)
  from (
    select a.occurred_at as at, a.direction, lag(a.occurred_at) over w as last_at, lag(a.direction) over w as last_direction
    from public.activities a
    where p_metric = 'response_hours' and a.org_id = p_org_id and a.occurred_at >= p_from and a.contact_id is not null and a.kind in ('email', 'call') and a.direction is not null
    window w as (partition by a.contact_id order by a.occurred_at, a.direction desc)
  ) t
  where t.direction = 'inbound' and t.last_direction = 'outbound' and t.at - t.last_at <= interval '30 days'
  group by 1
$$;
comment on function public.persona_benchmark_months(uuid, timestamptz, text) is
  'One of the organisation''s own figures behind the benchmarks, by month: engaged of reached messages; median days from opening to winning; median hours until an answer.';
revoke execute on function public.persona_benchmark_months(uuid, timestamptz, text) from public;
grant execute on function public.persona_benchmark_months(uuid, timestamptz, text) to authenticated, service_role;
