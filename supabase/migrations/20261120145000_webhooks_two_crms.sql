-- Deals of two CRMs are two deals, events are linked with plans for the tables as they are, and no bytes of a held mail
-- outlive their time.

create or replace function private.fold_outcomes(p_outcome_ids uuid[]) returns setof uuid
language sql security definer set search_path = ''
as $$
  with e as materialized (
    select ev.id, o.id as outcome_id, ev.type, ev.occurred_at, ev.source, ev.source_event_id, ev.is_machine, ev.is_auto_reply,
      ev.reply_text, ev.reason, ev.bounce_type, ev.deal_key, ev.deal_value, ev.currency
    from public.outcome_labels o
    join public.outcome_events ev on ev.org_id = o.org_id and ev.outcome_id = o.id
    where o.id = any (p_outcome_ids)
      and (ev.deal_key is null or not exists (select 1 from public.deal_links l
        where l.org_id = ev.org_id and l.source = ev.source and l.deal_key = ev.deal_key and l.outcome_id <> ev.outcome_id))
    union all
    -- What was recorded for another message before it was known where the deal belongs.
    select ev.id, o.id as outcome_id, ev.type, ev.occurred_at, ev.source, ev.source_event_id, ev.is_machine, ev.is_auto_reply,
      ev.reply_text, ev.reason, ev.bounce_type, ev.deal_key, ev.deal_value, ev.currency
    from public.outcome_labels o
    join public.deal_links l on l.org_id = o.org_id and l.outcome_id = o.id
    join public.outcome_events ev on ev.org_id = l.org_id and ev.source = l.source and ev.deal_key = l.deal_key and ev.outcome_id <> l.outcome_id
    where o.id = any (p_outcome_ids)
  ),
  -- Nothing here needs an order, so that all of it is one pass; what does stands on its few rows below.
  engagement as (
    select e.outcome_id,
      bool_or(e.type in ('delivered', 'opened', 'clicked', 'replied')) as delivered,
      bool_or(e.type = 'bounced') as bounced,
      bool_or(e.type = 'bounced' and e.bounce_type = 'hard') as hard,
      bool_or(e.type = 'bounced' and e.bounce_type = 'soft') as soft,
      count(*) filter (where e.type = 'opened' and not e.is_machine) as opens,
      count(*) filter (where e.type = 'opened' and e.is_machine) as machine_opens,
      count(*) filter (where e.type = 'clicked') as clicks,
      bool_or(e.type = 'unsubscribed') as unsubscribed,
      bool_or(e.type = 'spam_reported') as spam_reported
    from e group by e.outcome_id
  ),
  bounce as (
    select distinct on (e.outcome_id) e.outcome_id, e.reason
    from e where e.type = 'bounced' and e.reason is not null
    order by e.outcome_id, e.occurred_at desc, e.source desc, e.source_event_id desc
  ),
  occasions as (
    select e.outcome_id, count(distinct e.occurred_at) as clicks from e where e.type = 'clicked' group by e.outcome_id
  ),
  reply as (
    select distinct on (e.outcome_id) e.outcome_id, e.id, e.reply_text, coalesce(r.corrected, r.predicted) as label
    from e left join public.reply_reviews r on r.event_id = e.id
    where e.type = 'replied' and not e.is_auto_reply
    order by e.outcome_id, e.occurred_at desc, e.source desc, e.source_event_id desc
  ),
  meeting as (
    select distinct on (e.outcome_id) e.outcome_id, e.type
    from e where e.type like 'meeting\_%'
    order by e.outcome_id, e.occurred_at desc, private.event_rank(e.type) desc, e.source desc, e.source_event_id desc
  ),
  -- An id means a deal of its CRM. The API and the product say no CRM: they speak of the only one that has this id here.
  deal_events as (
    select d.*, case
      when d.deal_key is null then ''
      when d.said is null and min(d.said) over same < max(d.said) over same then ''
      else coalesce(d.said, min(d.said) over same, '') end as crm
    from (select e.*, case when e.source not in ('api', 'app') then e.source end as said from e where e.type like 'deal\_%') d
    window same as (partition by d.outcome_id, d.deal_key)
  ),
  deal_states as (
    select distinct on (e.outcome_id, e.crm, coalesce(e.deal_key, '')) e.outcome_id, e.type, e.occurred_at, e.deal_value, e.currency
    from deal_events e
    order by e.outcome_id, e.crm, coalesce(e.deal_key, ''), e.occurred_at desc, private.event_rank(e.type) desc, e.source desc, e.source_event_id desc
  ),
  deal as (
    select d.outcome_id,
      bool_or(d.type = 'deal_won') as won,
      bool_and(d.type = 'deal_lost') as lost,
      sum(d.deal_value) filter (where d.type = 'deal_won') as value,
      min(d.currency) filter (where d.type = 'deal_won') as currency,
      min(d.occurred_at) filter (where d.type = 'deal_won') as won_at
    from deal_states d group by d.outcome_id
  ),
  facts as (
    select o.id, o.sent_at,
      coalesce(g.delivered, false) as delivered, coalesce(g.bounced, false) as bounced,
      case when g.hard then 'hard' when g.soft then 'soft' end as bounce_type, b.reason as bounce_reason,
      coalesce(g.opens, 0) > 0 as opened, coalesce(g.opens, 0) as open_count, coalesce(g.machine_opens, 0) as machine_open_count,
      coalesce(g.clicks, 0) > 0 as clicked, coalesce(g.clicks, 0) as click_count, coalesce(c.clicks, 0) as click_occasions,
      r.id is not null as replied, r.reply_text, r.id as reply_event_id,
      (r.label ->> 'sentiment_score')::double precision as sentiment_score, r.label ->> 'sentiment_label' as sentiment_label,
      r.label ->> 'objection_type' as objection_type, (r.label ->> 'interest_signal')::boolean as interest_signal,
      coalesce(g.unsubscribed, false) or coalesce((r.label ->> 'unsubscribe_request')::boolean, false) as unsubscribed,
      coalesce(g.spam_reported, false) as spam_reported,
      coalesce(m.type in ('meeting_booked', 'meeting_completed'), false) as meeting_booked,
      coalesce(m.type = 'meeting_completed', false) as meeting_completed,
      coalesce(m.type = 'meeting_no_show', false) as meeting_no_show,
      d.outcome_id is not null as deal_created, coalesce(d.won, false) as won, coalesce(d.lost, false) as lost,
      d.value as deal_value, d.currency as deal_currency,
      extract(epoch from d.won_at - o.sent_at) / 86400.0 as time_to_close_days
    from public.outcome_labels o
    left join engagement g on g.outcome_id = o.id
    left join bounce b on b.outcome_id = o.id
    left join occasions c on c.outcome_id = o.id
    left join reply r on r.outcome_id = o.id
    left join meeting m on m.outcome_id = o.id
    left join deal d on d.outcome_id = o.id
    where o.id = any (p_outcome_ids)
  ),
  -- The first line that applies gives label and weight.
  ruled as (
    select f.*, case
      when f.won then 1
      when f.meeting_completed then 2
      when f.unsubscribed or f.spam_reported then 3
      when f.meeting_booked then 4
      when coalesce(f.interest_signal, false) then 5
      when coalesce(f.objection_type <> 'none', false) or coalesce(f.sentiment_label = 'negative', false) or f.lost then 6
      when f.click_occasions >= 2 and not f.replied then 7
      when f.bounced then 8
      else 9 end as rule
    from facts f
  ),
  labelled as (
    select r.*,
      (array['positive_example', 'positive_example', 'negative_example', 'positive_example', 'positive_example',
        'negative_example', 'positive_example', 'negative_example', 'neutral'])[r.rule] as label,
      (array[10.0, 7.0, 2.0, 5.0, 3.0, 2.0, 3.0, 0.5, 1.0])[r.rule] as weight
    from ruled r
  )
  update public.outcome_labels o set
    delivered = f.delivered, bounced = f.bounced, bounce_type = f.bounce_type, bounce_reason = f.bounce_reason,
    opened = f.opened, open_count = f.open_count, machine_open_count = f.machine_open_count,
    clicked = f.clicked, click_count = f.click_count, click_occasions = f.click_occasions,
    replied = f.replied, reply_text = f.reply_text, reply_event_id = f.reply_event_id,
    reply_sentiment_score = f.sentiment_score, sentiment_label = f.sentiment_label,
    objection_type = f.objection_type, interest_signal = f.interest_signal,
    unsubscribed = f.unsubscribed, spam_reported = f.spam_reported,
    meeting_booked = f.meeting_booked, meeting_completed = f.meeting_completed, meeting_no_show = f.meeting_no_show,
    deal_created = f.deal_created, deal_closed = f.won, deal_lost = f.lost, deal_value = f.deal_value,
    deal_currency = f.deal_currency, time_to_close_days = f.time_to_close_days,
    training_label = f.label, training_weight = f.weight, updated_at = now()
  from labelled f
  where o.id = f.id
    and (o.delivered, o.bounced, o.bounce_type, o.bounce_reason, o.open_count, o.machine_open_count, o.click_count, o.click_occasions,
      o.reply_event_id, o.reply_text, o.reply_sentiment_score, o.sentiment_label, o.objection_type, o.interest_signal, o.unsubscribed, o.spam_reported,
      o.meeting_booked, o.meeting_completed, o.meeting_no_show, o.deal_created, o.deal_closed, o.deal_lost, o.deal_value,
      o.deal_currency, o.time_to_close_days, o.training_label, o.training_weight)
    is distinct from
      (f.delivered, f.bounced, f.bounce_type, f.bounce_reason, f.open_count, f.machine_open_count, f.click_count, f.click_occasions,
      f.reply_event_id, f.reply_text, f.sentiment_score, f.sentiment_label, f.objection_type, f.interest_signal, f.unsubscribed, f.spam_reported,
      f.meeting_booked, f.meeting_completed, f.meeting_no_show, f.deal_created, f.won, f.lost, f.deal_value,
      f.deal_currency, f.time_to_close_days, f.label, f.weight)
  returning o.id
