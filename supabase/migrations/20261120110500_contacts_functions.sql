-- The contact list, what is known about a person, and forgetting them.

create function public.list_contacts(
  p_org_id uuid, p_q text default null, p_industry text default null, p_region text default null, p_owner text default null,
  p_sort text default 'name', p_descending boolean default false, p_cursor_value text default null,
  p_cursor_id uuid default null, p_limit integer default 50)
returns table (id uuid, external_id text, email text, name text, job_title text, company_id uuid, company text, industry text,
  region text, lead_source text, time_zone text, owner_id uuid, owner text, training_consent boolean, updated_at timestamptz,
  last_activity_at timestamptz, open_deals bigint, sort_value text)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  -- Whoever has no name is listed by the address; whoever never wrote comes last when the newest come first.
  sort_expression text := case p_sort
    when 'company' then 'lower(coalesce(c.name, ''''))'
    when 'last_activity_at' then format('coalesce(a.last_at, %L::timestamptz)', case when p_descending then '0001-01-01' else '9999-12-31' end)
    when 'updated_at' then 'k.updated_at'
    else 'lower(coalesce(k.name, k.email, ''''))' end;
  sort_type text := case when p_sort in ('last_activity_at', 'updated_at') then 'timestamptz' else 'text' end;
  last_activity text := '(select max(x.occurred_at) as last_at from public.activities x where x.org_id = k.org_id and x.contact_id = k.id)';
  direction text := case when p_descending then 'desc' else 'asc' end;
  comparison text := case when p_descending then '<' else '>' end;
