-- Personas of many contacts: the order, its items, and what may be done with it.

create table public.persona_batches (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  mode text not null default 'rag' check (mode in ('basic', 'rag')),
  origin text not null default 'person' check (origin in ('person', 'refresh')),
  status text not null default 'running' check (status in ('running', 'paused', 'cancelled', 'finished')),
  engine text check (engine in ('anthropic', 'openai')),
  model text,
  provider_batch_id text,
  reason text,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (org_id, id)
);
comment on table public.persona_batches is 'An order of many personas. Its state is here alone: any worker goes on where another one stopped.';
comment on column public.persona_batches.origin is 'refresh: made because enough new interactions had arrived.';
comment on column public.persona_batches.provider_batch_id is 'The batch at the provider whose answers are awaited; null while nothing is out.';
comment on column public.persona_batches.reason is 'Why the provider''s batch API was not used, as "engine: code".';
create index persona_batches_recent_idx on public.persona_batches (org_id, created_at desc, id);

create table public.persona_batch_items (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  batch_id uuid not null,
  contact_id uuid not null,
  place integer not null,
  status text not null default 'waiting' check (status in ('waiting', 'asked', 'done', 'failed', 'cancelled')),
  prepared jsonb check (jsonb_typeof(prepared) = 'object'),
  persona_id uuid,
  engine text,
  reason text,
  settled_at timestamptz,
  unique (org_id, batch_id, contact_id),
  foreign key (org_id, batch_id) references public.persona_batches (org_id, id) on delete cascade,
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade,
  foreign key (org_id, persona_id) references public.customer_personas (org_id, id) on delete set null (persona_id)
);
comment on table public.persona_batch_items is 'One contact of an order.';
comment on column public.persona_batch_items.prepared is 'The facts that the provider was asked with, while its answer is awaited: the answer cites them by number.';
comment on column public.persona_batch_items.reason is 'Why it failed, or why another engine answered.';
create index persona_batch_items_work_idx on public.persona_batch_items (org_id, batch_id, status, place);
create index persona_batch_items_contact_idx on public.persona_batch_items (org_id, contact_id);
create index persona_batch_items_persona_idx on public.persona_batch_items (org_id, persona_id);

create trigger persona_batches_touch before update on public.persona_batches
  for each row execute function private.touch_updated_at();
do $$
declare
  t text;
