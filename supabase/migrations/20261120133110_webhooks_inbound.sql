-- Replies by mail: a provider of its own, and a place for what could not be accepted but must not be lost.

alter table public.webhook_endpoints drop constraint webhook_endpoints_provider_check,
  add constraint webhook_endpoints_provider_check
    check (provider in ('sendgrid', 'sendgrid-inbound', 'hubspot', 'salesforce', 'pipedrive', 'generic'));
alter table public.webhook_deliveries drop constraint webhook_deliveries_provider_check,
  add constraint webhook_deliveries_provider_check
    check (provider in ('sendgrid', 'sendgrid-inbound', 'hubspot', 'salesforce', 'pipedrive', 'generic')),
  add column raw text;
comment on column public.webhook_deliveries.body is 'What was sent, as text. Of a mail: its readable form as JSON, without attachments; of a held mail, every text in it, so that the erasure of a person finds it.';
comment on column public.webhook_deliveries.raw is 'Base64 of the bytes of a held mail (bad signature, unreadable form), attachments included; null for everything else and once a replay accepted it.';

create function public.hold_webhook_delivery(p_org_id uuid, p_endpoint_id uuid, p_provider text, p_body text, p_raw text,
  p_headers jsonb, p_dedupe_key text, p_reason text) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  stored uuid;
begin
  insert into public.webhook_deliveries (org_id, endpoint_id, provider, body, raw, headers, dedupe_key, verdict, error, processed_at)
  values (p_org_id, p_endpoint_id, p_provider, p_body, p_raw, p_headers, p_dedupe_key, 'quarantined', p_reason, now())
  on conflict (org_id, dedupe_key) do nothing returning id into stored;
  if stored is not null then
    return 'quarantined';
  end if;
  insert into public.webhook_deliveries (org_id, endpoint_id, provider, headers, verdict, processed_at)
  values (p_org_id, p_endpoint_id, p_provider, p_headers, 'duplicate', now());
  return 'duplicate';
end
$$;
comment on function public.hold_webhook_delivery(uuid, uuid, text, text, text, jsonb, text, text) is 'Ingestion: keeps the bytes of a delivery that cannot be accepted, for a replay. Nothing is queued.';
grant execute on function public.hold_webhook_delivery(uuid, uuid, text, text, text, jsonb, text, text) to service_role;

create function private.forget_raw() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.raw := null;
  return new;
end
$$;
comment on function private.forget_raw() is 'The bytes of a delivery go with its body, by whatever rule that is emptied.';
create trigger webhook_deliveries_forget_raw before update of body on public.webhook_deliveries
  for each row when (new.body = '') execute function private.forget_raw();
