-- A search asks once: it names the engine that embedded its query, and gets nothing when another is in force. Words are
-- counted without unfolding every text, and rows are fetched one by one instead of joining a whole organisation.

-- The planner setting: a word's rows are found by the text index alone rather than beside all rows of a large organisation.
create or replace function private.match_words(p_org_id uuid, p_kind text, p_query text, p_limit integer,
  p_source_ids uuid[], p_context jsonb)
returns table (source_id uuid, chunk integer, score double precision, coverage double precision)
language plpgsql stable security definer rows 30 set search_path = '' set cpu_index_tuple_cost = 0.05
as $$
declare
  queries tsquery[] := '{}';
  rarities double precision[] := '{}';
  candidates tsquery;
  all_words tsquery := websearch_to_tsquery('pg_catalog.english', p_query);
  word record;
  rows_total double precision;
  rarity_total double precision;
  taken integer := 0;
begin
  if not (p_org_id in (select private.member_org_ids()) or coalesce(auth.role(), '') = 'service_role') then
    return;
  end if;
  select greatest(count(*), 1) into rows_total
  from (select 1 from public.embeddings e where e.org_id = p_org_id and e.kind = p_kind limit 5000) c;
  -- Rare words choose the candidates, about 800 rows; common words only score them.
  for word in
    select q.query, (select count(*) from (select 1 from public.embeddings e
      where e.org_id = p_org_id and e.kind = p_kind and e.fts @@ q.query limit 1000) c) as df
    from (
      select t.lexeme, ('''' || replace(replace(t.lexeme, '\', '\\'), '''', '''''') || '''')::tsquery as query
      from unnest(to_tsvector('pg_catalog.english', p_query)) t order by t.positions[1] limit 24
    ) q
    order by df
  loop
    queries := queries || word.query;
    rarities := rarities || ln(1 + (greatest(rows_total, word.df) - word.df + 0.5) / (word.df + 0.5))::double precision;
    if word.df > 0 and (taken = 0 or taken + word.df <= 800) then
      candidates := case when candidates is null then word.query else candidates || word.query end;
      taken := taken + word.df;
    end if;
  end loop;
  if candidates is null then
    return;
  end if;
  select sum(u.w) into rarity_total from unnest(rarities) as u (w);
  return query
  with hits as materialized (
    (select e.source_id, e.chunk, e.fts, length(e.fts) as words, true as has_all from public.embeddings e
    where e.org_id = p_org_id and e.kind = p_kind and e.fts @@ all_words
      and (p_source_ids is null or e.source_id = any (p_source_ids)) and e.context @> p_context
    limit 300)
    union all
    (select e.source_id, e.chunk, e.fts, length(e.fts), false from public.embeddings e
    where e.org_id = p_org_id and e.kind = p_kind and e.fts @@ candidates and not e.fts @@ all_words
      and (p_source_ids is null or e.source_id = any (p_source_ids)) and e.context @> p_context
    limit 800)
  ), typical as (
    select greatest(avg(h.words), 1) as distinct_words from hits h
  ), counted as materialized (
    -- ts_rank of one word with equal weights is 6/pi² times the sum of 1/n² up to its number of places, which gives that
    -- number back, and 0 for a word that is absent. Unfolding the vector would cost ten times as much.
    select h.source_id, h.chunk, h.has_all, h.words, q.weight,
      round(1 / (1.64493406685 * (1 - ts_rank('{1,1,1,1}', h.fts, q.query))) - 0.5) as tf
    from hits h cross join unnest(queries, rarities) as q (query, weight)
  ), scored as (
    -- BM25 (Robertson and Zaragoza 2009), k1 = 1.2, b = 0.75; length in distinct words.
    select c.source_id, c.chunk, c.has_all,
      sum(c.weight * 2.2 * c.tf / (c.tf + 1.2 * (0.25 + 0.75 * c.words / y.distinct_words))) as score,
      sum(c.weight) filter (where c.tf > 0) / nullif(rarity_total, 0) as coverage
    from counted c cross join typical y
    group by c.source_id, c.chunk, c.has_all
  ), best as (
    select distinct on (s.source_id) s.* from scored s order by s.source_id, s.has_all desc, s.score desc nulls last, s.chunk
  )
  select b.source_id, b.chunk, coalesce(b.score, 0)::double precision, coalesce(b.coverage, 0)::double precision
  from best b order by b.has_all desc, b.score desc nulls last, b.source_id limit p_limit;
end
$$;
-- Without it the planner expects 1,000 rows and reads the whole organisation to join them.
alter function private.nearest(uuid, text, text, extensions.vector, integer, uuid[], jsonb, uuid) rows 30;
-- Libraries hold many texts that say nearly the same: in 60,000 such rows, 100 candidates found 61 % of the ten nearest,
-- 400 find 86 % for 4 ms more.
alter function private.nearest_hnsw(uuid, text, text, extensions.vector, integer, jsonb, uuid) set hnsw.ef_search = 400;

drop function public.search_embeddings(uuid, text, text, integer, extensions.vector, text, uuid[], jsonb, uuid);
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
