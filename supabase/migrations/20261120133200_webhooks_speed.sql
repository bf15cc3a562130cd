-- Webhooks at speed: several deliveries are applied in one call, each lookup is made once, and the fold is one pass.

-- Every fold rewrites its row: with room on the page the indexes stay as they are.
alter table public.outcome_labels set (fillfactor = 70);

create function public.apply_webhook_deliveries(p_org_id uuid, p_deliveries jsonb) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  done jsonb;
  split uuid[];
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
  deals as materialized (select distinct n.source, n.deal_key from named n where n.deal_key is not null),
  led as materialized (
    select k.*, case when k.named is null then coalesce(
      (select c.id from public.contacts c where c.org_id = p_org_id and c.id = k.lead_uuid),
      (select c.id from public.contacts c where c.org_id = p_org_id and c.external_id = k.link ->> 'lead_id'),
      (select c.id from public.contacts c where c.org_id = p_org_id and c.email = k.link ->> 'email'),
      (select d.contact_id from public.deals d where d.org_id = p_org_id and d.external_id = k.deal_key)) end as lead
    from named k
  ),
  guessed as materialized (
    select l.*, case when l.lead is not null then (select o.id from public.outcome_labels o
      where o.org_id = p_org_id and o.lead_id = l.lead
      -- The latest message before the event; one that was sent later only when there is no other.
      order by (o.sent_at <= l.occurred_at) desc, o.sent_at desc, o.id limit 1) end as latest
    from led l
  ),
  -- Whatever the order of arrival: named before guessed, then the earliest, then the id.
  best as materialized (
    select distinct on (c.source, c.deal_key) c.* from (
      select g.source, g.deal_key, coalesce(g.named, g.latest) as outcome_id, g.named is not null as is_named, g.occurred_at, g.source_event_id
      from guessed g where g.deal_key is not null and coalesce(g.named, g.latest) is not null
      union all
      select l.source, l.deal_key, l.outcome_id, l.is_named, l.occurred_at, l.source_event_id
      from deals join public.deal_links l on l.org_id = p_org_id and l.source = deals.source and l.deal_key = deals.deal_key
      union all
      -- Deals of the ledger that were recorded without a link.
      select v.source, v.deal_key, v.outcome_id, false, v.occurred_at, v.source_event_id
      from deals join public.outcome_events v on v.org_id = p_org_id and v.source = deals.source and v.deal_key = deals.deal_key
      where not exists (select 1 from public.deal_links l where l.org_id = p_org_id and l.source = v.source and l.deal_key = v.deal_key)
    ) c
    order by c.source, c.deal_key, c.is_named desc, c.occurred_at, c.source_event_id
  ),
  links as (
    insert into public.deal_links as l (org_id, source, deal_key, outcome_id, is_named, occurred_at, source_event_id)
    select p_org_id, b.source, b.deal_key, b.outcome_id, b.is_named, b.occurred_at, b.source_event_id from best b
    on conflict (org_id, source, deal_key) do update
    set outcome_id = excluded.outcome_id, is_named = excluded.is_named, occurred_at = excluded.occurred_at, source_event_id = excluded.source_event_id
    where (not excluded.is_named, excluded.occurred_at, excluded.source_event_id) < (not l.is_named, l.occurred_at, l.source_event_id)
  ),
  linked as materialized (
    select g.*, case when g.deal_key is null then coalesce(g.named, g.latest) else b.outcome_id end as outcome_id,
      coalesce(b.is_named, g.named is not null) as is_sure,
      row_number() over (partition by g.source, g.source_event_id order by g.place) as copy
    from guessed g left join best b on b.source = g.source and b.deal_key = g.deal_key
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
      'linked_by', case when l.outcome_id is not null and not l.is_sure then 'guess' end,
      'reason', case when l.outcome_id is null then 'No message belongs to what the event names.' end)) order by l.place) as list
    from linked l
    left join recorded r on r.source = l.source and r.source_event_id = l.source_event_id
    group by l.delivery_id
  )
  select jsonb_object_agg(d.delivery_id, coalesce(f.list, '[]'::jsonb)) into done
  from d left join effects f on f.delivery_id = d.delivery_id;

  -- A deal that moved: the message that lost it and the one that has it now are folded again.
  select array_agg(distinct i.id) into split
  from (select distinct r.source, r.deal_key from jsonb_array_elements(p_deliveries) d,
    jsonb_to_recordset(d.value -> 'events') as r (source text, deal_key text) where r.deal_key is not null) k
  join public.deal_links l on l.org_id = p_org_id and l.source = k.source and l.deal_key = k.deal_key
  join public.outcome_events v on v.org_id = p_org_id and v.source = k.source and v.deal_key = k.deal_key and v.outcome_id <> l.outcome_id
  cross join lateral (values (l.outcome_id), (v.outcome_id)) as i (id);
  if split is not null then
    perform private.fold_and_publish(split);
  end if;

  update public.webhook_deliveries w set
    effects = (done -> g.id) || g.skipped, events = jsonb_array_length((done -> g.id) || g.skipped),
    processed_at = now(), error = null,
    verdict = case when jsonb_path_exists(g.skipped, '$[*] ? (@.result == "quarantined")') then 'quarantined' else 'accepted' end
  from jsonb_to_recordset(p_deliveries) as g (id text, skipped jsonb)
  where w.org_id = p_org_id and w.id = private.as_uuid(g.id);
  return done;
