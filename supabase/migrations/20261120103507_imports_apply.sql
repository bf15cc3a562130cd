-- The one transaction of an import, and its dry run: the same work, rolled back.

-- Deals that came before the catalogue are brought to its spelling.
create function private.import_respell_deals(b public.import_batches) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  report jsonb;
begin
  with catalogue as materialized (
    select distinct on (p.name_key) p.name_key, p.name from public.products p
    where p.org_id = b.org_id and p.name_key <> '' order by p.name_key, p.created_at, p.id
  ), respelled as (
    update public.deals d set product = s.canonical
    from (select t.id, t.product as spelled, c.name as canonical
      from public.deals t join catalogue c on c.name_key = private.spelling_key(t.product)
      where t.org_id = b.org_id and t.product <> c.name) s
    where d.org_id = b.org_id and d.id = s.id
    returning s.spelled, s.canonical
  )
  select coalesce(jsonb_agg(x.entry), '[]'::jsonb) into report from (
    select jsonb_build_object('field', 'product', 'from', r.spelled, 'to', r.canonical, 'count', count(*),
      'how', 'existing_deals') as entry
    from respelled r group by r.spelled, r.canonical order by count(*) desc, r.spelled) x;
  return report;
end
$$;

create function private.import_link_deals(b public.import_batches) returns void
language plpgsql security invoker set search_path = ''
as $$
begin
  update public.import_rows r set data = r.data || jsonb_build_object('deal_id', d.id)
  from public.deals d
  where r.batch_id = b.id and r.message is null and d.org_id = b.org_id and d.external_id = r.data ->> 'deal_external_id';
  update public.import_rows r set field = 'deal_external_id',
    message = format('There is no deal with the id "%s". Import the deals first.', r.data ->> 'deal_external_id')
  where r.batch_id = b.id and r.message is null and r.data ->> 'deal_external_id' <> '' and not r.data ? 'deal_id';
end
$$;

create function private.import_insert(b public.import_batches) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  columns text := (select string_agg(format('x.%I', c), ', ') from unnest(private.import_columns(b.kind)) c);
  defaults jsonb := jsonb_build_object('attributes', '{}'::jsonb, 'metadata', '{}'::jsonb, 'training_consent', true,
    'currency', (select o.default_currency from public.organizations o where o.id = b.org_id));
  n integer;
