-- Embeddings of every kind of source, the facts that keep them fresh, and their erasure.

create table public.embeddings (
  org_id uuid not null references public.organizations (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
  source_id uuid not null,
  chunk integer not null default 0 check (chunk >= 0),
  content text not null,
  content_hash text not null,
  context jsonb not null default '{}'::jsonb check (jsonb_typeof(context) = 'object'),
  model text not null,
  embedding extensions.vector(512) not null,
  fts tsvector not null generated always as (to_tsvector('pg_catalog.english', content)) stored,
  updated_at timestamptz not null default now(),
  primary key (org_id, kind, source_id, chunk)
);
-- Out of line, every distance costs a detoast; 512 floats fit in the page.
alter table public.embeddings alter column embedding set storage plain;
comment on table public.embeddings is 'One row a chunk of a source (a deal, a practice, a conversation …): its text, its vector and its words.';
comment on column public.embeddings.source_id is 'Id in the table that the kind stands for. Deleting the source deletes its rows: private.forget_embeddings.';
comment on column public.embeddings.content_hash is 'SHA-256, hex, of the whole source text: an unchanged source is not embedded again.';
comment on column public.embeddings.context is 'Facts to filter by, such as status, industry or category. No text of a customer.';
comment on column public.embeddings.model is 'The model that made the vector. A search compares vectors of one model only.';

create index embeddings_model_idx on public.embeddings (org_id, kind, model);
-- Without the pending list, which every search would read through.
create index embeddings_fts_idx on public.embeddings using gin (fts) with (fastupdate = off);
-- On the empty table: building it over 100,000 rows blocks for more than a minute.
create index embeddings_hnsw_idx on public.embeddings using hnsw (embedding extensions.vector_cosine_ops);

alter table public.embeddings enable row level security;
alter table public.embeddings force row level security;
create policy embeddings_select on public.embeddings for select to authenticated
  using (org_id in (select private.member_org_ids()));
-- People and keys read; the embedding job writes.
grant select on public.embeddings to authenticated;
grant select, insert, update, delete on public.embeddings to service_role;

create function public.store_embeddings(p_org_id uuid, p_kind text, p_model text, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  stored integer;
begin
  insert into public.embeddings (org_id, kind, source_id, chunk, content, content_hash, context, model, embedding)
  select p_org_id, p_kind, r.source_id, r.chunk, r.content, r.content_hash, coalesce(r.context, '{}'::jsonb), p_model,
    r.embedding::extensions.vector
  from jsonb_to_recordset(p_rows)
    as r (source_id uuid, chunk integer, content text, content_hash text, context jsonb, embedding text)
  on conflict (org_id, kind, source_id, chunk) do update
    set content = excluded.content, content_hash = excluded.content_hash, context = excluded.context,
      model = excluded.model, embedding = excluded.embedding, updated_at = now();
  get diagnostics stored = row_count;
  -- A source that became shorter leaves chunks behind.
  delete from public.embeddings e
  using (
    select (r ->> 'source_id')::uuid as source_id, max((r ->> 'chunk')::integer) as last_chunk
    from jsonb_array_elements(p_rows) r group by 1
  ) n
  where e.org_id = p_org_id and e.kind = p_kind and e.source_id = n.source_id and e.chunk > n.last_chunk
    and e.content_hash is distinct from (
      select r ->> 'content_hash' from jsonb_array_elements(p_rows) r where (r ->> 'source_id')::uuid = e.source_id limit 1);
  return stored;
end
$$;
comment on function public.store_embeddings(uuid, text, text, jsonb) is 'Embedding job: writes chunks [{source_id, chunk, content, content_hash, context, embedding}] and removes what a source no longer has.';
grant execute on function public.store_embeddings(uuid, text, text, jsonb) to service_role;

create function public.set_embedding_context(p_org_id uuid, p_kind text, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  changed integer;
begin
  update public.embeddings e set context = r.context, updated_at = now()
  from jsonb_to_recordset(p_rows) as r (source_id uuid, context jsonb)
  where e.org_id = p_org_id and e.kind = p_kind and e.source_id = r.source_id and e.context is distinct from r.context;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function public.set_embedding_context(uuid, text, jsonb) is 'Embedding job: a deal that was won keeps its vector and changes its context [{source_id, context}].';
grant execute on function public.set_embedding_context(uuid, text, jsonb) to service_role;

create function public.stale_embeddings(p_org_id uuid, p_kind text, p_model text, p_limit integer) returns setof uuid
language sql stable security invoker set search_path = ''
as $$
  select distinct e.source_id from public.embeddings e
  where e.org_id = p_org_id and e.kind = p_kind and e.model <> p_model
  limit p_limit
$$;
comment on function public.stale_embeddings(uuid, text, text, integer) is 'Sources whose vectors come from another model than the one in force.';
grant execute on function public.stale_embeddings(uuid, text, text, integer) to authenticated, service_role;

-- Facts and erasure. Each slice puts these triggers on its own tables.

create function private.publish_source_ids(p_org_id uuid, p_kind text, p_ids uuid[]) returns void
language sql security definer set search_path = ''
as $$
  select private.publish('source.changed', jsonb_build_object('org_id', p_org_id, 'kind', p_kind, 'source_ids', jsonb_agg(c.id)))
  from (select i.id, (i.n - 1) / 200 as part from unnest(p_ids) with ordinality as i (id, n)) c
  group by c.part
$$;
comment on function private.publish_source_ids(uuid, text, uuid[]) is 'Publishes source.changed, 200 ids a message.';
grant execute on function private.publish_source_ids(uuid, text, uuid[]) to service_role;

create function private.publish_sources() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish_source_ids(c.org_id, tg_argv[0], c.ids)
  from (select n.org_id, array_agg(n.id) as ids from changed_rows n group by n.org_id) c;
  return null;
end
$$;
comment on function private.publish_sources() is 'Statement trigger, argument: kind. Needs the transition table changed_rows with org_id and id.';

create function private.forget_embeddings() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.embeddings e using old_rows o
  where e.org_id = o.org_id and e.kind = tg_argv[0] and e.source_id = o.id;
  return null;
end
$$;
comment on function private.forget_embeddings() is 'Statement trigger, argument: kind. A deleted source leaves no text and no vector behind. Needs the transition table old_rows.';

create trigger deals_forget_embeddings after delete on public.deals
  referencing old table as old_rows for each statement execute function private.forget_embeddings('deal');

create function private.publish_activity_changes() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- The text of a deal quotes its latest activities: what is erased must leave the vectors too.
  perform private.publish('deal.changed', jsonb_build_object('org_id', c.org_id, 'deal_ids', c.ids))
  from (
    select d.org_id, d.part, jsonb_agg(d.deal_id) as ids
    from (
      select o.org_id, o.deal_id, (dense_rank() over (partition by o.org_id order by o.deal_id) - 1) / 500 as part
      from (select distinct a.org_id, a.deal_id from old_rows a where a.deal_id is not null) o
    ) d group by d.org_id, d.part
  ) c;
  return null;
end
$$;
create trigger activities_publish_update after update on public.activities
  referencing old table as old_rows for each statement execute function private.publish_activity_changes();
create trigger activities_publish_delete after delete on public.activities
  referencing old table as old_rows for each statement execute function private.publish_activity_changes();

create function private.publish_company_changes() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish('deal.changed', jsonb_build_object('org_id', c.org_id, 'deal_ids', c.ids))
  from (
    select k.org_id, k.part, jsonb_agg(k.id) as ids
    from (
      select d.org_id, d.id, (row_number() over (partition by d.org_id order by d.id) - 1) / 500 as part
      from new_rows n
      join old_rows o on o.id = n.id and (o.name, o.industry) is distinct from (n.name, n.industry)
      join public.deals d on d.org_id = n.org_id and d.company_id = n.id
    ) k group by k.org_id, k.part
  ) c;
  return null;
end
$$;
comment on function private.publish_company_changes() is 'Statement trigger: a renamed company changes the text of its deals.';
create trigger companies_publish_update after update on public.companies
  referencing new table as new_rows old table as old_rows for each statement execute function private.publish_company_changes();

create function private.publish_embedding_engine() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish('embeddings.reindex', jsonb_build_object('org_id', new.id));
  return null;
end
$$;
comment on function private.publish_embedding_engine() is 'Row trigger: another embedding engine means that its sources are embedded again.';
create trigger organizations_embedding_engine after update of settings on public.organizations
  for each row when (old.settings -> 'embeddings' is distinct from new.settings -> 'embeddings')
  execute function private.publish_embedding_engine();
