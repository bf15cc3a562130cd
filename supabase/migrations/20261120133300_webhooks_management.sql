-- Webhook endpoints are edited, paused and replayed; the bodies of deliveries are kept for a month.

alter table public.webhook_endpoints
  add column crm_token text not null default '',
  add column has_crm_token boolean not null generated always as (crm_token <> '') stored;
comment on column public.webhook_endpoints.crm_token is 'Encrypted: opens the CRM, to fetch what its events leave out. Write only.';
comment on column public.webhook_endpoints.has_crm_token is 'All that anybody may know of crm_token.';
comment on column public.webhook_endpoints.status is 'A paused endpoint stores and acknowledges; what it stored is read when it is active again.';
grant insert (crm_token), update (crm_token), select (has_crm_token) on public.webhook_endpoints to authenticated;

create function private.queue_deliveries(p_org_id uuid, p_ids uuid[]) returns integer
language plpgsql security definer set search_path = ''
as $$
begin
  if cardinality(p_ids) > 0 then
    perform pgmq.send_batch('jobs', (select array_agg(jsonb_build_object('name', 'webhook.received',
      'payload', jsonb_build_object('org_id', p_org_id, 'delivery_id', i))) from unnest(p_ids) i));
  end if;
  return coalesce(cardinality(p_ids), 0);
end
$$;
comment on function private.queue_deliveries(uuid, uuid[]) is 'Queues the processing of stored deliveries, in one statement.';

create function private.resume_endpoint() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.queue_deliveries(new.org_id, (select array_agg(d.id order by d.received_at) from public.webhook_deliveries d
    where d.org_id = new.org_id and d.endpoint_id = new.id and d.processed_at is null and d.body <> ''));
  return null;
end
$$;
comment on function private.resume_endpoint() is 'What came while the endpoint was paused is read now.';
create trigger webhook_endpoints_resume after update of status on public.webhook_endpoints
  for each row when (old.status = 'paused' and new.status = 'active') execute function private.resume_endpoint();

create function public.replay_webhook_deliveries(p_endpoint_id uuid, p_since timestamptz, p_until timestamptz,
  p_verdict text, p_only_unlinked boolean) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  owner_id uuid := (select w.org_id from public.webhook_endpoints w
    where w.id = p_endpoint_id and w.org_id in (select private.admin_org_ids()));
begin
  if owner_id is null then
    raise exception 'There is no such endpoint.' using errcode = 'PT404';
  end if;
  return private.queue_deliveries(owner_id, (select array_agg(d.id order by d.received_at) from public.webhook_deliveries d
    where d.org_id = owner_id and d.endpoint_id = p_endpoint_id and d.body <> ''
      and (p_since is null or d.received_at >= p_since) and (p_until is null or d.received_at < p_until)
      and (p_verdict is null or d.verdict = p_verdict)
      and (not p_only_unlinked or d.effects @> '[{"result": "unlinked"}]')));
end
$$;
comment on function public.replay_webhook_deliveries(uuid, timestamptz, timestamptz, text, boolean) is 'Admin: reads the stored deliveries of an endpoint again, all that fit; returns how many were queued.';
grant execute on function public.replay_webhook_deliveries(uuid, timestamptz, timestamptz, text, boolean) to authenticated;

-- Under a flood every statement counts: deliveries that arrive together are stored together.
create function public.store_webhook_deliveries(p_deliveries jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform public.store_webhook_delivery(d.p_org_id, d.p_endpoint_id, d.p_provider, d.p_body, d.p_headers, d.p_dedupe_key)
  from jsonb_to_recordset(p_deliveries) as d (p_org_id uuid, p_endpoint_id uuid, p_provider text, p_body text,
    p_headers jsonb, p_dedupe_key text);
end
$$;
comment on function public.store_webhook_deliveries(jsonb) is 'Ingestion: store_webhook_delivery for several, all or none.';
grant execute on function public.store_webhook_deliveries(jsonb) to service_role;
