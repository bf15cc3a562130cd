-- Context for an agent in two trips instead of five: what resembles the query, with how it went; then the texts of what is shown.

create function public.context_candidates(p_org_id uuid, p_query text, p_limit integer, p_pattern_limit integer, p_model text,
  p_vector extensions.vector default null, p_session_id text default null, p_engine text default null)
returns table (kind text, source_id uuid, chunk integer, content text, context jsonb, words_rank integer, words_score double precision,
  coverage double precision, vector_rank integer, similarity double precision, content_words integer, success boolean, rating integer,
  is_corrected boolean)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  sources uuid[];
begin
  if p_engine is not null and p_engine is distinct from coalesce((
    select o.settings #>> '{embeddings,conversation}' from public.organizations o where o.id = p_org_id
  ), 'local') then
    return;
  end if;
  -- The exchanges of a session are few: all of them are compared, whatever the vector index would find.
  if p_session_id is not null then
    sources := array(select c.id from public.conversations c
      where c.org_id = p_org_id and c.session_id = p_session_id order by c.occurred_at desc, c.id desc limit 1000);
    if sources = '{}' then
      return;
    end if;
  end if;
  return query
  select 'conversation', s.source_id, s.chunk, s.content, s.context, s.words_rank, s.words_score, s.coverage, s.vector_rank,
    s.similarity, s.content_words, said.success, judged.rating, coalesce(judged.is_corrected, false)
  from public.search_embeddings(p_org_id, 'conversation', p_model, p_limit, p_vector, p_query, sources) s
  cross join lateral (
    select c.success from public.conversations c where c.org_id = p_org_id and c.id = s.source_id limit 1
  ) said
  left join lateral (
    select (array_agg(f.rating order by f.updated_at desc) filter (where f.rating is not null))[1] as rating,
      count(f.correction) > 0 as is_corrected
    from public.conversation_feedback f where f.org_id = p_org_id and f.conversation_id = s.source_id
  ) judged on true;
  -- Patterns belong to no session.
  if p_session_id is not null or not exists (
    select 1 from public.learned_patterns p where p.org_id = p_org_id and p.status = 'active'
  ) then
    return;
  end if;
  return query
  select 'learned_pattern', s.source_id, s.chunk, s.content, s.context, s.words_rank, s.words_score, s.coverage, s.vector_rank,
    s.similarity, s.content_words, null::boolean, null::integer, false
  from public.search_embeddings(p_org_id, 'learned_pattern', p_model, p_pattern_limit, p_vector, p_query, null, '{"live": true}') s
  cross join lateral (
    select 1 from public.learned_patterns p
    where p.org_id = p_org_id and p.id = s.source_id and p.status = 'active' and (p.expires_at is null or p.expires_at > now()) limit 1
  ) live;
end
$$;
comment on function public.context_candidates(uuid, text, integer, integer, text, extensions.vector, text, text) is
  'Exchanges and active patterns that resemble a query, as search_embeddings finds them, with how the exchange went. p_engine: answer only where exchanges are embedded with this engine; patterns of another are found by their words.';

create function public.context_texts(p_org_id uuid, p_ids uuid[])
returns table (id uuid, session_id text, user_message text, agent_response text, description text)
language sql stable security invoker set search_path = ''
as $$
  select c.id, c.session_id, c.user_message, coalesce((
      select f.correction from public.conversation_feedback f
      where f.org_id = p_org_id and f.conversation_id = c.id and f.correction is not null order by f.updated_at desc limit 1
    ), c.agent_response), null
  from public.conversations c where c.org_id = p_org_id and c.id = any (p_ids)
  union all
  select p.id, null, null, null, p.description from public.learned_patterns p where p.org_id = p_org_id and p.id = any (p_ids)
$$;
comment on function public.context_texts(uuid, uuid[]) is 'What was said in these exchanges, the latest correction in place of the answer, and what these patterns say.';

revoke execute on function public.context_candidates(uuid, text, integer, integer, text, extensions.vector, text, text),
  public.context_texts(uuid, uuid[]) from public, anon;
grant execute on function public.context_candidates(uuid, text, integer, integer, text, extensions.vector, text, text),
  public.context_texts(uuid, uuid[]) to authenticated, service_role;