begin
  execute format('insert into public.%1$I (org_id, %2$s)
    select $2, %3$s from public.import_rows r
    cross join lateral jsonb_populate_record(null::public.%1$I, $3 || r.data || case when $4 and r.data ->> ''name'' is null
      then jsonb_build_object(''name'', coalesce(nullif(concat_ws('' – '', nullif(r.data ->> ''company'', ''''), nullif(r.data ->> ''product'', '''')), ''''), r.data ->> ''external_id''))
      else ''{}''::jsonb end || jsonb_build_object($5, jsonb_strip_nulls(coalesce(r.data -> $5, ''{}''::jsonb)))
      || case when $4 and r.data ->> ''stage'' is null
      then jsonb_build_object(''stage'', initcap(r.data ->> ''status'')) else ''{}''::jsonb end) x
    where r.batch_id = $1 and r.target_id is null and r.message is null order by r.row_number
    on conflict do nothing', b.kind, replace(columns, 'x.', ''), columns) using b.id, b.org_id, defaults, b.kind = 'deals', case when b.kind = 'activities' then 'metadata' else 'attributes' end;
  get diagnostics n = row_count;
  return n;
end
$$;

create function private.import_update(b public.import_batches) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  names text[] := private.import_columns(b.kind);
  bare text := (select string_agg(quote_ident(c), ', ') from unnest(names) c);
  mine text := (select string_agg(format('t.%I', c), ', ') from unnest(names) c);
  theirs text := (select string_agg(format('s.%I', c), ', ') from unnest(names) c);
  bag text := case when b.kind = 'activities' then 'metadata' else 'attributes' end;
  n integer;
begin
  -- A column that the file does not have keeps its value; a blank cell of a column that it has clears it.
  execute format('with paired as materialized (
      select k as was, r.data || jsonb_build_object(%5$L, jsonb_strip_nulls(k.%5$I || coalesce(r.data -> %5$L, ''{}''::jsonb))) as now
      from public.import_rows r join public.%1$I k on k.org_id = $2 and k.id = r.target_id
      where r.batch_id = $1 and r.message is null
    ), s as materialized (select x.* from paired p cross join lateral jsonb_populate_record(p.was, p.now) x)
    update public.%1$I t set (%2$s) = (%4$s) from s
    where t.org_id = $2 and t.id = s.id and (%3$s) is distinct from (%4$s)', b.kind, bare, mine, theirs, bag)
    using b.id, b.org_id;
  get diagnostics n = row_count;
  return n;
end
$$;

-- Where an imported deal that is closed ended, and when: the one step of its history that the file proves.
create function private.import_first_stages(b public.import_batches) returns void
language plpgsql security invoker set search_path = ''
as $$
begin
  -- These rows go with their deal when the import is undone.
  perform set_config('winloop.import_batch', '', true);
  insert into public.deal_stage_changes (org_id, deal_id, to_stage, occurred_at)
  select d.org_id, d.id, d.stage, d.closed_at
  from public.import_rows r join public.deals d on d.org_id = b.org_id and d.external_id = r.data ->> 'external_id'
  where r.batch_id = b.id and r.message is null and r.target_id is null and d.status <> 'open' and d.closed_at is not null
  on conflict do nothing;
end
$$;

create function private.apply_import(p_batch_id uuid) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  b public.import_batches;
  notes jsonb := '[]'::jsonb;
  accepted integer;
  matched integer;
  n_inserted integer;
  n_updated integer := 0;
begin
  select * into b from public.import_batches i where i.id = p_batch_id for update;
  if b.id is null then
    raise exception 'There is no such import.' using errcode = 'PT404';
  elsif b.status <> 'staging' then
    raise exception 'This import is % and cannot be committed.', b.status using errcode = 'PT409';
  end if;
  -- Two imports of one organisation take turns, so that neither creates what the other just did.
  perform pg_advisory_xact_lock(hashtextextended('import:' || b.org_id::text, 0));
  perform set_config('winloop.importing', 'on', true), set_config('winloop.import_batch', b.id::text, true);
  -- Freshly staged rows have no statistics: the planner takes 8,800 for a few and loops for a minute.
  perform set_config('enable_nestloop', case when b.total_rows > 300 then 'off' else 'on' end, true);

  perform private.import_match(b);
  if b.kind in ('deals', 'contacts') then
    notes := notes || private.import_companies(b) || private.import_owners(b);
  end if;
  if b.kind in ('deals', 'activities') then
    notes := notes || private.import_contacts(b);
  end if;
  if b.kind = 'deals' then
    notes := notes || private.import_product_spellings(b);
  elsif b.kind in ('activities', 'deal_stage_changes') then
    perform private.import_link_deals(b);
  end if;

  select count(*), count(r.target_id) into accepted, matched
  from public.import_rows r where r.batch_id = b.id and r.message is null;
  if b.kind <> 'deal_stage_changes' then
    n_updated := private.import_update(b);
  end if;
  n_inserted := private.import_insert(b);
  if b.kind = 'deals' then
    perform private.import_first_stages(b);
  elsif b.kind = 'products' then
    notes := notes || private.import_respell_deals(b);
  end if;
  perform set_config('winloop.import_batch', '', true), set_config('winloop.importing', '', true),
    set_config('enable_nestloop', 'on', true);

  update public.import_batches i set
    status = 'committed', committed_at = now(), inserted = n_inserted, updated = n_updated,
    unchanged = accepted - n_inserted - n_updated,
    rejected = i.rejected + (select count(*) from public.import_rows r where r.batch_id = b.id and r.message is not null),
    errors = i.errors || coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('row', r.row_number, 'line', r.line_number,
      'field', r.field, 'message', r.message)) order by r.row_number)
      from public.import_rows r where r.batch_id = b.id and r.message is not null), '[]'::jsonb),
    normalization = notes || i.normalization
  where i.id = b.id
  returning * into b;
  delete from public.import_rows r where r.batch_id = b.id;
  delete from public.import_files f where f.batch_id = b.id;
  return to_jsonb(b);
end
$$;
comment on function private.apply_import(uuid) is 'Commits the staged rows of a batch under the caller''s row-level security and returns the batch.';

create function public.commit_import(p_batch_id uuid, p_dry_run boolean default false) returns jsonb
language plpgsql security invoker set search_path = ''
as $$
declare
  result jsonb;
begin
  begin
    result := private.apply_import(p_batch_id);
    if p_dry_run then
      raise exception 'dry run' using errcode = 'WLDRY';
    end if;
  exception when sqlstate 'WLDRY' then
    delete from public.import_batches i where i.id = p_batch_id;
  end;
  return result;
end
$$;
comment on function public.commit_import(uuid, boolean) is 'Commits a staged import, or does the same and rolls it back: a dry run cannot differ from the real one.';

grant execute on function private.spelling_key(text), private.import_columns(text), private.import_match(public.import_batches),
  private.import_companies(public.import_batches), private.import_contacts(public.import_batches),
  private.import_owners(public.import_batches), private.import_product_spellings(public.import_batches),
  private.import_respell_deals(public.import_batches), private.import_link_deals(public.import_batches),
  private.import_insert(public.import_batches), private.import_update(public.import_batches),
  private.import_first_stages(public.import_batches), private.apply_import(uuid), public.commit_import(uuid, boolean)
  to authenticated, service_role;
