-- Webhooks: who may send, what was sent, and what it changed.

create table public.webhook_endpoints (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  provider text not null check (provider in ('sendgrid', 'hubspot', 'salesforce', 'pipedrive', 'generic')),
  name text not null default '' check (length(name) <= 200),
  token_hash text not null unique,
  secret text not null default '',
  old_secret text not null default '',
  settings jsonb not null default '{}'::jsonb check (jsonb_typeof(settings) = 'object'),
  status text not null default 'active' check (status in ('active', 'paused')),
  rotated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.webhook_endpoints is 'Addresses that providers post to. The token in the address is stored as a hash.';
comment on column public.webhook_endpoints.secret is 'Encrypted with AES-256-GCM under ENCRYPTION_KEY; empty when the provider signs nothing.';
comment on column public.webhook_endpoints.old_secret is 'The secret before the last rotation: it still counts, until the next one.';
comment on column public.webhook_endpoints.settings is '{stages: {stage id: open | won | lost}, organization_id}.';

create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  endpoint_id uuid,
  provider text not null check (provider in ('sendgrid', 'hubspot', 'salesforce', 'pipedrive', 'generic')),
  body text not null default '',
  headers jsonb not null default '{}'::jsonb,
  verdict text not null default 'accepted' check (verdict in ('accepted', 'duplicate', 'rejected', 'quarantined')),
  dedupe_key text,
  events integer not null default 0,
  effects jsonb not null default '[]'::jsonb,
  error text,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  unique (org_id, id),
  unique (org_id, dedupe_key),
  foreign key (org_id, endpoint_id) references public.webhook_endpoints (org_id, id) on delete cascade
);
comment on table public.webhook_deliveries is 'Every delivery as it came, and what became of it. A duplicate and a rejected one keep no body.';
comment on column public.webhook_deliveries.headers is 'An allow-list: never a password or a session. A held mail keeps its signature, which a replay checks again.';
comment on column public.webhook_deliveries.dedupe_key is 'SHA-256 over endpoint and body; null for a repeat and for what was rejected.';
comment on column public.webhook_deliveries.effects is 'Per event: {event, result: recorded | duplicate | unlinked | ignored | quarantined, outcome_id?, reason?, linked_by?}. linked_by "guess": by the sender and the time, not by an id.';
create index webhook_endpoints_org_idx on public.webhook_endpoints (org_id, created_at desc);
create index webhook_deliveries_endpoint_idx on public.webhook_deliveries (org_id, endpoint_id, received_at desc);
create index outcome_events_deal_idx on public.outcome_events (org_id, source, deal_key) where deal_key is not null;

create trigger webhook_endpoints_touch before update on public.webhook_endpoints
  for each row execute function private.touch_updated_at();
create trigger webhook_endpoints_audit after insert or update or delete on public.webhook_endpoints
  for each row execute function private.audit_row();

do $$
declare
  t text;
begin
  foreach t in array array['webhook_endpoints', 'webhook_deliveries'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.admin_org_ids()))', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy webhook_endpoints_insert on public.webhook_endpoints for insert to authenticated
  with check (org_id in (select private.admin_org_ids()));
create policy webhook_endpoints_update on public.webhook_endpoints for update to authenticated
  using (org_id in (select private.admin_org_ids())) with check (org_id in (select private.admin_org_ids()));
create policy webhook_endpoints_delete on public.webhook_endpoints for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
-- Secrets go in and never come out again.
grant select (id, org_id, provider, name, status, settings, rotated_at, created_at, updated_at) on public.webhook_endpoints to authenticated;
grant insert (id, org_id, provider, name, token_hash, secret, settings) on public.webhook_endpoints to authenticated;
grant update (name, status, settings) on public.webhook_endpoints to authenticated;
grant delete on public.webhook_endpoints to authenticated;
grant select on public.webhook_deliveries to authenticated;

create function public.rotate_webhook_secret(p_id uuid, p_secret text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.webhook_endpoints w set old_secret = w.secret, secret = p_secret, rotated_at = now()
  where w.id = p_id and w.org_id in (select private.admin_org_ids());
  if not found then
    raise exception 'There is no such endpoint.' using errcode = 'PT404';
  end if;
end
$$;
comment on function public.rotate_webhook_secret(uuid, text) is 'Admin: a new secret (encrypted by the caller); the one before keeps counting until the next rotation.';

create function public.store_webhook_delivery(p_org_id uuid, p_endpoint_id uuid, p_provider text, p_body text,
  p_headers jsonb, p_dedupe_key text) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  stored uuid;
begin
  insert into public.webhook_deliveries (org_id, endpoint_id, provider, body, headers, dedupe_key)
  values (p_org_id, p_endpoint_id, p_provider, p_body, p_headers, p_dedupe_key)
  on conflict (org_id, dedupe_key) do nothing returning id into stored;
  if stored is null then
    insert into public.webhook_deliveries (org_id, endpoint_id, provider, headers, verdict, processed_at)
    values (p_org_id, p_endpoint_id, p_provider, p_headers, 'duplicate', now());
    return 'duplicate';
  end if;
  -- The lock makes a pause or a resumption that happens meanwhile wait, so that no delivery falls between.
  perform 1 from public.webhook_endpoints w where w.org_id = p_org_id and w.id = p_endpoint_id and w.status = 'paused' for share;
  if not found then
    perform private.publish('webhook.received', jsonb_build_object('org_id', p_org_id, 'delivery_id', stored));
  end if;
  return 'accepted';
end
$$;
comment on function public.store_webhook_delivery(uuid, uuid, text, text, jsonb, text) is 'Ingestion: stores the delivery and queues its processing in one transaction; a repeat only leaves a line.';

create function public.replay_webhook_delivery(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  delivery record;
begin
  select d.org_id, d.body <> '' as has_body into delivery from public.webhook_deliveries d
  where d.id = p_id and d.org_id in (select private.admin_org_ids());
  if delivery.org_id is null then
    raise exception 'There is no such delivery.' using errcode = 'PT404';
  end if;
  if not delivery.has_body then
    raise exception 'Nothing of this delivery was kept that could be replayed.' using errcode = 'PT409';
  end if;
  perform private.queue_deliveries(delivery.org_id, array[p_id]);
end
$$;
comment on function public.replay_webhook_delivery(uuid) is 'Admin: reads a stored delivery again. What the ledger has already is not doubled.';

grant execute on function public.store_webhook_delivery(uuid, uuid, text, text, jsonb, text) to service_role;
grant execute on function public.rotate_webhook_secret(uuid, text), public.replay_webhook_delivery(uuid) to authenticated;
