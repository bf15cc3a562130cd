-- A computed receipt says from which rows: the newest of them open from it. A rating is changed by writing it again.

alter table public.persona_evidence add column sources jsonb not null default '[]'::jsonb check (jsonb_typeof(sources) = 'array');
comment on column public.persona_evidence.sources is 'The newest rows behind a computed figure: [{type, id, occurred_at}].';
grant update on public.persona_ratings to authenticated;

create or replace function public.store_persona(p_org_id uuid, p_contact_id uuid, p_generation jsonb, p_evidence jsonb) returns uuid
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
