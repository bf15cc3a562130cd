-- Who used a persona, and when: what the report and the comparison with deal outcomes read.

create table public.persona_uses (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  persona_id uuid not null,
  generation_id uuid not null,
  kind text not null check (kind in ('viewed', 'exported', 'drafted')),
  format text check (format in ('pdf', 'csv', 'json')),
  source_id uuid,
  principal_id uuid not null default auth.uid(),
  occurred_at timestamptz not null default now(),
  unique (org_id, id),
  check ((kind = 'exported') = (format is not null)),
  foreign key (org_id, persona_id) references public.customer_personas (org_id, id) on delete cascade,
  foreign key (org_id, generation_id) references public.persona_generation_history (org_id, id) on delete cascade
);
comment on table public.persona_uses is 'A persona was viewed, exported or used in a draft: append-only, dated by the database.';
comment on column public.persona_uses.generation_id is 'The generation that was read.';
comment on column public.persona_uses.source_id is 'The draft that it was used in.';
create index persona_uses_persona_idx on public.persona_uses (org_id, persona_id, occurred_at);
create index persona_uses_generation_idx on public.persona_uses (org_id, generation_id);
create index persona_uses_recent_idx on public.persona_uses (org_id, occurred_at);

create trigger persona_uses_append_only before update or delete on public.persona_uses
  for each row execute function private.keep_personas();

create function private.persona_used() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Reading a page is no event of the audit log; taking the data out of Winloop is.
  if new.kind = 'exported' then
    perform private.audit(new.org_id, 'persona.exported', 'customer_personas', new.persona_id,
      jsonb_build_object('generation_id', new.generation_id, 'format', new.format));
  end if;
  perform private.publish('persona.used', jsonb_build_object('org_id', new.org_id, 'persona_id', new.persona_id,
    'generation_id', new.generation_id, 'kind', new.kind));
  return null;
end
$$;
comment on function private.persona_used() is 'Row trigger: the fact of every use, and the audit row of an export.';
create trigger persona_uses_used after insert on public.persona_uses
  for each row execute function private.persona_used();

alter table public.persona_uses enable row level security;
alter table public.persona_uses force row level security;
create policy persona_uses_select on public.persona_uses for select to authenticated
  using (org_id in (select private.member_org_ids()));
-- Whoever may read a persona leaves this trace; nobody dates it or leaves it for somebody else.
create policy persona_uses_insert on public.persona_uses for insert to authenticated
  with check (org_id in (select private.member_org_ids()) and principal_id = (select auth.uid()));
grant select on public.persona_uses to authenticated;
grant insert (id, org_id, persona_id, generation_id, kind, format, source_id, principal_id) on public.persona_uses to authenticated;
grant select, insert, update, delete on public.persona_uses to service_role;
