-- Committing an import: one transaction, under the row-level security of whoever imports.

create function private.spelling_key(p_text text) returns text
language sql immutable set search_path = ''
as $$ select lower(regexp_replace(p_text, '[^[:alnum:]]', '', 'g')) $$;
comment on function private.spelling_key(text) is 'How spellings meet: lower case, letters and digits only. The same expression as the name_key columns.';

create function private.import_columns(p_kind text) returns text[]
language sql immutable set search_path = ''
as $$
  select case p_kind
    when 'companies' then array['external_id', 'name', 'domain', 'industry', 'employees', 'company_size', 'region', 'attributes']
    when 'contacts' then array['external_id', 'email', 'name', 'job_title', 'company_id', 'industry', 'region', 'lead_source',
      'time_zone', 'owner_id', 'owner_name', 'training_consent', 'attributes']
    when 'deals' then array['external_id', 'name', 'company_id', 'contact_id', 'owner_id', 'owner_name', 'product', 'source',
      'competitor', 'amount', 'currency', 'stage', 'status', 'opened_at', 'expected_close_on', 'closed_at', 'attributes']
    when 'activities' then array['external_id', 'kind', 'direction', 'occurred_at', 'contact_id', 'deal_id', 'subject', 'body',
      'duration_seconds', 'metadata']
    when 'deal_stage_changes' then array['deal_id', 'from_stage', 'to_stage', 'occurred_at']
    when 'products' then array['external_id', 'name', 'series', 'sales_price', 'currency', 'attributes']
    when 'team_members' then array['external_id', 'name', 'email', 'manager', 'region', 'attributes'] end
$$;
comment on function private.import_columns(text) is 'The columns that an import of this kind writes.';

-- What a batch changed is recorded by triggers, so that nobody can write a change that did not happen.
create function private.record_import_insert() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.import_changes (org_id, batch_id, entity, entity_id, action, after_hash)
  select n.org_id, current_setting('winloop.import_batch')::uuid, tg_table_name, n.id, 'insert',
    md5((to_jsonb(n) - 'updated_at')::text)
  from new_rows n;
  return null;
end
$$;
create function private.record_import_update() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.import_changes (org_id, batch_id, entity, entity_id, action, before, after_hash)
  select n.org_id, current_setting('winloop.import_batch')::uuid, tg_table_name, n.id, 'update',
    to_jsonb(o) - 'updated_at', md5((to_jsonb(n) - 'updated_at')::text)
  from new_rows n join old_rows o on o.id = n.id;
  return null;
end
$$;
do $$
declare
  t text;
