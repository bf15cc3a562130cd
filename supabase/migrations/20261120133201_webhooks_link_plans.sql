-- A plan that was made while the tables were empty reads a whole organisation for every event: this function plans for
-- the tables as they are, and an id is read once for an event instead of once for every row it is compared with.

create or replace function public.apply_webhook_deliveries(p_org_id uuid, p_deliveries jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  done jsonb;
begin
  with d as materialized (
    select i.ordinality as nth, private.as_uuid(i.value ->> 'id') as delivery_id, i.value -> 'events' as events
    from jsonb_array_elements(p_deliveries) with ordinality as i (value, ordinality)
  ),
  e as materialized (
    select row_number() over (order by d.nth, r.nth) as place, d.delivery_id, r.*,
      private.as_uuid(r.link ->> 'outcome_id') as outcome_uuid, private.as_uuid(r.link ->> 'lead_id') as lead_uuid
    from d
    cross join lateral rows from (jsonb_to_recordset(d.events) as (source text, source_event_id text, type text,
      occurred_at timestamptz, link jsonb, deal_key text, is_machine boolean, bounce_type text, reason text,
      deal_value numeric, currency text, reply_text text, is_auto_reply boolean)) with ordinality
      as r (source, source_event_id, type, occurred_at, link, deal_key, is_machine, bounce_type, reason, deal_value, currency,
        reply_text, is_auto_reply, nth)
  ),
  -- Materialized step by step: each lookup is made once, and only for the events that the one before didn't place.
  named as materialized (
    select e.*, coalesce(
      (select o.id from public.outcome_labels o where o.org_id = p_org_id and o.id = e.outcome_uuid),
      (select o.id from public.outcome_labels o where o.org_id = p_org_id and o.provider_message_id = e.link ->> 'provider_message_id')) as named
    from e
  ),
  known as materialized (
    -- A deal stays with the message that it was given to first: a later change must find what it changes.
    select n.*, case when n.named is null and n.deal_key is not null then
      (select v.outcome_id from public.outcome_events v
        where v.org_id = p_org_id and v.source = n.source and v.deal_key = n.deal_key
        order by v.recorded_at, v.id limit 1) end as known
    from named n
  ),
  led as materialized (
    select k.*, case when k.named is null and k.known is null then coalesce(
      (select c.id from public.contacts c where c.org_id = p_org_id and c.id = k.lead_uuid),
      (select c.id from public.contacts c where c.org_id = p_org_id and c.external_id = k.link ->> 'lead_id'),
      (select c.id from public.contacts c where c.org_id = p_org_id and c.email = k.link ->> 'email'),
      (select d.contact_id from public.deals d where d.org_id = p_org_id and d.external_id = k.deal_key)) end as lead
    from known k
  ),
  guessed as materialized (
    select l.*, case when l.lead is not null then (select o.id from public.outcome_labels o
      where o.org_id = p_org_id and o.lead_id = l.lead
      -- The latest message before the event; one that was sent later only when there is no other.
      order by (o.sent_at <= l.occurred_at) desc, o.sent_at desc, o.id limit 1) end as latest
    from led l
  ),
  linked as materialized (
    select g.*, coalesce(g.named, g.known, case when g.deal_key is null then g.latest else first_value(coalesce(g.named, g.latest))
      over (partition by g.source, g.deal_key order by coalesce(g.named, g.latest) is null, g.occurred_at, g.place) end) as outcome_id,
      row_number() over (partition by g.source, g.source_event_id order by g.place) as copy
    from guessed g
  ),
  recorded as (
    insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id, is_machine, bounce_type,
      reason, deal_key, deal_value, currency, reply_text, is_auto_reply)
    select distinct on (l.source, l.source_event_id) p_org_id, l.outcome_id, l.type, l.occurred_at, l.source, l.source_event_id,
      coalesce(l.is_machine, false), l.bounce_type, l.reason, l.deal_key, l.deal_value, l.currency, l.reply_text,
      coalesce(l.is_auto_reply, false)
    from linked l where l.outcome_id is not null
    order by l.source, l.source_event_id, l.place
    on conflict (org_id, source, source_event_id) do nothing
    returning source, source_event_id
  ),
  effects as (
    select l.delivery_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('event', l.type, 'outcome_id', l.outcome_id,
      'result', case when l.outcome_id is null then 'unlinked' when r.source is null or l.copy > 1 then 'duplicate' else 'recorded' end,
      'linked_by', case when l.outcome_id is not null and l.named is null and l.known is null then 'guess' end,
      'reason', case when l.outcome_id is null then 'No message belongs to what the event names.' end)) order by l.place) as list
    from linked l
    left join recorded r on r.source = l.source and r.source_event_id = l.source_event_id
    group by l.delivery_id
  )
  select jsonb_object_agg(d.delivery_id, coalesce(f.list, '[]'::jsonb)) into done
  from d left join effects f on f.delivery_id = d.delivery_id;

  update public.webhook_deliveries w set
    effects = (done -> g.id) || g.skipped, events = jsonb_array_length((done -> g.id) || g.skipped),
    processed_at = now(), error = null,
    verdict = case when jsonb_path_exists(g.skipped, '$[*] ? (@.result == "quarantined")') then 'quarantined' else 'accepted' end
  from jsonb_to_recordset(p_deliveries) as g (id text, skipped jsonb)
  where w.org_id = p_org_id and w.id = private.as_uuid(g.id);
  return done;
end
$$;

create function public.refresh_statistics() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  analyze public.outcome_labels;
  analyze public.outcome_events;
  analyze public.contacts;
  analyze public.deals;
  analyze public.webhook_deliveries;
end
$$;
comment on function public.refresh_statistics() is 'Worker: the planner''s knowledge of the tables that webhooks read. The embedded database has nothing that does it by itself.';
grant execute on function public.refresh_statistics() to service_role;
