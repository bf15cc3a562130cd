-- A reply that nobody and nothing has read yet is neither positive nor not: its message is left out.

create or replace function private.learning_messages(p_org_id uuid, p_from timestamptz, p_to timestamptz, p_zone text) returns jsonb
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
