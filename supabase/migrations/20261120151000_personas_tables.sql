-- Personas: the current one of each contact, every generation, the receipts and the ratings.

create table public.customer_personas (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  contact_id uuid not null,
  version integer not null default 1 check (version > 0),
  name text not null check (length(name) between 1 and 200),
  mode text not null check (mode in ('basic', 'rag')),
  method text not null check (method in ('concise', 'thorough')),
  engine text not null,
  data_quality_score double precision check (data_quality_score between 0 and 100),
  interactions integer not null default 0 check (interactions >= 0),
  generated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, contact_id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade
);
comment on table public.customer_personas is 'The current persona of a contact, as a list shows it. What it says stands in its newest generation.';
comment on column public.customer_personas.version is 'Counts the generations.';
comment on column public.customer_personas.interactions is 'Interactions of the contact at the newest generation: what a refresh compares with.';
create index customer_personas_recent_idx on public.customer_personas (org_id, generated_at desc, id);

create table public.persona_generation_history (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  persona_id uuid not null,
  contact_id uuid not null,
  version integer not null check (version > 0),
  mode text not null check (mode in ('basic', 'rag')),
  requested_mode text not null check (requested_mode in ('basic', 'rag')),
  mode_reason text,
  method text not null check (method in ('concise', 'thorough')),
  experiment text not null,
  engine text not null,
  model text,
  prompt_version text not null,
  fallback_reason text,
  data_quality_score double precision check (data_quality_score between 0 and 100),
  interactions integer not null default 0 check (interactions >= 0),
  claims_dropped integer not null default 0 check (claims_dropped >= 0),
  ai_generation_id uuid,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, persona_id, version),
  foreign key (org_id, persona_id) references public.customer_personas (org_id, id) on delete cascade,
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade
);
comment on table public.persona_generation_history is 'Every generation of a persona, append-only: what was said, by whom, from how much.';
comment on column public.persona_generation_history.requested_mode is 'What was asked for; mode is what was made, and mode_reason says why they differ.';
comment on column public.persona_generation_history.method is 'The arm of the experiment: ratings are compared by it.';
comment on column public.persona_generation_history.fallback_reason is 'Why earlier engines of the chain did not answer, as "engine: code".';
comment on column public.persona_generation_history.claims_dropped is 'Claims of the engine that their receipts did not bear out.';
comment on column public.persona_generation_history.ai_generation_id is 'The row of public.generations with tokens and cost, unless that was cleaned up.';
comment on column public.persona_generation_history.content is '{name, sections: {section: [{text, basis, evidence}]}}.';
create index persona_generation_history_recent_idx on public.persona_generation_history (org_id, created_at desc, id);
create index persona_generation_history_contact_idx on public.persona_generation_history (org_id, contact_id, created_at desc);

create table public.persona_evidence (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  generation_id uuid not null,
  position integer not null check (position > 0),
  type text not null check (type in ('contact', 'company', 'activity', 'message', 'reply', 'deal', 'practice', 'analysis', 'peers', 'benchmark')),
  source_id uuid,
  label text not null check (length(label) between 1 and 600),
  quote text check (length(quote) <= 1000),
  observed_at timestamptz not null,
  unique (org_id, generation_id, position),
  foreign key (org_id, generation_id) references public.persona_generation_history (org_id, id) on delete cascade
);
comment on table public.persona_evidence is 'The dated receipts of a generation: every number and quotation of a claim occurs in one that it cites.';
comment on column public.persona_evidence.position is 'Claims cite it as e<position>.';
comment on column public.persona_evidence.source_id is 'The row it comes from, in the table that type means; null for what was computed from many.';
comment on column public.persona_evidence.observed_at is 'When it happened; for a computed figure the latest observation behind it.';

create table public.persona_ratings (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  generation_id uuid not null,
  principal_id uuid not null default auth.uid(),
  stars integer not null check (stars between 1 and 5),
  comment text check (length(comment) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, generation_id, principal_id),
  foreign key (org_id, generation_id) references public.persona_generation_history (org_id, id) on delete cascade
);
comment on table public.persona_ratings is 'One rating a person and generation; a second one changes the first.';
create index persona_ratings_principal_idx on public.persona_ratings (org_id, principal_id);

