-- Campaigns with what became of their messages: one statement for a list, one for a report.

create view public.campaign_results with (security_invoker = true) as
select r.org_id, r.campaign_id, min(r.sent_at) as first_sent_at, max(r.sent_at) as last_sent_at, count(*) as sent,
  count(*) filter (where r.reached) as reached, count(*) filter (where r.delivered) as delivered,
  count(*) filter (where r.opened) as opened, count(*) filter (where r.clicked) as clicked,
  count(*) filter (where r.replied) as replied, count(*) filter (where r.positive_reply) as positive_replies,
  count(*) filter (where r.negative_reply) as negative_replies, count(*) filter (where r.meeting) as meetings,
  count(*) filter (where r.meeting_held) as meetings_held, count(*) filter (where r.won) as won,
  count(*) filter (where r.bounced) as bounced, count(*) filter (where r.unsubscribed) as unsubscribed,
  count(*) filter (where r.spam_reported) as spam_reported,
  (select coalesce(jsonb_agg(jsonb_build_object('currency', v.deal_currency, 'n', v.n, 'total', v.total) order by v.n desc, v.deal_currency), '[]'::jsonb)
    from (select w.deal_currency, count(*) as n, sum(w.deal_value) as total
      from public.outcome_labels w
      where w.org_id = r.org_id and w.campaign_id = r.campaign_id and w.deal_closed and w.deal_value is not null
      group by w.deal_currency) v) as values
from public.message_results r
where r.campaign_id is not null
group by r.org_id, r.campaign_id;
comment on view public.campaign_results is 'The counts of each campaign that has messages: docs/strategies.md.';
grant select on public.campaign_results to authenticated, service_role;

create function private.counts_of(p_row jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_object_agg(k.key, coalesce(nullif(p_row -> k.key, 'null'::jsonb), '0'::jsonb))
  from unnest(array['sent', 'reached', 'delivered', 'opened', 'clicked', 'replied', 'positive_replies', 'negative_replies',
    'meetings', 'meetings_held', 'won', 'bounced', 'unsubscribed', 'spam_reported']) as k (key)
$$;
comment on function private.counts_of(jsonb) is 'The counts of a row of results; zeros when nothing was sent.';

create function private.campaign_json(c public.campaigns, r public.campaign_results) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', c.id, 'external_id', c.external_id, 'name', c.name, 'status', c.status,
    'created_at', c.created_at, 'first_sent_at', r.first_sent_at, 'last_sent_at', r.last_sent_at,
    'counts', private.counts_of(to_jsonb(r)), 'values', coalesce(r.values, '[]'::jsonb))
$$;

create function public.campaign_list(
  p_org_id uuid, p_limit integer default 50, p_q text default null, p_status text default null,
  p_before timestamptz default null, p_before_id uuid default null)
returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with results as materialized (
    select r.* from public.campaign_results r where r.org_id = p_org_id
  ),
  page as (
    select c.*
    from public.campaigns c
    where c.org_id = p_org_id
      and (p_status is null or c.status = p_status)
      and (p_q is null or position(lower(p_q) in lower(c.name)) > 0)
      and (p_before is null or (c.created_at, c.id) < (p_before, p_before_id))
    order by c.created_at desc, c.id desc
    limit least(p_limit, 201)
  )
  select jsonb_build_object(
    'campaigns', coalesce((select jsonb_agg(private.campaign_json(p, r) order by p.created_at desc, p.id desc)
      from page p left join results r on r.campaign_id = p.id), '[]'::jsonb),
    -- What is usual here: the campaigns with the most messages.
    'peers', coalesce((select jsonb_agg(private.counts_of(to_jsonb(u)) || jsonb_build_object('id', u.campaign_id))
      from (select * from results order by sent desc, campaign_id limit 100) u), '[]'::jsonb))
$$;
comment on function public.campaign_list(uuid, integer, text, text, timestamptz, uuid) is 'A page of campaigns, the newest first, with their counts, and the counts of the largest campaigns to compare with.';

create function public.campaign_report(p_org_id uuid, p_campaign_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with results as materialized (
    select r.* from public.campaign_results r where r.org_id = p_org_id
  ),
  days as (
    select (r.sent_at at time zone 'UTC')::date as day, count(*) as sent,
      count(*) filter (where r.reached) as reached, count(*) filter (where r.delivered) as delivered,
      count(*) filter (where r.opened) as opened, count(*) filter (where r.clicked) as clicked,
      count(*) filter (where r.replied) as replied, count(*) filter (where r.positive_reply) as positive_replies,
      count(*) filter (where r.negative_reply) as negative_replies, count(*) filter (where r.meeting) as meetings,
      count(*) filter (where r.meeting_held) as meetings_held, count(*) filter (where r.won) as won,
      count(*) filter (where r.bounced) as bounced, count(*) filter (where r.unsubscribed) as unsubscribed,
      count(*) filter (where r.spam_reported) as spam_reported
    from public.message_results r
    where r.org_id = p_org_id and r.campaign_id = p_campaign_id
    group by 1
  )
  select jsonb_build_object(
    'campaign', (select private.campaign_json(c, r)
      from public.campaigns c left join results r on r.campaign_id = c.id
      where c.org_id = p_org_id and c.id = p_campaign_id),
    'days', coalesce((select jsonb_agg(to_jsonb(d) order by d.day) from days d), '[]'::jsonb),
    'peers', coalesce((select jsonb_agg(private.counts_of(to_jsonb(u)))
      from (select * from results o where o.campaign_id <> p_campaign_id order by o.sent desc, o.campaign_id limit 100) u), '[]'::jsonb))
$$;
comment on function public.campaign_report(uuid, uuid) is 'One campaign with its counts, its days and the counts of the others; campaign is null when there is none.';
revoke all on function private.counts_of(jsonb), private.campaign_json(public.campaigns, public.campaign_results),
  public.campaign_list(uuid, integer, text, text, timestamptz, uuid), public.campaign_report(uuid, uuid) from public;
grant execute on function private.counts_of(jsonb), private.campaign_json(public.campaigns, public.campaign_results),
  public.campaign_list(uuid, integer, text, text, timestamptz, uuid), public.campaign_report(uuid, uuid) to authenticated, service_role;
