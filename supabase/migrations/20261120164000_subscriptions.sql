-- Events out: addresses that want to hear of what happens here, and what became of each message to them.

create table public.event_subscriptions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  name text not null default '' check (length(name) <= 200),
  url text not null check (url ~ '^https?://' and length(url) <= 2000),
  events text[] not null check (cardinality(events) > 0 and events <@ array['insight.created', 'persona.generated',
    'reply.needs_review', 'plan.proposed', 'plan.decided', 'report.high_severity']),
  secret text not null,
  old_secret text not null default '',
  rotated_at timestamptz,
  status text not null default 'active' check (status in ('active', 'paused')),
  paused_reason text check (length(paused_reason) <= 500),
  failing_since timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.event_subscriptions is 'Addresses that are told what happens here, as Standard Webhooks. While one is paused nothing is stored for it.';
comment on column public.event_subscriptions.secret is 'Encrypted with AES-256-GCM under ENCRYPTION_KEY. Write only.';
comment on column public.event_subscriptions.old_secret is 'The secret before the last rotation: it signs beside the new one for a day.';
comment on column public.event_subscriptions.paused_reason is 'Why Winloop paused it by itself; null when a person did.';
comment on column public.event_subscriptions.failing_since is 'The first failed attempt since the last that was delivered.';

create table public.event_deliveries (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  subscription_id uuid not null,
  event_type text not null,
  event_key text not null,
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  last_attempt_at timestamptz,
  next_attempt_at timestamptz,
  response_status integer,
  duration_ms integer,
  error text check (length(error) <= 500),
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  unique (org_id, id),
  unique (subscription_id, event_key),
  foreign key (org_id, subscription_id) references public.event_subscriptions (org_id, id) on delete cascade
);
comment on table public.event_deliveries is 'One message to one address: what it said, and what became of the last attempt. Its id is the webhook-id of every attempt.';
comment on column public.event_deliveries.event_key is 'What happened, by name: the same event is never stored twice for an address.';
comment on column public.event_deliveries.payload is '{type, timestamp, data}: ids and words of this product, no text of customers.';
create index event_subscriptions_org_idx on public.event_subscriptions (org_id, created_at desc);
create index event_deliveries_subscription_idx on public.event_deliveries (org_id, subscription_id, created_at desc, id desc);

create trigger event_subscriptions_touch before update on public.event_subscriptions
  for each row execute function private.touch_updated_at();
create trigger event_subscriptions_audit after insert or update or delete on public.event_subscriptions
  for each row execute function private.audit_row();

alter table public.notifications drop constraint notifications_kind_check,
  add constraint notifications_kind_check
    check (kind in ('stale', 'slipping', 'forecast_fall', 'closing_soon', 'moved', 'reply', 'learned', 'system'));

do $$
declare
  t text;
begin
  foreach t in array array['event_subscriptions', 'event_deliveries'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.admin_org_ids()))', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;
create policy event_subscriptions_insert on public.event_subscriptions for insert to authenticated
  with check (org_id in (select private.admin_org_ids()));
create policy event_subscriptions_update on public.event_subscriptions for update to authenticated
  using (org_id in (select private.admin_org_ids())) with check (org_id in (select private.admin_org_ids()));
create policy event_subscriptions_delete on public.event_subscriptions for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
-- Secrets go in and never come out again.
grant select (id, org_id, name, url, events, rotated_at, status, paused_reason, failing_since, created_at, updated_at)
  on public.event_subscriptions to authenticated;
grant insert (id, org_id, name, url, events, secret) on public.event_subscriptions to authenticated;
grant update (name, url, events, status, paused_reason, failing_since) on public.event_subscriptions to authenticated;
grant delete on public.event_subscriptions to authenticated;
grant select on public.event_deliveries to authenticated;

