-- A deal belongs to one message, whatever the order in which its events arrive (decision 0096).

create table public.deal_links (
  org_id uuid not null references public.organizations (id) on delete cascade,
  source text not null,
  deal_key text not null,
  outcome_id uuid not null,
  is_named boolean not null,
  occurred_at timestamptz not null,
  source_event_id text not null,
  primary key (org_id, source, deal_key),
  foreign key (org_id, outcome_id) references public.outcome_labels (org_id, id) on delete cascade
);
comment on table public.deal_links is 'The message that a deal at its source belongs to. The ledger is append-only: the fold reads the events of deals through this.';
comment on column public.deal_links.is_named is 'An event named the message; otherwise it is the latest message to the contact. Named wins, then the earliest event, then its id.';
create index deal_links_outcome_idx on public.deal_links (org_id, outcome_id);
alter table public.deal_links enable row level security;
alter table public.deal_links force row level security;
create policy deal_links_select on public.deal_links for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.deal_links to authenticated, service_role;

create function private.fold_outcomes(p_outcome_ids uuid[]) returns setof uuid
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
comment on function private.fold_outcomes(uuid[]) is 'Recomputes the rows of these messages from all their events. Order and repeats don''t matter; returns the rows that changed.';
