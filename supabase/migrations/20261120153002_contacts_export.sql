-- The right of access by catalogue, as erasure is: a table that is added later is searched without anybody listing it.

create function private.subject_rows(p_org_id uuid, p_contact_id uuid) returns jsonb
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
comment on function private.subject_rows(uuid, uuid) is
  'Every row that belongs to a contact or mentions them, by table, as far as the caller may read: rows that the database would delete with them, and rows with their id, address or full name. Null for an unknown contact.';

create function private.subject_rows_for_admins(p_org_id uuid, p_contact_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin may export everything.' using errcode = 'PT403';
  end if;
  return private.subject_rows(p_org_id, p_contact_id);
end
$$;
comment on function private.subject_rows_for_admins(uuid, uuid) is 'subject_rows with the tables that nobody reads directly, such as the raw webhook deliveries.';

create function private.audit_contact_export(p_org_id uuid, p_contact_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org_id in (select private.member_org_ids()) then
    perform private.audit(p_org_id, 'contact.exported', 'contacts', p_contact_id);
  end if;
end
$$;
comment on function private.audit_contact_export(uuid, uuid) is 'The audit row of a full export.';

create function public.export_contact(p_org_id uuid, p_contact_id uuid) returns jsonb
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  is_admin constant boolean := p_org_id in (select private.admin_org_ids());
  everything jsonb := case when is_admin then private.subject_rows_for_admins(p_org_id, p_contact_id)
    else private.subject_rows(p_org_id, p_contact_id) end;
  person jsonb;
begin
  select to_jsonb(k) into person from public.contacts k where k.org_id = p_org_id and k.id = p_contact_id;
  if person is null then
    return null;
  end if;
  perform private.audit_contact_export(p_org_id, p_contact_id);
  return jsonb_build_object(
    'contact', person,
    'company', (select to_jsonb(c) - 'name_key' from public.companies c where c.org_id = p_org_id and c.id = (person ->> 'company_id')::uuid),
    'deals', (select coalesce(jsonb_agg(to_jsonb(d) order by d.opened_at, d.id), '[]'::jsonb)
      from public.deals d where d.org_id = p_org_id and d.contact_id = p_contact_id),
    'activities', (select coalesce(jsonb_agg(to_jsonb(a) order by a.occurred_at, a.id), '[]'::jsonb)
      from public.activities a where a.org_id = p_org_id and a.contact_id = p_contact_id),
    'is_complete', is_admin,
    -- What stands above is not repeated.
    'tables', everything - 'contacts'
      || case when everything ? 'activities' then jsonb_build_object('activities', (select coalesce(jsonb_agg(r), '[]'::jsonb)
        from jsonb_array_elements(everything -> 'activities') r where r ->> 'contact_id' is distinct from p_contact_id::text)) else '{}'::jsonb end
      || case when everything ? 'deals' then jsonb_build_object('deals', (select coalesce(jsonb_agg(r), '[]'::jsonb)
        from jsonb_array_elements(everything -> 'deals') r where r ->> 'contact_id' is distinct from p_contact_id::text)) else '{}'::jsonb end);
end
$$;
comment on function public.export_contact(uuid, uuid) is
  'Everything that is stored about a person, for their right of access; audited. is_complete is false for reps, who do not see what only admins may read.';

grant execute on function private.traces_of(public.contacts), private.escaped(text), private.columns_of(oid, text[]), private.row_text(oid, text[]),
  private.subject_rows(uuid, uuid), private.subject_rows_for_admins(uuid, uuid), private.audit_contact_export(uuid, uuid) to authenticated, service_role;
grant execute on function public.export_contact(uuid, uuid) to authenticated;