begin
  foreach t in array array['companies', 'contacts', 'deals', 'deal_stage_changes', 'activities', 'products', 'team_members'] loop
    execute format('create trigger %1$s_import_insert after insert on public.%1$I referencing new table as new_rows
      for each statement when (coalesce(current_setting(''winloop.import_batch'', true), '''') <> '''')
      execute function private.record_import_insert()', t);
    execute format('create trigger %1$s_import_update after update on public.%1$I referencing new table as new_rows old table as old_rows
      for each statement when (coalesce(current_setting(''winloop.import_batch'', true), '''') <> '''')
      execute function private.record_import_update()', t);
  end loop;
end
$$;

-- Which record does each row mean? By external id, then by the natural key, if that record has no id of its own.
create function private.import_match(b public.import_batches) returns void
language plpgsql security invoker set search_path = ''
as $$
begin
  if b.kind = 'deal_stage_changes' then
    return;
  end if;
  execute format('update public.import_rows r set target_id = t.id from public.%I t
    where r.batch_id = $1 and t.org_id = $2 and t.external_id = r.data ->> ''external_id''', b.kind) using b.id, b.org_id;
  if b.kind in ('companies', 'products', 'team_members') then
    execute format('update public.import_rows r set target_id = t.id
      from (select distinct on (n.name_key) n.name_key, n.id, n.external_id from public.%I n
        where n.org_id = $2 and n.name_key <> '''' order by n.name_key, n.created_at, n.id) t
      where r.batch_id = $1 and r.target_id is null and t.name_key = private.spelling_key(r.data ->> ''name'')
        and (t.external_id is null or r.data ->> ''external_id'' is null)', b.kind) using b.id, b.org_id;
  elsif b.kind = 'contacts' then
    update public.import_rows r set target_id = t.id from public.contacts t
    where r.batch_id = b.id and t.org_id = b.org_id and r.target_id is null and t.email = r.data ->> 'email'
      and (t.external_id is null or r.data ->> 'external_id' is null);
    update public.import_rows r set field = 'email', message = 'This e-mail address belongs to another contact.'
    from public.contacts t
    where r.batch_id = b.id and t.org_id = b.org_id and t.email = r.data ->> 'email' and t.id is distinct from r.target_id;
  end if;
  update public.import_rows r set field = 'external_id',
    message = format('Row %s means the same record; the last row counts.', d.last_row)
  from (select i.row_number, max(i.row_number) over (partition by i.target_id) as last_row
    from public.import_rows i where i.batch_id = b.id and i.target_id is not null and i.message is null) d
  where r.batch_id = b.id and r.row_number = d.row_number and d.last_row <> d.row_number;
end
$$;

-- Companies by spelling; unknown ones are created. Returns what to show.
create function private.import_companies(b public.import_batches) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  report jsonb;
begin
  with spelled as (
    select r.data ->> 'company' as name, count(*) as n from public.import_rows r
    where r.batch_id = b.id and r.message is null and r.data ->> 'company' <> '' group by 1
  ), created as (
    insert into public.companies (org_id, name)
    select b.org_id, m.name from (
      select distinct on (private.spelling_key(s.name)) s.name, private.spelling_key(s.name) as key
      from spelled s order by private.spelling_key(s.name), s.n desc, s.name
    ) m where m.key <> '' and not exists (
      select 1 from public.companies c where c.org_id = b.org_id and c.name_key = m.key)
    returning name
  )
  select coalesce(jsonb_agg(jsonb_build_object('field', 'company', 'from', null, 'to', c.name, 'count', s.n, 'how', 'created')
    order by c.name), '[]'::jsonb) into report
  from created c join spelled s on s.name = c.name;

  with spelled as materialized (
    select r.data ->> 'company' as name, private.spelling_key(r.data ->> 'company') as key, count(*) as n
    from public.import_rows r where r.batch_id = b.id and r.message is null and r.data ? 'company' group by 1
  ), linked as materialized (
    select s.name, s.n, c.id, c.name as canonical from spelled s left join lateral (
      select k.id, k.name from public.companies k where k.org_id = b.org_id and k.name_key = s.key and s.key <> ''
      order by k.created_at, k.id limit 1) c on true
  ), written as (
    update public.import_rows r
    set data = r.data || jsonb_build_object('company_id', l.id, 'company', coalesce(l.canonical, l.name))
    from linked l
    where r.batch_id = b.id and r.message is null and r.data ? 'company'
      and coalesce(r.data ->> 'company', '') = coalesce(l.name, '')
  )
  select report || coalesce(jsonb_agg(jsonb_build_object('field', 'company', 'from', l.name, 'to', l.canonical, 'count', l.n,
    'how', 'spelling') order by l.n desc, l.name), '[]'::jsonb) into report
  from linked l where l.canonical <> l.name;
  return report;
end
$$;

-- Contacts by e-mail address; unknown ones are created.
create function private.import_contacts(b public.import_batches) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  report jsonb;
begin
  with wanted as (
    select r.data ->> 'contact_email' as email, count(*) as n from public.import_rows r
    where r.batch_id = b.id and r.message is null and r.data ->> 'contact_email' <> '' group by 1
  ), created as (
    insert into public.contacts (org_id, email)
    select b.org_id, w.email from wanted w
    where not exists (select 1 from public.contacts c where c.org_id = b.org_id and c.email = w.email)
    order by w.email
    returning email
  )
  select coalesce(jsonb_agg(jsonb_build_object('field', 'contact_email', 'from', null, 'to', c.email, 'count', w.n,
    'how', 'created') order by c.email), '[]'::jsonb) into report
  from created c join wanted w on w.email = c.email;

  update public.import_rows r
  set data = r.data || jsonb_build_object('contact_id',
    (select c.id from public.contacts c where c.org_id = b.org_id and c.email = r.data ->> 'contact_email'))
  where r.batch_id = b.id and r.message is null and r.data ? 'contact_email';
  return report;
end
$$;

-- Owners by e-mail address, then by name where exactly one member has it.
create function private.import_owners(b public.import_batches) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  report jsonb;
begin
  with named as materialized (
    select coalesce(r.data ->> 'owner_email', '') as email, coalesce(r.data ->> 'owner_name', '') as name, count(*) as n
    from public.import_rows r
    where r.batch_id = b.id and r.message is null and (r.data ? 'owner_email' or r.data ? 'owner_name') group by 1, 2
  ), matched as materialized (
    select n.email, n.name, n.n, coalesce(
      (select m.principal_id from public.memberships m
        where m.org_id = b.org_id and m.kind = 'user' and n.email <> '' and lower(m.email) = lower(n.email) limit 1),
      (select (array_agg(m.principal_id))[1] from public.memberships m
        where m.org_id = b.org_id and m.kind = 'user' and n.name <> '' and lower(m.display_name) = lower(n.name)
        having count(*) = 1)) as owner_id
    from named n
  ), written as (
    update public.import_rows r
    set data = r.data || jsonb_build_object('owner_id', m.owner_id, 'owner_name', coalesce(nullif(m.name, ''), nullif(m.email, '')))
    from matched m
    where r.batch_id = b.id and r.message is null and (r.data ? 'owner_email' or r.data ? 'owner_name')
      and coalesce(r.data ->> 'owner_email', '') = m.email and coalesce(r.data ->> 'owner_name', '') = m.name
  )
  select coalesce(jsonb_agg(jsonb_build_object('field', 'owner_name', 'from', coalesce(nullif(m.name, ''), m.email), 'to', null,
    'count', m.n, 'how', 'not_a_member') order by m.n desc, m.name, m.email), '[]'::jsonb) into report
  from matched m where m.owner_id is null and m.name || m.email <> '';

  -- An owner who was set here stays as long as the file names the same person as before.
  execute format('update public.import_rows r set data = r.data - ''owner_id'' from public.%I t
    where r.batch_id = $1 and t.org_id = $2 and t.id = r.target_id and t.owner_id is not null
      and r.data -> ''owner_id'' = ''null''::jsonb and t.owner_name is not distinct from r.data ->> ''owner_name''', b.kind)
    using b.id, b.org_id;

  if b.org_id not in (select private.steward_org_ids()) then
    execute format('update public.import_rows r set field = ''owner_name'',
        message = ''This record belongs to somebody else. Only its owner or an admin may change it.''
      from public.%I t where r.batch_id = $1 and t.org_id = $2 and t.id = r.target_id and r.message is null
        and t.owner_id <> (select auth.uid())', b.kind) using b.id, b.org_id;
    update public.import_rows r set field = 'owner_name', message = 'Only an admin may hand a record to somebody else.'
    where r.batch_id = b.id and r.message is null and r.target_id is not null
      and (r.data ->> 'owner_id')::uuid <> (select auth.uid());
  end if;
  return report;
end
$$;

-- Product spellings: the catalogue's, else the one that deals here already use, else the most frequent of the file.
create function private.import_product_spellings(b public.import_batches) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  report jsonb;
begin
  with spelled as materialized (
    select r.data ->> 'product' as name, private.spelling_key(r.data ->> 'product') as key, count(*) as n
    from public.import_rows r where r.batch_id = b.id and r.message is null and r.data ->> 'product' <> '' group by 1
  ), used as materialized (
    select d.product as name, private.spelling_key(d.product) as key, count(*) as n
    from public.deals d where d.org_id = b.org_id and d.product <> '' group by 1
  ), candidates as (
    select p.name, p.name_key as key, 1 as rank, 0::bigint as n from public.products p where p.org_id = b.org_id
    union all select u.name, u.key, 2, u.n from used u
    union all select s.name, s.key, 3, s.n from spelled s
  ), canonical as materialized (
    select distinct on (c.key) c.key, c.name from candidates c where c.key <> '' order by c.key, c.rank, c.n desc, c.name
  ), written as (
    update public.import_rows r set data = r.data || jsonb_build_object('product', c.name)
    from spelled s join canonical c on c.key = s.key
    where r.batch_id = b.id and r.message is null and r.data ->> 'product' = s.name and c.name <> s.name
  )
  select coalesce(jsonb_agg(jsonb_build_object('field', 'product', 'from', s.name, 'to', c.name, 'count', s.n,
    'how', 'spelling') order by s.n desc, s.name), '[]'::jsonb) into report
  from spelled s join canonical c on c.key = s.key where c.name <> s.name;
  return report;
end
$$;
