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
            format('%1$I = case when t.%1$I is null then null else array(select private.redact(private.redact(v.item, $2), $3) from unnest(t.%1$I) with ordinality as v (item, place) order by v.place) end', a.attname)
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
