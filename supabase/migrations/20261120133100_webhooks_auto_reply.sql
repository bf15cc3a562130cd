-- Webhook events say whether a machine wrote a reply, and the log says when a link was only a guess.

create or replace function public.apply_webhook_events(p_org_id uuid, p_delivery_id uuid, p_events jsonb, p_skipped jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  done jsonb;
begin
  with e as (
    select i.ordinality as place, r.*
    from jsonb_array_elements(p_events) with ordinality as i (value, ordinality)
    cross join lateral jsonb_to_record(i.value) as r (source text, source_event_id text, type text, occurred_at timestamptz,
      link jsonb, deal_key text, is_machine boolean, bounce_type text, reason text, deal_value numeric, currency text, reply_text text,
      is_auto_reply boolean)
  ),
  found as (
    select e.*,
      coalesce(
        (select o.id from public.outcome_labels o where o.org_id = p_org_id and o.id = private.as_uuid(e.link ->> 'outcome_id')),
        (select o.id from public.outcome_labels o where o.org_id = p_org_id and o.provider_message_id = e.link ->> 'provider_message_id')) as named,
      -- A deal stays with the message that it was given to first: a later change must find what it changes.
      (select v.outcome_id from public.outcome_events v
        where v.org_id = p_org_id and v.source = e.source and v.deal_key = e.deal_key
        order by v.recorded_at, v.id limit 1) as known,
      coalesce(
        (select c.id from public.contacts c where c.org_id = p_org_id and c.id = private.as_uuid(e.link ->> 'lead_id')),
        (select c.id from public.contacts c where c.org_id = p_org_id and c.external_id = e.link ->> 'lead_id'),
        (select c.id from public.contacts c where c.org_id = p_org_id and c.email = e.link ->> 'email'),
        (select d.contact_id from public.deals d where d.org_id = p_org_id and d.external_id = e.deal_key)) as lead
    from e
  ),
  guessed as (
    select f.*, (select o.id from public.outcome_labels o
      where o.org_id = p_org_id and o.lead_id = f.lead and f.named is null and f.known is null
      -- The latest message before the event; one that was sent later only when there is no other.
      order by (o.sent_at <= f.occurred_at) desc, o.sent_at desc, o.id limit 1) as latest
    from found f
  ),
  linked as (
    select g.*, coalesce(g.named, g.known, case when g.deal_key is null then g.latest else first_value(coalesce(g.named, g.latest))
      over (partition by g.source, g.deal_key order by coalesce(g.named, g.latest) is null, g.occurred_at, g.place) end) as outcome_id
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
  )
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('event', l.type, 'outcome_id', l.outcome_id,
    'result', case when l.outcome_id is null then 'unlinked' when r.source is null or l.copy > 1 then 'duplicate' else 'recorded' end,
    'linked_by', case when l.outcome_id is not null and l.named is null and l.known is null then 'guess' end,
    'reason', case when l.outcome_id is null then 'No message belongs to what the event names.' end)) order by l.place), '[]'::jsonb)
  into done
  from (select linked.*, row_number() over (partition by linked.source, linked.source_event_id order by linked.place) as copy from linked) l
  left join recorded r on r.source = l.source and r.source_event_id = l.source_event_id;

  update public.webhook_deliveries d set
    effects = done || p_skipped, events = jsonb_array_length(done || p_skipped), processed_at = now(), error = null,
    verdict = case when jsonb_path_exists(p_skipped, '$[*] ? (@.result == "quarantined")') then 'quarantined' else 'accepted' end
  where d.org_id = p_org_id and d.id = p_delivery_id;
  return done;
end
$$;
comment on column public.webhook_deliveries.effects is 'Per event: {event, result: recorded | duplicate | unlinked | ignored | quarantined, outcome_id?, reason?, linked_by?}. linked_by "guess": by the sender and the time, not by an id.';
