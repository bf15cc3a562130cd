-- What evidence says of a practice is kept beside what a person decided; facets count what the other filters leave.

alter table public.best_practices
  add column evidence_status text check (evidence_status in ('active', 'weak', 'retired')),
  add column evidence_reason text;
comment on column public.best_practices.evidence_status is 'What evidence says, whoever decided the status; null while it says nothing.';
comment on column public.best_practices.evidence_reason is 'Why evidence says so, in words, with interval and n.';
update public.best_practices b set evidence_status = b.status, evidence_reason = b.status_reason where b.status_by <> 'person';
grant insert (evidence_status, evidence_reason), update (evidence_status, evidence_reason) on public.best_practices to authenticated;

create function public.practice_facets(
  p_org_id uuid, p_category text default null, p_status text default null, p_source text default null,
  p_tag text default null, p_context jsonb default '{}'::jsonb, p_q text default null)
returns table (facet text, value text, n bigint)
language sql stable security invoker set search_path = ''
as $$
  with asked as (
    select coalesce(p_context, '{}'::jsonb) as context,
      case when coalesce(trim(p_q), '') <> '' then '%' || replace(replace(replace(trim(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%' end as words
  ),
  b as materialized (
    select p.category, p.status, p.source, p.tags, p.context,
      p_category is null or p.category = p_category as is_category, p_status is null or p.status = p_status as is_status,
      p_source is null or p.source = p_source as is_source, p_tag is null or p_tag = any (p.tags) as is_tag,
      p.context @> a.context as is_context
    from public.best_practices p cross join asked a
    where p.org_id = p_org_id and (a.words is null or p.content ilike a.words or array_to_string(p.tags, ' ') ilike a.words
      or p.context::text ilike a.words)
  ),
  counted as (
    select 'category' as facet, b.category as value, count(*) as n from b
      where b.is_status and b.is_source and b.is_tag and b.is_context group by b.category
    union all select 'status', b.status, count(*) from b
      where b.is_category and b.is_source and b.is_tag and b.is_context group by b.status
    union all select 'source', b.source, count(*) from b
      where b.is_category and b.is_status and b.is_tag and b.is_context group by b.source
    union all select 'tag', t.tag, count(*) from b cross join lateral unnest(b.tags) as t (tag)
      where b.is_category and b.is_status and b.is_source and b.is_context group by t.tag
    union all select c.key, c.value, count(*) from b cross join asked a cross join lateral jsonb_each_text(b.context) as c (key, value)
      where b.is_category and b.is_status and b.is_source and b.is_tag and b.context @> (a.context - c.key) group by c.key, c.value
  )
  select c.facet, c.value, c.n from (
    select k.*, row_number() over (partition by k.facet order by k.n desc, k.value) as place from counted k) c
  where c.place <= 100
  order by c.facet, c.n desc, c.value
$$;
comment on function public.practice_facets(uuid, text, text, text, text, jsonb, text) is
  'What the library can be filtered by, with counts of what the other filters leave: the 100 most frequent values of each facet.';
revoke all on function public.practice_facets(uuid, text, text, text, text, jsonb, text) from public;
grant execute on function public.practice_facets(uuid, text, text, text, text, jsonb, text) to authenticated, service_role;