begin
  return query execute format($query$
    select k.id, k.external_id, k.email, k.name, k.job_title, k.company_id, c.name, coalesce(k.industry, c.industry),
      coalesce(k.region, c.region), k.lead_source, k.time_zone, k.owner_id, coalesce(nullif(m.display_name, ''), k.owner_name),
      k.training_consent, k.updated_at, %5$s,
      (select count(*) from public.deals d where d.org_id = k.org_id and d.contact_id = k.id and d.status = 'open'),
      (%1$s)::text
    from public.contacts k
    left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
    left join public.memberships m on m.org_id = k.org_id and m.principal_id = k.owner_id
    %6$s
    where k.org_id = $1
      and ($2 is null or k.name ilike $2 or k.email ilike $2 or c.name ilike $2 or k.external_id ilike $2)
      and ($3 is null or coalesce(k.industry, c.industry) = $3)
      and ($4 is null or coalesce(k.region, c.region) = $4)
      and ($5 is null or k.owner_id::text = $5 or k.owner_name = $5 or ($5 = 'none' and k.owner_id is null and k.owner_name is null))
      and ($6 is null or (%1$s, k.id) %2$s ($6::%3$s, $7))
    order by %1$s %4$s, k.id %4$s
    limit $8 $query$, sort_expression, comparison, sort_type, direction,
    case when p_sort = 'last_activity_at' then 'a.last_at' else last_activity end,
    case when p_sort = 'last_activity_at' then 'left join lateral ' || last_activity || ' a on true' else '' end)
  using p_org_id,
    case when coalesce(trim(p_q), '') <> '' then '%' || replace(replace(replace(trim(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%' end,
    p_industry, p_region, p_owner, p_cursor_value, p_cursor_id, least(greatest(p_limit, 1), 201);
end
$$;
comment on function public.list_contacts(uuid, text, text, text, text, text, boolean, text, uuid, integer) is
  'One page of contacts by keyset. sort_value and id of the last row are the cursor.';

create function public.contact_facets(p_org_id uuid) returns table (facet text, value text, n bigint)
language sql stable security invoker set search_path = ''
as $$
  select v.facet, v.value, count(*)
  from public.contacts k
  left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
  cross join lateral (values ('industry', coalesce(k.industry, c.industry)), ('region', coalesce(k.region, c.region))) as v (facet, value)
  where k.org_id = p_org_id and coalesce(v.value, '') <> ''
  group by v.facet, v.value
  order by v.facet, v.value
$$;
comment on function public.contact_facets(uuid) is 'What the contact list can be filtered by, with the number of contacts behind each value.';

create function private.erase_subject(p_org_id uuid, p_contact_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- Records of the sales process that only mention the person stay, with the mention removed.
  redacted constant text[] := array['companies', 'contacts', 'deals', 'activities', 'deal_stage_changes',
    'deal_field_changes', 'insight_rules', 'products', 'campaigns', 'import_batches', 'import_mappings',
    'best_practices', 'sequences', 'sequence_steps', 'experiments'];
  -- Our own people may bear the same name; the audit log holds opaque ids; models hold aggregates.
  untouched constant text[] := array['audit_log', 'memberships', 'api_keys', 'invitations', 'team_members',
    'forecast_models', 'idempotency_keys', 'retention_policies'];
  -- A text whose receipt goes, goes as a whole.
  whole constant text[] := array['insights', 'insight_runs'];
  uuids constant text := '''[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}''';
  -- Written out instead of called: a function call for each of 200,000 rows takes seconds.
  mentions constant text := '(lower(%1$s) like any ($2) or exists (select 1 from regexp_matches(%1$s, ' || uuids || ', ''g'') as m where m[1]::uuid = any ($3)))';
  person public.contacts;
  traces text[];
  ids uuid[];
  found_ids uuid[];
  doomed uuid[] := '{}';
  touched_deals uuid[];
  activities integer;
  source record;
begin
  select * into person from public.contacts k where k.org_id = p_org_id and k.id = p_contact_id for update;
  if person.id is null then
    raise exception 'There is no such contact.' using errcode = 'PT404';
  end if;
  traces := private.traces_of(person);
  -- Append-only tables let go of rows only while this is on, and only in this transaction.
  perform set_config('winloop.erasing', 'on', true);

  -- What belongs to the person: rows that the database itself would delete with them.
  ids := array[p_contact_id];
  loop
    found_ids := '{}';
    for source in
      select f.conrelid::regclass as child, a.attname as via
      from pg_catalog.pg_constraint f
      join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[cardinality(f.conkey)]
      join pg_catalog.pg_attribute i on i.attrelid = f.conrelid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
      where f.contype = 'f' and f.confdeltype = 'c' and f.connamespace = 'public'::regnamespace
        and f.confrelid <> 'public.organizations'::regclass
    loop
      execute format('select $2 || coalesce(array_agg(t.id), ''{}'') from %s t where t.%I = any ($1) and t.id <> all ($1 || $2)', source.child, source.via)
      into found_ids using ids, found_ids;
    end loop;
    exit when cardinality(found_ids) = 0;
    ids := ids || found_ids;
  end loop;
  select count(*) into activities from public.activities a where a.org_id = p_org_id and a.contact_id = p_contact_id;
  select coalesce(array_agg(distinct v.id), '{}') into touched_deals from (
    select d.id from public.deals d where d.org_id = p_org_id and d.contact_id = p_contact_id
    union select a.deal_id from public.activities a
    where a.org_id = p_org_id and a.contact_id = p_contact_id and a.deal_id is not null) v (id);

  -- What was derived and mentions them. Vectors of their deals may hold what they wrote without naming them.
  delete from public.embeddings e where e.org_id = p_org_id and e.source_id = any (touched_deals);
  for source in
    select c.relname, format(mentions, private.row_text(c.oid, array['text', 'character varying', 'json', 'jsonb', 'text[]', 'uuid', 'uuid[]'])) as is_meant,
      exists (select 1 from private.columns_of(c.oid, array['uuid']) u where u = 'id') as has_id
    from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (redacted || untouched)
      and exists (select 1 from private.columns_of(c.oid, array['uuid']) o where o = 'org_id')
  loop
    if source.has_id then
      execute format('select $4 || coalesce(array_agg(t.id), ''{}'') from public.%I t where t.org_id = $1 and %s', source.relname, source.is_meant)
      into doomed using p_org_id, traces, ids, doomed;
    else
      execute format('delete from public.%I t where t.org_id = $1 and %s', source.relname, source.is_meant)
      using p_org_id, traces, ids;
    end if;
  end loop;
  loop
    found_ids := '{}';
    for source in
      select f.conrelid::regclass as child, a.attname as via
      from pg_catalog.pg_constraint f
      join pg_catalog.pg_class p on p.oid = f.confrelid
      join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[cardinality(f.conkey)]
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and p.relname = any (whole)
        and exists (select 1 from private.columns_of(f.conrelid, array['uuid']) u where u = 'id')
    loop
      execute format('select $2 || coalesce(array_agg(distinct t.%2$I), ''{}'') from %1$s t where t.org_id = $3 and t.id = any ($1) and t.%2$I <> all ($1 || $2)', source.child, source.via)
      into found_ids using doomed, found_ids, p_org_id;
    end loop;
    exit when cardinality(found_ids) = 0;
    doomed := doomed || found_ids;
  end loop;
  for source in
    select c.relname from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (redacted || untouched)
      and exists (select 1 from private.columns_of(c.oid, array['uuid']) o where o = 'org_id')
      and exists (select 1 from private.columns_of(c.oid, array['uuid']) u where u = 'id')
  loop
    execute format('delete from public.%I t where t.org_id = $1 and t.id = any ($2)', source.relname) using p_org_id, doomed;
  end loop;
  delete from pgmq.a_jobs t where t.message -> 'payload' ->> 'org_id' = p_org_id::text and lower(t.message::text) like any (traces);
  delete from pgmq.q_jobs t where t.message -> 'payload' ->> 'org_id' = p_org_id::text and lower(t.message::text) like any (traces);

  -- The person, with everything that belongs to them; deals stay and lose the contact.
  delete from public.contacts k where k.org_id = p_org_id and k.id = p_contact_id;
  perform private.redact_person(p_org_id, redacted, person);
  if cardinality(touched_deals) > 0 then
    perform private.publish_source_ids(p_org_id, 'deal', touched_deals);
  end if;
  perform set_config('winloop.erasing', '', true);
  return jsonb_build_object('activities', activities, 'deals', cardinality(touched_deals));
end
$$;
comment on function private.erase_subject(uuid, uuid) is 'Removes every trace of a person: the only exemption from append-only, with the deletion of a whole organisation. Finds its tables in the catalogue; docs/decisions/0041 says what is deleted, what is redacted and what stays.';

create function private.names_person(p_text text, person public.contacts) returns boolean
language sql immutable set search_path = ''
as $$
  -- A first name alone would hit strangers: the full name or the address must occur.
  select (coalesce(person.email, '') <> '' and position(lower(person.email) in lower(p_text)) > 0)
    or (length(coalesce(person.name, '')) > 3 and position(' ' in person.name) > 0 and position(lower(person.name) in lower(p_text)) > 0)
$$;
comment on function private.names_person(text, public.contacts) is 'Does the text hold the address or the full name of the person?';

create function public.erase_contact(p_org_id uuid, p_contact_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org_id not in (select private.member_org_ids()) then
    raise exception 'There is no such contact.' using errcode = 'PT404';
  end if;
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin may delete a contact.' using errcode = 'PT403';
  end if;
  return private.erase_subject(p_org_id, p_contact_id);
end
$$;
comment on function public.erase_contact(uuid, uuid) is 'An admin forgets a person: the contact, their activities and every text that quotes or names them.';

grant execute on function public.list_contacts(uuid, text, text, text, text, text, boolean, text, uuid, integer),
  public.contact_facets(uuid) to authenticated, service_role;
grant execute on function public.erase_contact(uuid, uuid) to authenticated;
grant execute on function private.erase_subject(uuid, uuid), private.names_person(text, public.contacts) to service_role;
