-- An empty list of tags stays an empty list when a person is redacted.

create or replace function private.redact_person(p_org_id uuid, p_tables text[], person public.contacts) returns void
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