create trigger customer_personas_touch before update on public.customer_personas
  for each row execute function private.touch_updated_at();
create trigger persona_ratings_touch before update on public.persona_ratings
  for each row execute function private.touch_updated_at();

create function private.keep_personas() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- A row goes only with the contact or the organisation it belongs to, by its foreign key.
  if tg_op = 'DELETE' and (pg_trigger_depth() > 1 or coalesce(current_setting('winloop.erasing', true), '') = 'on') then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'PT403';
end
$$;
comment on function private.keep_personas() is 'Row trigger: refuses every update, and a delete that is neither an erasure nor a cascade.';
create trigger persona_generation_history_append_only before update or delete on public.persona_generation_history
  for each row execute function private.keep_personas();
create trigger persona_evidence_append_only before update or delete on public.persona_evidence
  for each row execute function private.keep_personas();

create function private.persona_generated() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.audit(new.org_id, 'persona.generated', 'customer_personas', new.persona_id,
    jsonb_build_object('generation_id', new.id, 'version', new.version, 'mode', new.mode, 'engine', new.engine));
  perform private.publish('persona.generated', jsonb_build_object('org_id', new.org_id, 'persona_id', new.persona_id,
    'contact_id', new.contact_id, 'generation_id', new.id));
  return null;
end
$$;
comment on function private.persona_generated() is 'Row trigger: the audit row and the fact of every generation.';
create trigger persona_generation_history_generated after insert on public.persona_generation_history
  for each row execute function private.persona_generated();

create function private.stewards_contact(p_org_id uuid, p_contact_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select p_org_id in (select private.steward_org_ids()) or (p_org_id in (select private.writer_org_ids()) and exists (
    select 1 from public.contacts k
    where k.org_id = p_org_id and k.id = p_contact_id and (k.owner_id is null or k.owner_id = (select auth.uid()))))
$$;
comment on function private.stewards_contact(uuid, uuid) is 'May the caller work on this contact: their own or nobody''s, or any for admins and keys that write.';
grant execute on function private.stewards_contact(uuid, uuid) to authenticated, service_role;

do $$
declare
  t text;
begin
  foreach t in array array['customer_personas', 'persona_generation_history', 'persona_evidence', 'persona_ratings'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select, insert on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy customer_personas_insert on public.customer_personas for insert to authenticated
  with check (private.stewards_contact(org_id, contact_id));
create policy customer_personas_update on public.customer_personas for update to authenticated
  using (private.stewards_contact(org_id, contact_id)) with check (private.stewards_contact(org_id, contact_id));
create policy customer_personas_delete on public.customer_personas for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
grant update, delete on public.customer_personas to authenticated;
create policy persona_generation_history_insert on public.persona_generation_history for insert to authenticated
  with check (private.stewards_contact(org_id, contact_id) and created_by = (select auth.uid()));
-- Receipts come with the generation, from whoever made it.
create policy persona_evidence_insert on public.persona_evidence for insert to authenticated
  with check (org_id in (select private.writer_org_ids()) and exists (select 1 from public.persona_generation_history g
    where g.org_id = persona_evidence.org_id and g.id = persona_evidence.generation_id and g.created_by = (select auth.uid())));
create policy persona_ratings_insert on public.persona_ratings for insert to authenticated
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
create policy persona_ratings_update on public.persona_ratings for update to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()))
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
grant update (stars, comment) on public.persona_ratings to authenticated;

-- A generation whose receipt goes, goes as a whole: a claim without it proves nothing.
do $$
declare
  body text := pg_get_functiondef('private.erase_subject(uuid, uuid)'::regprocedure);
  list constant text := 'whole constant text[] := array[''insights'', ''insight_runs''';
begin
  if position(list in body) = 0 then
    raise exception 'private.erase_subject has no list of wholes to add to';
  end if;
  execute replace(body, list, list || ', ''persona_generation_history''');
end
$$;
