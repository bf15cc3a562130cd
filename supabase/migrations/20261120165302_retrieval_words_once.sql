-- The words of a candidate are read once, not once a word of the query: in an organisation with 15,000 texts a quarter of the
-- processor time of the words half.

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
  -- Joined with nothing, the words are a copy in memory: beside a vector they stand out of line, and were fetched from
  -- there again for every word of the query.
  with hits as materialized (
    (select e.source_id, e.chunk, e.fts || ''::tsvector as fts, length(e.fts) as words, true as has_all from public.embeddings e
    where e.org_id = p_org_id and e.kind = p_kind and e.fts @@ all_words
      and (p_source_ids is null or e.source_id = any (p_source_ids)) and e.context @> p_context
    limit 300)
    union all
    (select e.source_id, e.chunk, e.fts || ''::tsvector, length(e.fts), false from public.embeddings e
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
