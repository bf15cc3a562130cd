-- Storing a generation as one, and the list of personas.

create function public.store_persona(p_org_id uuid, p_contact_id uuid, p_generation jsonb, p_evidence jsonb) returns uuid
language plpgsql security invoker set search_path = ''
as $$
declare
  persona record;
  new_generation uuid;
begin
  insert into public.customer_personas as p (org_id, contact_id, name, mode, method, engine, data_quality_score, interactions)
  values (p_org_id, p_contact_id, p_generation #>> '{content,name}', p_generation ->> 'mode', p_generation ->> 'method',
    p_generation ->> 'engine', (p_generation ->> 'data_quality_score')::double precision, (p_generation ->> 'interactions')::integer)
  on conflict (org_id, contact_id) do update set version = p.version + 1, name = excluded.name, mode = excluded.mode,
    method = excluded.method, engine = excluded.engine, data_quality_score = excluded.data_quality_score,
    interactions = excluded.interactions, generated_at = now()
  returning p.id, p.version into persona;
  insert into public.persona_generation_history (org_id, persona_id, contact_id, version, mode, requested_mode, mode_reason,
    method, experiment, engine, model, prompt_version, fallback_reason, data_quality_score, interactions, claims_dropped,
    ai_generation_id, content)
  values (p_org_id, persona.id, p_contact_id, persona.version, p_generation ->> 'mode', p_generation ->> 'requested_mode',
    p_generation ->> 'mode_reason', p_generation ->> 'method', p_generation ->> 'experiment', p_generation ->> 'engine',
    p_generation ->> 'model', p_generation ->> 'prompt_version', p_generation ->> 'fallback_reason',
    (p_generation ->> 'data_quality_score')::double precision, (p_generation ->> 'interactions')::integer,
    (p_generation ->> 'claims_dropped')::integer, (p_generation ->> 'ai_generation_id')::uuid, p_generation -> 'content')
  returning id into new_generation;
  insert into public.persona_evidence (org_id, generation_id, position, type, source_id, label, quote, observed_at, sources)
  select p_org_id, new_generation, substr(e.value ->> 'id', 2)::integer, e.value ->> 'type', (e.value ->> 'source_id')::uuid,
    e.value ->> 'label', e.value ->> 'quote', (e.value ->> 'observed_at')::timestamptz, coalesce(e.value -> 'sources', '[]'::jsonb)
  from jsonb_array_elements(p_evidence) as e;
  return persona.id;
end
$$;
comment on function public.store_persona(uuid, uuid, jsonb, jsonb) is
  'Writes a generation with its receipts and makes it the current persona of the contact, or writes nothing. Returns the persona.';

create function public.list_personas(
  p_org_id uuid, p_q text default null, p_mode text default null, p_engine text default null, p_owner text default null,
  p_contact_id uuid default null, p_sort text default 'created_at', p_descending boolean default true,
  p_cursor_value text default null, p_cursor_id uuid default null, p_limit integer default 50)
returns table (id uuid, name text, version integer, mode text, mode_reason text, method text, engine text,
  data_quality_score double precision, generated_at timestamptz, contact_id uuid, contact_name text, job_title text, company text,
  industry text, owner_id uuid, rating_mean double precision, rating_n bigint, sort_value text)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  -- Nulls sort as the lowest value in both directions, so that a page never ends in the middle of them.
  sort_expression text := case p_sort
    when 'name' then 'lower(p.name)'
    when 'data_quality_score' then 'coalesce(p.data_quality_score, -1)'
    when 'rating' then 'coalesce(r.mean, -1)'
    else 'p.generated_at' end;
  sort_type text := case p_sort when 'name' then 'text' when 'created_at' then 'timestamptz' else 'double precision' end;
  direction text := case when p_descending then 'desc' else 'asc' end;
  comparison text := case when p_descending then '<' else '>' end;
begin
  return query execute format($query$
    select p.id, p.name, p.version, p.mode, g.mode_reason, p.method, p.engine, p.data_quality_score, p.generated_at,
      k.id, coalesce(k.name, k.email), k.job_title, c.name, coalesce(k.industry, c.industry), k.owner_id, r.mean, coalesce(r.n, 0),
      (%1$s)::text
    from public.customer_personas p
    join public.contacts k on k.org_id = p.org_id and k.id = p.contact_id
    left join public.companies c on c.org_id = k.org_id and c.id = k.company_id
    left join public.persona_generation_history g on g.org_id = p.org_id and g.persona_id = p.id and g.version = p.version
    left join lateral (select avg(s.stars)::double precision as mean, count(*) as n from public.persona_ratings s
      where s.org_id = p.org_id and s.generation_id = g.id) r on true
    where p.org_id = $1
      and ($2 is null or p.name ilike $2 or k.name ilike $2 or k.email ilike $2 or c.name ilike $2 or k.job_title ilike $2)
      and ($3 is null or p.mode = $3)
      and ($4 is null or p.engine = $4)
      and ($5 is null or k.owner_id::text = $5 or ($5 = 'none' and k.owner_id is null))
      and ($6 is null or p.contact_id = $6)
      and ($7 is null or (%1$s, p.id) %2$s ($7::%3$s, $8))
    order by %1$s %4$s, p.id %4$s
    limit $9 $query$, sort_expression, comparison, sort_type, direction)
  using p_org_id,
    case when coalesce(trim(p_q), '') <> '' then '%' || replace(replace(replace(trim(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%' end,
    p_mode, p_engine, case when p_owner = 'me' then (select auth.uid())::text else p_owner end, p_contact_id,
    p_cursor_value, p_cursor_id, least(greatest(p_limit, 1), 201);
end
$$;
comment on function public.list_personas(uuid, text, text, text, text, uuid, text, boolean, text, uuid, integer) is
  'One page of current personas by keyset, with the ratings of their newest generation. sort_value and id of the last row are the cursor.';

revoke execute on function public.store_persona(uuid, uuid, jsonb, jsonb),
  public.list_personas(uuid, text, text, text, text, uuid, text, boolean, text, uuid, integer) from public;
grant execute on function public.store_persona(uuid, uuid, jsonb, jsonb),
  public.list_personas(uuid, text, text, text, text, uuid, text, boolean, text, uuid, integer) to authenticated, service_role;