begin
  foreach t in array array['persona_batches', 'persona_batch_items'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;

create function public.create_persona_batch(p_org_id uuid, p_contact_ids uuid[], p_mode text default 'rag',
  p_origin text default 'person', p_created_by uuid default null) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  is_service boolean := coalesce(auth.role(), '') = 'service_role';
  batch uuid;
begin
  if not is_service and p_org_id not in (select private.writer_org_ids()) then
    raise exception 'You may not generate personas here.' using errcode = 'PT403';
  end if;
  insert into public.persona_batches (org_id, mode, origin, created_by)
  values (p_org_id, p_mode, case when is_service then p_origin else 'person' end,
    case when is_service then p_created_by else auth.uid() end)
  returning id into batch;
  insert into public.persona_batch_items (org_id, batch_id, contact_id, place)
  select p_org_id, batch, k.id, min(w.place)
  from unnest(p_contact_ids) with ordinality as w (id, place)
  join public.contacts k on k.org_id = p_org_id and k.id = w.id
  group by k.id;
  perform private.publish('personas.batch', jsonb_build_object('org_id', p_org_id, 'batch_id', batch));
  return batch;
end
$$;
comment on function public.create_persona_batch(uuid, uuid[], text, text, uuid) is
  'Orders the personas of these contacts, each once; contacts that the organisation does not have are left out. Work starts with the commit.';

create function public.steer_persona_batch(p_org_id uuid, p_batch_id uuid, p_action text) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  batch public.persona_batches;
  next_status text;
begin
  if p_org_id not in (select private.member_org_ids()) then
    raise exception 'There is no such batch.' using errcode = 'PT404';
  end if;
  select * into batch from public.persona_batches b where b.org_id = p_org_id and b.id = p_batch_id for update;
  if batch.id is null then
    raise exception 'There is no such batch.' using errcode = 'PT404';
  end if;
  if p_org_id not in (select private.writer_org_ids())
    or (batch.created_by is distinct from (select auth.uid()) and p_org_id not in (select private.steward_org_ids())) then
    raise exception 'This batch belongs to a colleague.' using errcode = 'PT403';
  end if;
  next_status := case
    when p_action = 'pause' and batch.status in ('running', 'paused') then 'paused'
    when p_action = 'resume' and batch.status in ('running', 'paused') then 'running'
    when p_action = 'cancel' and batch.status in ('running', 'paused', 'cancelled') then 'cancelled' end;
  if next_status is null then
    raise exception 'The batch is % already.', batch.status using errcode = 'PT409';
  end if;
  if next_status <> batch.status then
    update public.persona_batches b set status = next_status, finished_at = case when next_status = 'cancelled' then now() end
    where b.id = batch.id;
    if next_status = 'cancelled' then
      update public.persona_batch_items i set status = 'cancelled', prepared = null, settled_at = now()
      where i.org_id = p_org_id and i.batch_id = batch.id and i.status in ('waiting', 'asked');
    end if;
    if next_status <> 'paused' then
      perform private.publish('personas.batch', jsonb_build_object('org_id', p_org_id, 'batch_id', batch.id));
    end if;
  end if;
  return next_status;
end
$$;
comment on function public.steer_persona_batch(uuid, uuid, text) is
  'pause, resume or cancel, by whoever made the batch or an admin. The same again changes nothing.';

create function public.store_batch_persona(p_org_id uuid, p_item_id uuid, p_contact_id uuid, p_generation jsonb, p_evidence jsonb)
returns uuid
language plpgsql security invoker set search_path = ''
as $$
declare
  persona uuid;
begin
  if not private.open_batch_item(p_org_id, p_item_id, p_contact_id) then
    return null;
  end if;
  persona := public.store_persona(p_org_id, p_contact_id, p_generation, p_evidence);
  perform private.settle_batch_item(p_org_id, p_item_id, persona, p_generation ->> 'engine',
    coalesce(p_generation ->> 'fallback_reason', p_generation ->> 'mode_reason'));
  return persona;
end
$$;
comment on function public.store_batch_persona(uuid, uuid, uuid, jsonb, jsonb) is
  'Stores the persona and settles its item as one, so that no contact is done twice; null when the item was settled or cancelled before.';

create function private.open_batch_item(p_org_id uuid, p_item_id uuid, p_contact_id uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  perform 1 from public.persona_batch_items i join public.persona_batches b on b.org_id = i.org_id and b.id = i.batch_id
  where i.org_id = p_org_id and i.id = p_item_id and i.contact_id = p_contact_id and i.status in ('waiting', 'asked')
    and b.created_by = (select auth.uid())
  for update of i;
  return found;
end
$$;
comment on function private.open_batch_item(uuid, uuid, uuid) is 'Locks an item of the caller''s own batch; false when it is settled.';

create function private.settle_batch_item(p_org_id uuid, p_item_id uuid, p_persona_id uuid, p_engine text, p_reason text) returns void
language sql security definer set search_path = ''
as $$
  update public.persona_batch_items i
  set status = 'done', persona_id = p_persona_id, engine = p_engine, reason = left(p_reason, 500), prepared = null, settled_at = now()
  from public.persona_batches b
  where b.org_id = i.org_id and b.id = i.batch_id and b.created_by = (select auth.uid())
    and i.org_id = p_org_id and i.id = p_item_id and i.status in ('waiting', 'asked')
$$;
comment on function private.settle_batch_item(uuid, uuid, uuid, text, text) is 'Marks an item of the caller''s own batch as done.';

create function public.persona_batch_counts(p_org_id uuid, p_batch_ids uuid[])
returns table (batch_id uuid, status text, n bigint)
language sql stable security invoker set search_path = ''
as $$
  select i.batch_id, i.status, count(*) from public.persona_batch_items i
  where i.org_id = p_org_id and i.batch_id = any (p_batch_ids)
  group by i.batch_id, i.status
$$;
comment on function public.persona_batch_counts(uuid, uuid[]) is 'How far these batches are.';

create function public.stale_personas(p_default integer, p_limit integer default 200)
returns table (org_id uuid, contact_id uuid, mode text, made_by uuid, fresh bigint)
language sql stable security definer set search_path = ''
as $$
  select p.org_id, p.contact_id, g.requested_mode, g.created_by, f.fresh
  from public.customer_personas p
  join public.organizations o on o.id = p.org_id
  join public.persona_generation_history g on g.org_id = p.org_id and g.persona_id = p.id and g.version = p.version
  cross join lateral (select coalesce((o.settings ->> 'persona_refresh_after')::integer, p_default) as least_fresh) s
  cross join lateral (
    select (select count(*) from public.activities a where a.org_id = p.org_id and a.contact_id = p.contact_id and a.created_at > p.generated_at)
      + (select count(*) from public.outcome_labels m where m.org_id = p.org_id and m.lead_id = p.contact_id and m.created_at > p.generated_at)
      + (select count(*) from public.outcome_labels m join public.outcome_events e on e.org_id = m.org_id and e.outcome_id = m.id
        where m.org_id = p.org_id and m.lead_id = p.contact_id and e.type = 'replied' and not e.is_auto_reply
          and e.recorded_at > p.generated_at) as fresh) f
  where s.least_fresh > 0 and f.fresh >= s.least_fresh and g.created_by is not null
    and not exists (select 1 from public.persona_batch_items i join public.persona_batches b on b.org_id = i.org_id and b.id = i.batch_id
      where i.org_id = p.org_id and i.contact_id = p.contact_id and i.status in ('waiting', 'asked') and b.status in ('running', 'paused'))
  order by p.generated_at, p.id
  limit least(p_limit, 1000)
$$;
comment on function public.stale_personas(integer, integer) is
  'Personas since whose generation enough has happened: settings.persona_refresh_after interactions, otherwise the default; 0 never refreshes.';

revoke all on function public.create_persona_batch(uuid, uuid[], text, text, uuid), public.steer_persona_batch(uuid, uuid, text),
  public.store_batch_persona(uuid, uuid, uuid, jsonb, jsonb), public.persona_batch_counts(uuid, uuid[]),
  public.stale_personas(integer, integer), private.open_batch_item(uuid, uuid, uuid),
  private.settle_batch_item(uuid, uuid, uuid, text, text) from public;
grant execute on function public.create_persona_batch(uuid, uuid[], text, text, uuid),
  public.persona_batch_counts(uuid, uuid[]) to authenticated, service_role;
grant execute on function public.steer_persona_batch(uuid, uuid, text),
  public.store_batch_persona(uuid, uuid, uuid, jsonb, jsonb) to authenticated;
grant execute on function private.open_batch_item(uuid, uuid, uuid),
  private.settle_batch_item(uuid, uuid, uuid, text, text) to authenticated;
grant execute on function public.stale_personas(integer, integer) to service_role;
