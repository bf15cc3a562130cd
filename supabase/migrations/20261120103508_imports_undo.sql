-- Undoing an import: what it inserted goes, what it updated comes back; what changed since stays and is named.

create function private.import_in_use(p_entity text) returns text
language sql immutable set search_path = ''
as $$
  select case p_entity
    when 'companies' then 'exists (select 1 from public.deals d where d.org_id = t.org_id and d.company_id = t.id)
      or exists (select 1 from public.contacts c where c.org_id = t.org_id and c.company_id = t.id)'
    when 'contacts' then 'exists (select 1 from public.deals d where d.org_id = t.org_id and d.contact_id = t.id)
      or exists (select 1 from public.activities a where a.org_id = t.org_id and a.contact_id = t.id)'
    when 'deals' then 'exists (select 1 from public.activities a where a.org_id = t.org_id and a.deal_id = t.id)'
    else 'false' end
$$;
comment on function private.import_in_use(text) is 'The condition under which a record t must stay because something else needs it.';

create function private.undo_import_of(p_batch_id uuid, p_entity text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  names text[] := private.import_columns(p_entity);
  bare text := (select string_agg(quote_ident(c), ', ') from unnest(names) c);
  theirs text := (select string_agg(format('s.%I', c), ', ') from unnest(names) c);
  n_restored integer;
  n_deleted integer;
  kept jsonb;
  label text := case p_entity when 'deal_stage_changes' then 'to_stage' when 'activities' then 'kind' when 'contacts' then 'email' else 'name' end;
begin
  execute format('with paired as materialized (
      select c.id as change_id, k as was, c.before from public.import_changes c
      join public.%1$I k on k.org_id = c.org_id and k.id = c.entity_id
      where c.batch_id = $1 and c.entity = %1$L and c.action = ''update'' and c.undone_at is null
        and c.after_hash = md5((to_jsonb(k) - ''updated_at'')::text)
    ), s as materialized (
      select p.change_id, x.* from paired p cross join lateral jsonb_populate_record(p.was, p.before) x
    ), done as (
      update public.%1$I t set (%2$s) = (%3$s) from s
      where t.id = s.id returning s.change_id)
    update public.import_changes c set undone_at = now() from done where c.id = done.change_id', p_entity, bare, theirs)
    using p_batch_id;
  get diagnostics n_restored = row_count;

  execute format('with done as (
      delete from public.%1$I t using public.import_changes c
      where c.batch_id = $1 and c.entity = %1$L and c.action = ''insert'' and c.undone_at is null
        and t.org_id = c.org_id and t.id = c.entity_id
        and c.after_hash = md5((to_jsonb(t) - ''updated_at'')::text) and not (%2$s)
      returning c.id)
    update public.import_changes c set undone_at = now() from done where c.id = done.id',
    p_entity, private.import_in_use(p_entity)) using p_batch_id;
  get diagnostics n_deleted = row_count;

  -- What is left is either gone already, or kept for a reason.
  execute format('update public.import_changes c set undone_at = now()
    where c.batch_id = $1 and c.entity = %1$L and c.undone_at is null
      and not exists (select 1 from public.%1$I t where t.org_id = c.org_id and t.id = c.entity_id)', p_entity) using p_batch_id;
  execute format('select coalesce(jsonb_agg(jsonb_build_object(''entity'', %1$L, ''id'', t.id, ''label'', t.%2$I, ''reason'',
      case when c.after_hash = md5((to_jsonb(t) - ''updated_at'')::text) then ''in_use'' else ''changed_since'' end) order by c.id), ''[]''::jsonb)
    from public.import_changes c join public.%1$I t on t.org_id = c.org_id and t.id = c.entity_id
    where c.batch_id = $1 and c.entity = %1$L and c.undone_at is null', p_entity, label) into kept using p_batch_id;
  return jsonb_build_object('restored', n_restored, 'deleted', n_deleted, 'kept', kept);
end
$$;

create function public.undo_import(p_batch_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  b public.import_batches;
  part jsonb;
  this_entity text;
  total jsonb := jsonb_build_object('deleted', 0, 'restored', 0, 'kept', '[]'::jsonb);
begin
  select * into b from public.import_batches i where i.id = p_batch_id for update;
  if b.id is null or b.org_id not in (select private.member_org_ids()) then
    raise exception 'There is no such import.' using errcode = 'PT404';
  elsif b.org_id not in (select private.writer_org_ids())
    or (b.created_by <> auth.uid() and b.org_id not in (select private.steward_org_ids())) then
    raise exception 'Only the person who imported this, or an admin, may undo it.' using errcode = 'PT403';
  elsif b.status not in ('committed', 'undone') then
    raise exception 'This import is %: there is nothing to undo.', b.status using errcode = 'PT409';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('import:' || b.org_id::text, 0));
  perform set_config('winloop.importing', 'on', true), set_config('winloop.undoing', 'on', true),
    set_config('winloop.import_batch', '', true),
    set_config('enable_nestloop', case when b.total_rows > 300 then 'off' else 'on' end, true);
  foreach this_entity in array array['deal_stage_changes', 'activities', 'deals', 'contacts', 'companies', 'products', 'team_members'] loop
    if exists (select 1 from public.import_changes c
      where c.batch_id = b.id and c.entity = this_entity and c.undone_at is null) then
      part := private.undo_import_of(b.id, this_entity);
      total := jsonb_build_object(
        'deleted', (total ->> 'deleted')::int + (part ->> 'deleted')::int,
        'restored', (total ->> 'restored')::int + (part ->> 'restored')::int,
        'kept', (total -> 'kept') || (part -> 'kept'));
    end if;
  end loop;
  -- A second undo picks up what the first had to keep; the report adds up.
  total := jsonb_build_object(
    'deleted', (total ->> 'deleted')::int + coalesce((b.undo_report ->> 'deleted')::int, 0),
    'restored', (total ->> 'restored')::int + coalesce((b.undo_report ->> 'restored')::int, 0),
    'kept_count', jsonb_array_length(total -> 'kept'),
    'kept', jsonb_path_query_array(total -> 'kept', '$[0 to 199]'));
  update public.import_batches i set status = 'undone', undone_at = coalesce(i.undone_at, now()), undo_report = total
  where i.id = b.id;
  perform set_config('winloop.importing', '', true), set_config('winloop.undoing', '', true),
    set_config('enable_nestloop', 'on', true);
  return total;
end
$$;
comment on function public.undo_import(uuid) is 'Takes an import back. The person who imported, or an admin; again is the same.';
revoke execute on function private.undo_import_of(uuid, text) from public;
grant execute on function public.undo_import(uuid) to authenticated, service_role;

-- An undo is one line in the audit log, not one for each of its records.
do $$
declare
  t text;
begin
  foreach t in array array['deals', 'contacts', 'companies'] loop
    execute format('create or replace trigger %1$s_audit after delete on public.%1$I for each row
      when (coalesce(current_setting(''winloop.undoing'', true), '''') <> ''on'') execute function private.audit_row()', t);
  end loop;
end
$$;
