-- Erasure by catalogue: a table that is added later is searched without anybody remembering to list it.

create function private.escaped(p_text text) returns text
language sql immutable set search_path = ''
as $$ select substr(j, 2, length(j) - 2) from (select to_json(p_text)::text as j) v $$;
comment on function private.escaped(text) is 'The text as it stands inside JSON and inside the text of an array.';

create function private.traces_of(person public.contacts) returns text[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg('%' || regexp_replace(lower(v.needle), '([\\%_])', '\\\1', 'g') || '%'), '{}')
  from (values (person.email), (case when position(' ' in person.name) > 0 then person.name end),
    (case when position(' ' in person.name) > 0 then private.escaped(person.name) end)) as v (needle)
  -- A first name alone would hit strangers: the full name or the address must occur.
  where length(v.needle) > 3
$$;
comment on function private.traces_of(public.contacts) is 'Patterns for like, in lower case: the address and the full name, plain and as they stand inside JSON.';

create function private.redact(p_text text, p_needle text) returns text
language sql immutable set search_path = ''
as $$
  select case when length(coalesce(p_needle, '')) > 3
    -- "***=" takes the rest literally, whatever characters a name has.
    then regexp_replace(p_text, '***=' || p_needle, '[erased]', 'gi')
    else p_text end
$$;
comment on function private.redact(text, text) is 'The text with every occurrence of the needle, in any case, replaced by [erased].';

create function private.columns_of(p_table oid, p_types text[]) returns setof text
language sql stable set search_path = ''
as $$
  select a.attname::text from pg_catalog.pg_attribute a
  where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and format_type(a.atttypid, null) = any (p_types)
$$;
comment on function private.columns_of(oid, text[]) is 'Columns of the given types that can be written.';

create function private.row_text(p_table oid, p_types text[]) returns text
language sql stable set search_path = ''
as $$
  select string_agg(format('coalesce(t.%I::text, '''')', c), ' || E''\n'' || ')
  from private.columns_of(p_table, p_types) c
$$;
comment on function private.row_text(oid, text[]) is 'SQL expression: the columns of these types in a row t of the table, as one text.';

create or replace function private.erase_subject(p_org_id uuid, p_contact_id uuid) returns jsonb
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

create function private.redact_person(p_org_id uuid, p_tables text[], person public.contacts) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  source record;
begin
  for source in
    select c.relname, private.row_text(c.oid, array['text', 'jsonb', 'text[]']) as readable,
      (select string_agg(case
          when format_type(a.atttypid, null) = 'text[]' then
            format('%1$I = (select array_agg(private.redact(private.redact(v, $2), $3)) from unnest(t.%1$I) v)', a.attname)
          when format_type(a.atttypid, null) = 'jsonb' then
            format('%1$I = private.redact(private.redact(t.%1$I::text, $2), private.escaped($3))::jsonb', a.attname)
          else format('%1$I = private.redact(private.redact(t.%1$I, $2), $3)', a.attname) end, ', ')
        from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attname in (select private.columns_of(c.oid, array['text', 'jsonb', 'text[]']))
          -- Another contact of the same name is another person.
          and not (c.relname = 'contacts' and a.attname in ('name', 'email'))) as assignments
    from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any (p_tables)
    -- Changing a deal writes its history, which must be redacted after it.
    order by c.relname <> 'deals', c.relname
  loop
    continue when source.assignments is null;
    execute format('update public.%I t set %s where t.org_id = $1 and lower(%s) like any ($4)',
      source.relname, source.assignments, source.readable)
    using p_org_id, coalesce(person.email, ''), case when position(' ' in coalesce(person.name, '')) > 0 then person.name else '' end,
      private.traces_of(person);
  end loop;
end
$$;
comment on function private.redact_person(uuid, text[], public.contacts) is 'Replaces the address and the full name of the person in the text columns of the tables.';
grant execute on function private.escaped(text), private.traces_of(public.contacts), private.redact(text, text),
  private.columns_of(oid, text[]), private.row_text(oid, text[]), private.redact_person(uuid, text[], public.contacts) to service_role;

-- The end of an organisation.

create function private.delete_organization(p_org_id uuid, p_confirm_name text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.jwt() ? 'scopes' or p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin who is signed in as a person can delete the organisation.' using errcode = 'PT403';
  end if;
  if not exists (select 1 from public.organizations o where o.id = p_org_id and o.name = trim(p_confirm_name)) then
    raise exception 'Type the exact name of the organisation to delete it.' using errcode = 'PT422';
  end if;
  perform set_config('winloop.erasing', 'on', true);
  delete from public.organizations o where o.id = p_org_id;
  -- After the tables: their triggers may have published facts on the way.
  delete from pgmq.q_jobs m where m.message -> 'payload' ->> 'org_id' = p_org_id::text;
  delete from pgmq.a_jobs m where m.message -> 'payload' ->> 'org_id' = p_org_id::text;
  perform set_config('winloop.erasing', '', true);
end
$$;
comment on function private.delete_organization(uuid, text) is 'Removes an organisation and every row of it, its audit log and its messages in the queue included. The accounts of its people remain.';
create function public.delete_organization(p_org_id uuid, p_confirm_name text) returns void
language sql security invoker set search_path = ''
as $$ select private.delete_organization(p_org_id, p_confirm_name) $$;
comment on function public.delete_organization(uuid, text) is 'Admin: removes the organisation for good; see private.delete_organization.';
grant execute on function private.delete_organization(uuid, text), public.delete_organization(uuid, text) to authenticated;