end
$$;

create function public.apply_webhook_events(p_org_id uuid, p_delivery_id uuid, p_events jsonb, p_skipped jsonb) returns jsonb
language sql security definer set search_path = ''
as $$
  select public.apply_webhook_deliveries(p_org_id,
    jsonb_build_array(jsonb_build_object('id', p_delivery_id, 'events', p_events, 'skipped', p_skipped))) -> p_delivery_id::text
$$;

comment on function public.apply_webhook_deliveries(uuid, jsonb) is 'Worker: links the events of deliveries [{id, events, skipped}] to messages, appends them in one statement and notes the effects; returns those of the events, by delivery. Again gives the same.';

comment on function public.apply_webhook_events(uuid, uuid, jsonb, jsonb) is 'Worker: apply_webhook_deliveries for one.';
grant execute on function public.apply_webhook_deliveries(uuid, jsonb),
  public.apply_webhook_events(uuid, uuid, jsonb, jsonb) to service_role;

-- The worker takes jobs of one kind together.

create function public.read_jobs_like(p_visibility_seconds integer, p_limit integer, p_like jsonb)
returns table (msg_id bigint, read_ct integer, enqueued_at timestamptz, message jsonb)
language sql security definer set search_path = ''
as $$
  select r.msg_id, r.read_ct, r.enqueued_at, r.message from pgmq.read('jobs', p_visibility_seconds, p_limit, p_like) r
$$;
create function public.finish_jobs(p_msg_ids bigint[]) returns void
language sql security definer set search_path = ''
as $$ select pgmq.archive('jobs', p_msg_ids) $$;
create function public.delay_jobs(p_msg_ids bigint[], p_seconds integer) returns void
language sql security definer set search_path = ''
as $$ select pgmq.set_vt('jobs', p_msg_ids, p_seconds) $$;
comment on function public.read_jobs_like(integer, integer, jsonb) is 'Worker: takes jobs whose message contains this, such as {"name": …, "payload": {"org_id": …}}.';
comment on function public.finish_jobs(bigint[]) is 'Worker: these jobs are done.';
comment on function public.delay_jobs(bigint[], integer) is 'Worker: keeps these jobs hidden for so many seconds more.';
grant execute on function public.read_jobs_like(integer, integer, jsonb), public.finish_jobs(bigint[]),
  public.delay_jobs(bigint[], integer) to service_role;