$$;

create or replace function public.apply_webhook_deliveries(p_org_id uuid, p_deliveries jsonb) returns jsonb
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

-- Messages of which two sources say something about a deal of one id.
select private.fold_and_publish(array_agg(d.outcome_id)) from (
  select coalesce(l.outcome_id, v.outcome_id) as outcome_id
  from public.outcome_events v
  left join public.deal_links l on l.org_id = v.org_id and l.source = v.source and l.deal_key = v.deal_key
  where v.deal_key is not null
  group by coalesce(l.outcome_id, v.outcome_id), v.deal_key having count(distinct v.source) > 1) d;

-- A held mail without any readable text has an empty body from the start: its bytes are what there is to forget.
drop index public.webhook_deliveries_body_idx;
create index webhook_deliveries_body_idx on public.webhook_deliveries (org_id, received_at) where body <> '' or raw is not null;

create or replace function private.forget_webhook_bodies(p_batch integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  forgotten integer;
begin
  update public.webhook_deliveries w set body = '', raw = null where w.id in (
    select d.id
    from public.organizations o
    left join public.retention_policies r on r.org_id = o.id and r.kind = 'webhook_bodies'
    cross join lateral (select b.id from public.webhook_deliveries b
      where b.org_id = o.id and (b.body <> '' or b.raw is not null)
        and b.received_at < now() - make_interval(days => coalesce(r.keep_days, 30))
      limit p_batch) d
    limit p_batch);
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
