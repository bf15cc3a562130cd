-- A search asks once: it names the engine that embedded its query, and gets nothing when another is in force. Words are
-- counted without unfolding every text, and rows are fetched one by one instead of joining a whole organisation.

-- Without it the planner expects 1,000 rows and reads the whole organisation to join them.
alter function private.nearest(uuid, text, text, extensions.vector, integer, uuid[], jsonb, uuid) rows 30;
-- Libraries hold many texts that say nearly the same: in 60,000 such rows, 100 candidates found 61 % of the ten nearest,
-- 400 find 86 % for 4 ms more.
alter function private.nearest_hnsw(uuid, text, text, extensions.vector, integer, jsonb, uuid) set hnsw.ef_search = 400;

create function public.search_embeddings(p_org_id uuid, p_kind text, p_model text, p_limit integer,
  p_vector extensions.vector default null, p_query text default null, p_source_ids uuid[] default null,
  p_context jsonb default '{}'::jsonb, p_exclude uuid default null, p_engine text default null)
returns table (source_id uuid, chunk integer, content text, context jsonb, words_rank integer, words_score double precision,
  coverage double precision, vector_rank integer, similarity double precision, content_words integer)
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_engine is not null and p_engine is distinct from coalesce((
    select o.settings #>> array['embeddings', p_kind] from public.organizations o where o.id = p_org_id
  ), 'local') then
    return;
  end if;
  return query
  with w as (
    select m.source_id, m.chunk, m.score, m.coverage, row_number() over ()::integer as n
    from private.match_words(p_org_id, p_kind, p_query, p_limit, p_source_ids, coalesce(p_context, '{}'::jsonb)) m
    where p_query is not null and m.source_id is distinct from p_exclude
  ), v as (
    select d.source_id, d.chunk, d.distance, row_number() over (order by d.distance, d.source_id)::integer as n
    from private.nearest(p_org_id, p_kind, p_model, p_vector, p_limit, p_source_ids, coalesce(p_context, '{}'::jsonb), p_exclude) d
    where p_vector is not null
  ), both_lists as (
    select coalesce(w.source_id, v.source_id) as source_id, coalesce(w.chunk, v.chunk) as chunk, w.n as words_rank,
      w.score as words_score, w.coverage, v.n as vector_rank, 1 - v.distance as similarity
    from w full join v on v.source_id = w.source_id
  ), filled as (
    select l.* from both_lists l
    union all
    -- Never fewer rows than exist: sources whose vectors are still another model's, newest first.
    (select e.source_id, min(e.chunk), null, null, null, null, null
    from public.embeddings e
    where p_vector is not null and (select count(*) from both_lists) < p_limit
      and e.org_id = p_org_id and e.kind = p_kind and e.model <> p_model
      and (p_source_ids is null or e.source_id = any (p_source_ids))
      and e.context @> coalesce(p_context, '{}'::jsonb) and e.source_id is distinct from p_exclude
      and e.source_id not in (select l.source_id from both_lists l)
    group by e.source_id order by max(e.updated_at) desc, e.source_id limit p_limit)
  )
  select f.source_id, f.chunk, e.content, e.context, f.words_rank, f.words_score, f.coverage, f.vector_rank, f.similarity,
    length(e.fts)
  from filled f cross join lateral (
    select r.content, r.context, r.fts from public.embeddings r
    where r.org_id = p_org_id and r.kind = p_kind and r.source_id = f.source_id and r.chunk = f.chunk
    limit 1
  ) e;
end
$$;
comment on function public.search_embeddings(uuid, text, text, integer, extensions.vector, text, uuid[], jsonb, uuid, text) is
  'Candidates of both halves, at most p_limit of each, with their ranks; the application fuses them. p_vector or p_query may be null. p_engine: answer only where the organisation embeds this kind with this engine.';

grant execute on function public.search_embeddings(uuid, text, text, integer, extensions.vector, text, uuid[], jsonb, uuid, text)
  to authenticated, service_role;
