-- The review queue of replies: what can be filtered and sorted, what remains possible, why another engine answered.

alter table public.reply_reviews
  add column candidates jsonb not null default '{}'::jsonb check (jsonb_typeof(candidates) = 'object'),
  add column fallback_reason text,
  add column occurred_at timestamptz,
  add column sentiment_label text generated always as (coalesce(corrected, predicted) ->> 'sentiment_label') stored,
  add column objection_type text generated always as (coalesce(corrected, predicted) ->> 'objection_type') stored;
comment on column public.reply_reviews.candidates is 'The labels of each field that the engine holds possible; {} when it does not say.';
comment on column public.reply_reviews.fallback_reason is 'Why an engine before this one did not answer.';
comment on column public.reply_reviews.occurred_at is 'When the reply came, copied from its event so that the queue is sorted by an index.';
comment on column public.reply_reviews.sentiment_label is 'What counts: the person''s label, else the engine''s.';

alter table public.reply_reviews disable trigger reply_reviews_fold_update;
update public.reply_reviews r set occurred_at = e.occurred_at from public.outcome_events e where e.id = r.event_id;
alter table public.reply_reviews enable trigger reply_reviews_fold_update;
alter table public.reply_reviews alter column occurred_at set not null;

create function private.date_review() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.occurred_at := coalesce((select e.occurred_at from public.outcome_events e where e.id = new.event_id), now());
  return new;
end
$$;
create trigger reply_reviews_date before insert on public.reply_reviews
  for each row execute function private.date_review();

drop index public.reply_reviews_queue_idx;
create index reply_reviews_queue_idx on public.reply_reviews (org_id, needs_review, occurred_at desc, event_id desc);
create index reply_reviews_time_idx on public.reply_reviews (org_id, occurred_at desc, event_id desc);
create index reply_reviews_corrected_idx on public.reply_reviews (org_id, corrected_at) where corrected is not null;
create index outcome_events_replies_idx on public.outcome_events (org_id, id) where type = 'replied' and not is_auto_reply;

create function public.list_replies(
  p_org_id uuid, p_status text default 'all', p_sentiment text default null, p_objection text default null,
  p_campaign uuid default null, p_contact uuid default null, p_cursor_at timestamptz default null,
  p_cursor_id uuid default null, p_limit integer default 50)
returns table (event_id uuid, outcome_id uuid, occurred_at timestamptz, reply_text text, channel text, subject_line text,
  message_start text, campaign_id uuid, campaign text, contact_id uuid, contact text, company text, predicted jsonb,
  candidates jsonb, engine text, fallback_reason text, needs_review boolean, corrected jsonb, corrected_by uuid,
  corrected_by_name text, corrected_at timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select r.event_id, r.outcome_id, r.occurred_at, left(e.reply_text, 20000), o.channel, o.subject_line,
    left(o.message_body, 400), o.campaign_id, c.name, o.lead_id, coalesce(k.name, k.email), w.name, r.predicted,
    r.candidates, r.engine, r.fallback_reason, r.needs_review, r.corrected, r.corrected_by, m.display_name, r.corrected_at
  from public.reply_reviews r
  join public.outcome_events e on e.org_id = r.org_id and e.id = r.event_id
  join public.outcome_labels o on o.org_id = r.org_id and o.id = r.outcome_id
  left join public.campaigns c on c.org_id = o.org_id and c.id = o.campaign_id
  left join public.contacts k on k.org_id = o.org_id and k.id = o.lead_id
  left join public.companies w on w.org_id = k.org_id and w.id = k.company_id
  left join public.memberships m on m.org_id = r.org_id and m.principal_id = r.corrected_by
  where r.org_id = p_org_id
    and (p_status <> 'review' or r.needs_review)
    and (p_status <> 'corrected' or r.corrected is not null)
    and (p_sentiment is null or r.sentiment_label = p_sentiment)
    and (p_objection is null or r.objection_type = p_objection)
    and (p_campaign is null or o.campaign_id = p_campaign)
    and (p_contact is null or o.lead_id = p_contact)
    and (p_cursor_at is null or (r.occurred_at, r.event_id) < (p_cursor_at, p_cursor_id))
  order by r.occurred_at desc, r.event_id desc
  limit least(greatest(p_limit, 1), 201)
$$;
comment on function public.list_replies(uuid, text, text, text, uuid, uuid, timestamptz, uuid, integer) is
  'One page of replies by keyset, the latest first, with the message that each one answers.';

create function public.reply_counts(p_org_id uuid) returns table (to_review bigint, corrected bigint, total bigint)
language sql stable security invoker set search_path = ''
as $$
  select count(*) filter (where r.needs_review), count(*) filter (where r.corrected is not null), count(*)
  from public.reply_reviews r where r.org_id = p_org_id
$$;
comment on function public.reply_counts(uuid) is 'How many replies wait for a person, how many a person has judged, and all of them.';

create function public.store_predictions(p_org_id uuid, p_rows jsonb) returns integer
language sql security invoker set search_path = ''
as $$
  with stored as (
    insert into public.reply_reviews as r (event_id, org_id, outcome_id, predicted, candidates, engine, fallback_reason, needs_review)
    select e.id, e.org_id, e.outcome_id, v.predicted, coalesce(v.candidates, '{}'::jsonb), v.engine, v.fallback_reason, v.needs_review
    from jsonb_to_recordset(p_rows) as v (event_id uuid, predicted jsonb, candidates jsonb, engine text, fallback_reason text, needs_review boolean)
    join public.outcome_events e on e.org_id = p_org_id and e.id = v.event_id
    on conflict (event_id) do update set predicted = excluded.predicted, candidates = excluded.candidates,
      engine = excluded.engine, fallback_reason = excluded.fallback_reason, needs_review = excluded.needs_review
      where r.corrected is null
        and (r.predicted, r.candidates, r.engine, r.needs_review) is distinct from
          (excluded.predicted, excluded.candidates, excluded.engine, excluded.needs_review)
    returning 1)
  select count(*)::integer from stored
$$;
comment on function public.store_predictions(uuid, jsonb) is 'Worker: writes what an engine said. What a person said is never overwritten. Returns how many rows changed.';

grant execute on function public.list_replies(uuid, text, text, text, uuid, uuid, timestamptz, uuid, integer),
  public.reply_counts(uuid) to authenticated, service_role;
grant execute on function public.store_predictions(uuid, jsonb) to service_role;