create function public.rotate_subscription_secret(p_id uuid, p_secret text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.event_subscriptions s set old_secret = s.secret, secret = p_secret, rotated_at = now()
  where s.id = p_id and s.org_id in (select private.admin_org_ids());
  if not found then
    raise exception 'There is no such subscription.' using errcode = 'PT404';
  end if;
end
$$;
comment on function public.rotate_subscription_secret(uuid, text) is 'Admin: a new secret (encrypted by the caller); the one before signs beside it for a day.';

create function private.queue_event(p_org_id uuid, p_delivery_id uuid, p_delay_seconds integer default 0) returns void
language sql security definer set search_path = ''
as $$
  select private.publish('subscriptions.deliver', jsonb_build_object('org_id', p_org_id, 'delivery_id', p_delivery_id), p_delay_seconds)
$$;
comment on function private.queue_event(uuid, uuid, integer) is 'Queues an attempt to deliver.';

create function private.emit_event(p_org_id uuid, p_type text, p_key text, p_data jsonb) returns void
language sql security definer set search_path = ''
as $$
  with stored as (
    insert into public.event_deliveries (org_id, subscription_id, event_type, event_key, payload)
    select p_org_id, s.id, p_type, p_type || ':' || p_key,
      jsonb_build_object('type', p_type, 'timestamp', to_jsonb(now()), 'data', p_data)
    from public.event_subscriptions s
    where s.org_id = p_org_id and s.status = 'active' and p_type = any (s.events)
    on conflict (subscription_id, event_key) do nothing
    returning id
  )
  select private.queue_event(p_org_id, id) from stored
$$;
comment on function private.emit_event(uuid, text, text, jsonb) is 'Tells everybody who wants to hear of it, in the transaction that made it true. The key names the occasion: again changes nothing.';

create function public.send_test_event(p_id uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  owner_id uuid := (select s.org_id from public.event_subscriptions s
    where s.id = p_id and s.org_id in (select private.admin_org_ids()));
  stored uuid;
begin
  if owner_id is null then
    raise exception 'There is no such subscription.' using errcode = 'PT404';
  end if;
  insert into public.event_deliveries (org_id, subscription_id, event_type, event_key, payload)
  values (owner_id, p_id, 'subscription.test', 'subscription.test:' || gen_random_uuid(), jsonb_build_object(
    'type', 'subscription.test', 'timestamp', to_jsonb(now()), 'data', jsonb_build_object('subscription_id', p_id)))
  returning id into stored;
  perform private.queue_event(owner_id, stored);
  return stored;
end
$$;
comment on function public.send_test_event(uuid) is 'Admin: one message that says nothing but that it arrived; returns its delivery.';

create function public.replay_event_delivery(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  owner_id uuid;
begin
  update public.event_deliveries d set status = 'pending', attempts = 0, next_attempt_at = null, error = null
  where d.id = p_id and d.status <> 'pending' and d.org_id in (select private.admin_org_ids())
  returning d.org_id into owner_id;
  if owner_id is not null then
    perform private.queue_event(owner_id, p_id);
  elsif not exists (select 1 from public.event_deliveries d where d.id = p_id and d.org_id in (select private.admin_org_ids())) then
    raise exception 'There is no such delivery.' using errcode = 'PT404';
  end if;
end
$$;
comment on function public.replay_event_delivery(uuid) is 'Admin: sends a message again under the same webhook-id. One that is on its way stays as it is.';

create function public.record_event_attempt(p_org_id uuid, p_id uuid, p_attempt jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  attempt record;
  subscription uuid;
begin
  select * into attempt from jsonb_to_record(p_attempt)
    as a (is_delivered boolean, response_status integer, duration_ms integer, error text, retry_seconds integer, pause text);
  update public.event_deliveries d set
    attempts = d.attempts + 1, last_attempt_at = now(), response_status = attempt.response_status,
    duration_ms = attempt.duration_ms, error = attempt.error,
    status = case when attempt.is_delivered then 'delivered' when attempt.retry_seconds is null then 'failed' else 'pending' end,
    delivered_at = case when attempt.is_delivered then now() end,
    next_attempt_at = now() + make_interval(secs => attempt.retry_seconds)
  where d.org_id = p_org_id and d.id = p_id and d.status = 'pending'
  returning d.subscription_id into subscription;
  if subscription is null then
    return;
  end if;
  if attempt.retry_seconds is not null then
    perform private.queue_event(p_org_id, p_id, attempt.retry_seconds);
  end if;
  update public.event_subscriptions s set
    failing_since = case when attempt.is_delivered then null else coalesce(s.failing_since, now()) end,
    status = case when attempt.pause is null then s.status else 'paused' end,
    paused_reason = coalesce(attempt.pause, s.paused_reason)
  where s.org_id = p_org_id and s.id = subscription
    and (attempt.pause is not null or (s.failing_since is null) <> attempt.is_delivered);
  if attempt.pause is not null then
    insert into public.notifications (org_id, kind, dedupe_key, severity, title, body, next_action, href)
    select p_org_id, 'system', 'subscription_paused:' || subscription || ':' || p_id, 2, 'Events to ' || split_part(s.url, '/', 3) || ' are paused',
      attempt.pause, 'Mend the address, resume it, and replay what failed.', '/settings/events/' || subscription
    from public.event_subscriptions s where s.org_id = p_org_id and s.id = subscription
    on conflict (org_id, dedupe_key) do nothing;
  end if;
end
$$;
comment on function public.record_event_attempt(uuid, uuid, jsonb) is 'Worker: {is_delivered, response_status, duration_ms, error, retry_seconds, pause}: notes the attempt, queues the next one, pauses the address.';

revoke all on function public.rotate_subscription_secret(uuid, text), private.queue_event(uuid, uuid, integer),
  private.emit_event(uuid, text, text, jsonb), public.send_test_event(uuid), public.replay_event_delivery(uuid),
  public.record_event_attempt(uuid, uuid, jsonb) from public;
grant execute on function public.rotate_subscription_secret(uuid, text), public.send_test_event(uuid),
  public.replay_event_delivery(uuid) to authenticated;
grant execute on function public.record_event_attempt(uuid, uuid, jsonb) to service_role;
