-- Hybrid search. Vectors: exact up to 5,000 rows, HNSW above. Words: inverse document frequency per organisation.
-- The caller's rights decide twice: the words are looked up for members only, and every row that is
-- returned is read under row-level security.

create function private.nearest_exact(p_org_id uuid, p_kind text, p_model text, p_query extensions.vector, p_limit integer,
  p_source_ids uuid[], p_context jsonb, p_exclude uuid)
returns table (source_id uuid, chunk integer, distance double precision)
language sql stable security invoker set search_path = ''
as $$
  with scored as materialized (
    select e.source_id, e.chunk, e.embedding operator(extensions.<=>) p_query as distance
    from public.embeddings e
    where e.org_id = p_org_id and e.kind = p_kind and e.model = p_model
      and (p_source_ids is null or e.source_id = any (p_source_ids))
      and e.context @> p_context and e.source_id is distinct from p_exclude
  ), best as (
    select distinct on (s.source_id) s.source_id, s.chunk, s.distance from scored s order by s.source_id, s.distance, s.chunk
  )
  select b.source_id, b.chunk, b.distance from best b order by b.distance, b.source_id limit p_limit
$$;
comment on function private.nearest_exact(uuid, text, text, extensions.vector, integer, uuid[], jsonb, uuid) is 'Nearest sources by scanning every vector of the organisation and kind: recall 1.';

-- Planner settings stand in the function: without iterative scan a small tenant gets almost no rows, and
-- with sorting allowed the planner may scan the tenant instead of the index.
create function private.nearest_hnsw(p_org_id uuid, p_kind text, p_model text, p_query extensions.vector, p_limit integer,
  p_context jsonb, p_exclude uuid)
returns table (source_id uuid, chunk integer, distance double precision)
language sql stable security invoker set search_path = ''
set hnsw.iterative_scan = relaxed_order set hnsw.ef_search = 100 set hnsw.max_scan_tuples = 40000 set enable_sort = off
as $$
  with near as materialized (
    select e.source_id, e.chunk, e.embedding operator(extensions.<=>) p_query as distance
    from public.embeddings e
    where e.org_id = p_org_id and e.kind = p_kind and e.model = p_model
      and e.context @> p_context and e.source_id is distinct from p_exclude
    order by e.embedding operator(extensions.<=>) p_query
    limit p_limit * 4
  ), best as (
    select distinct on (n.source_id) n.source_id, n.chunk, n.distance from near n order by n.source_id, n.distance, n.chunk
  )
  select b.source_id, b.chunk, b.distance from best b order by b.distance, b.source_id limit p_limit
$$;
comment on function private.nearest_hnsw(uuid, text, text, extensions.vector, integer, jsonb, uuid) is 'Nearest sources through the index; approximate, may return fewer than asked for.';

create function private.exact_scan_limit() returns integer
language sql immutable set search_path = ''
as $$ select 5000 $$;
comment on function private.exact_scan_limit() is 'Vectors of an organisation and kind up to which scanning them all is fast enough.';

create function private.nearest(p_org_id uuid, p_kind text, p_model text, p_query extensions.vector, p_limit integer,
  p_source_ids uuid[], p_context jsonb, p_exclude uuid)
returns table (source_id uuid, chunk integer, distance double precision)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  found_rows integer;
begin
  if p_source_ids is null and exists (
    select 1 from public.embeddings e where e.org_id = p_org_id and e.kind = p_kind and e.model = p_model offset private.exact_scan_limit() limit 1
  ) then
    return query select n.source_id, n.chunk, n.distance
      from private.nearest_hnsw(p_org_id, p_kind, p_model, p_query, p_limit, p_context, p_exclude) n;
    get diagnostics found_rows = row_count;
    if found_rows >= p_limit then
      return;
    end if;
    -- Too few through the index (a narrow filter): the exact scan adds what is missing.
    return query select x.source_id, x.chunk, x.distance
      from private.nearest_exact(p_org_id, p_kind, p_model, p_query, p_limit, p_source_ids, p_context, p_exclude) x
      where x.source_id not in (select h.source_id
        from private.nearest_hnsw(p_org_id, p_kind, p_model, p_query, p_limit, p_context, p_exclude) h)
      order by x.distance limit p_limit - found_rows;
    return;
  end if;
  return query select x.source_id, x.chunk, x.distance
    from private.nearest_exact(p_org_id, p_kind, p_model, p_query, p_limit, p_source_ids, p_context, p_exclude) x;
end
$$;

-- The planner setting: a word's rows are found by the text index alone rather than beside all rows of a large organisation.
create function private.match_words(p_org_id uuid, p_kind text, p_query text, p_limit integer,
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
comment on function private.match_words(uuid, text, text, integer, uuid[], jsonb) is
  'Sources by words: all words (or the phrase) first, then any word by BM25 within the organisation. coverage: share of the query''s rarity that occurs in the row.';

create function public.nearest_to_source(p_org_id uuid, p_kind text, p_model text, p_source_id uuid, p_limit integer,
  p_source_ids uuid[] default null, p_context jsonb default '{}'::jsonb)
returns table (source_id uuid, chunk integer, content text, context jsonb, similarity double precision)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  centre extensions.vector;
begin
  select extensions.avg(e.embedding) into centre from public.embeddings e
  where e.org_id = p_org_id and e.kind = p_kind and e.source_id = p_source_id and e.model = p_model;
  if centre is null then
    return;
  end if;
  return query
  select d.source_id, d.chunk, e.content, e.context, 1 - d.distance
  from private.nearest(p_org_id, p_kind, p_model, centre, p_limit, p_source_ids, coalesce(p_context, '{}'::jsonb), p_source_id) d
  join public.embeddings e on e.org_id = p_org_id and e.kind = p_kind and e.source_id = d.source_id and e.chunk = d.chunk
  order by d.distance, d.source_id;
end
$$;
comment on function public.nearest_to_source(uuid, text, text, uuid, integer, uuid[], jsonb) is 'Sources that resemble a source (the mean of its chunks), itself left out.';

grant execute on function
  private.exact_scan_limit(),
  private.nearest_exact(uuid, text, text, extensions.vector, integer, uuid[], jsonb, uuid),
  private.nearest_hnsw(uuid, text, text, extensions.vector, integer, jsonb, uuid),
  private.nearest(uuid, text, text, extensions.vector, integer, uuid[], jsonb, uuid),
  private.match_words(uuid, text, text, integer, uuid[], jsonb),
  public.nearest_to_source(uuid, text, text, uuid, integer, uuid[], jsonb)
  to authenticated, service_role;
