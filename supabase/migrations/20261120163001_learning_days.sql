-- What the figures are summed from: counts by day of the organisation's calendar. A part is [[day, measure, n, sum, squares], …];
-- sum is what happened of n (or the sum of a measured value), squares the sum of the squares of that value.

create function private.local_day(p_at timestamptz, p_zone text) returns date
language sql stable parallel safe set search_path = ''
as $$ select (p_at at time zone p_zone)::date $$;

create function private.learning_messages(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with sent as materialized (
    select private.local_day(o.sent_at, p_zone) as day,
      o.delivered and o.sent_at <= now() - make_interval(days => w.days) as is_old,
      o.replied or o.meeting_booked or o.meeting_completed or o.meeting_no_show or o.deal_created or o.unsubscribed
        or o.spam_reported or o.click_occasions >= 2 as is_labelled,
      o.replied and o.sentiment_label is null and o.interest_signal is null as is_unread,
      coalesce(o.sentiment_label = 'positive', false) or coalesce(o.interest_signal, false) as is_positive,
      o.delivered or o.bounced as is_settled,
      (o.delivered or o.bounced) and not o.included_in_training and coalesce(c.training_consent, true)
        and (o.deal_closed or o.deal_lost or o.meeting_completed or o.meeting_no_show or o.replied or o.unsubscribed
          or o.spam_reported or o.bounced or o.sent_at <= now() - make_interval(days => w.days)) as is_ready
    from public.outcome_labels o
    cross join (select coalesce((select (g.settings ->> 'training_window_days')::integer from public.organizations g where g.id = p_org_id), 14) as days) w
    left join public.contacts c on c.org_id = o.org_id and c.id = o.lead_id
    where o.org_id = p_org_id and o.sent_at >= p_from and o.sent_at < p_to
  )
  select coalesce(jsonb_agg(jsonb_build_array(d.day, m.measure, m.n, m.hits)), '[]'::jsonb)
  from (select s.day, count(*) filter (where s.is_old) as old, count(*) filter (where s.is_old and s.is_labelled) as labelled,
      count(*) filter (where s.is_old and not s.is_unread) as read, count(*) filter (where s.is_old and s.is_positive) as positive,
      count(*) filter (where s.is_settled) as settled, count(*) filter (where s.is_ready) as ready from sent s group by s.day) d
  cross join lateral (values ('labels', d.old, d.labelled), ('positive', d.read, d.positive), ('ready', d.settled, d.ready)) as m (measure, n, hits)
  where m.n > 0
$$;

create function private.learning_replies(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(d.day, m.measure, m.n, m.hits)), '[]'::jsonb)
  from (select private.local_day(r.occurred_at, p_zone) as day, count(*) as replies, count(r.corrected) as checked,
      count(*) filter (where r.corrected ->> 'sentiment_label' = r.predicted ->> 'sentiment_label') as sentiment,
      count(*) filter (where r.corrected ->> 'interest_level' = r.predicted ->> 'interest_level') as interest,
      count(*) filter (where r.corrected ->> 'objection_type' = r.predicted ->> 'objection_type') as objection
    from public.reply_reviews r
    where r.org_id = p_org_id and r.occurred_at >= p_from and r.occurred_at < p_to
    group by 1) d
  cross join lateral (values ('checked', d.replies, d.checked), ('sentiment', d.checked, d.sentiment),
    ('interest', d.checked, d.interest), ('objection', d.checked, d.objection)) as m (measure, n, hits)
  where m.n > 0
$$;

create function private.learning_webhooks(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_array(v.day, v.measure, v.n, v.hits)), '[]'::jsonb) from (
    select private.local_day(d.received_at, p_zone) as day, 'webhooks' as measure, count(*) as n,
      count(*) filter (where d.verdict = 'accepted' and d.processed_at is not null and d.error is null) as hits
    from public.webhook_deliveries d
    where d.org_id = p_org_id and d.received_at >= p_from and d.received_at < p_to and d.verdict <> 'duplicate'
      and (d.verdict <> 'accepted' or d.processed_at is not null or d.received_at < now() - interval '15 minutes')
    group by 1
    union all
    select private.local_day(f.failed_at, p_zone), 'dead_letters', 0, count(*)
    from public.job_failures f
    where f.org_id = p_org_id and f.name = 'webhook.received' and f.retried_at is null and f.failed_at >= p_from and f.failed_at < p_to
    group by 1) v
$$;

create function private.learning_deals(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with keys as materialized (
    select l.deal_key as key from public.deal_links l where l.org_id = p_org_id
    union
    select e.deal_key from public.outcome_events e where e.org_id = p_org_id and e.deal_key is not null
  )
  select coalesce(jsonb_agg(jsonb_build_array(v.day, 'attribution', v.n, v.hits)), '[]'::jsonb) from (
    select private.local_day(d.closed_at, p_zone) as day, count(*) as n,
      count(*) filter (where d.external_id in (select k.key from keys k) or d.id::text in (select k.key from keys k)) as hits
    from public.deals d
    where d.org_id = p_org_id and d.status in ('won', 'lost') and d.closed_at >= p_from and d.closed_at < p_to
    group by 1) v
$$;

revoke all on function private.local_day(timestamptz, text), private.learning_messages(uuid, timestamptz, timestamptz, text),
  private.learning_replies(uuid, timestamptz, timestamptz, text), private.learning_webhooks(uuid, timestamptz, timestamptz, text),
  private.learning_deals(uuid, timestamptz, timestamptz, text) from public;
grant execute on function private.local_day(timestamptz, text), private.learning_messages(uuid, timestamptz, timestamptz, text),
  private.learning_replies(uuid, timestamptz, timestamptz, text), private.learning_webhooks(uuid, timestamptz, timestamptz, text),
  private.learning_deals(uuid, timestamptz, timestamptz, text) to service_role;
