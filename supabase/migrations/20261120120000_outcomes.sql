-- The outcome ledger: messages, what became of them, and the row that is a fold of it.

create table public.campaigns (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  external_id text,
  name text not null check (length(trim(name)) between 1 and 200),
  status text not null default 'active' check (status in ('draft', 'active', 'paused', 'finished')),
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, external_id)
);
comment on table public.campaigns is 'Messages that belong together. Made here, or the first time that a tracked message names one.';

create table public.outcome_labels (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  campaign_id uuid,
  lead_id uuid,
  channel text not null check (channel in ('email', 'linkedin', 'call', 'sms', 'other')),
  subject_line text,
  message_body text not null,
  framework text,
  tone text,
  agent_decisions jsonb not null default '{}'::jsonb check (jsonb_typeof(agent_decisions) = 'object'),
  lead_industry text,
  lead_role text,
  company_size text,
  icp_score double precision check (icp_score between 0 and 1),
  practice_ids uuid[] not null default '{}',
  experiment jsonb,
  provider_message_id text,
  sent_at timestamptz not null default now(),
  delivered boolean not null default false,
  bounced boolean not null default false,
  bounce_type text check (bounce_type in ('hard', 'soft')),
  bounce_reason text,
  opened boolean not null default false,
  open_count integer not null default 0,
  machine_open_count integer not null default 0,
  clicked boolean not null default false,
  click_count integer not null default 0,
  click_occasions integer not null default 0,
  replied boolean not null default false,
  reply_text text,
  reply_event_id uuid,
  reply_sentiment_score double precision check (reply_sentiment_score between -1 and 1),
  sentiment_label text check (sentiment_label in ('positive', 'neutral', 'negative')),
  objection_type text,
  interest_signal boolean,
  unsubscribed boolean not null default false,
  spam_reported boolean not null default false,
  meeting_booked boolean not null default false,
  meeting_completed boolean not null default false,
  meeting_no_show boolean not null default false,
  deal_created boolean not null default false,
  deal_closed boolean not null default false,
  deal_lost boolean not null default false,
  deal_value numeric(18, 2),
  deal_currency text,
  time_to_close_days double precision,
  training_label text not null default 'neutral' check (training_label in ('positive_example', 'negative_example', 'neutral')),
  training_weight double precision not null default 1.0,
  included_in_training boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, provider_message_id),
  foreign key (org_id, campaign_id) references public.campaigns (org_id, id) on delete set null (campaign_id),
  foreign key (org_id, lead_id) references public.contacts (org_id, id) on delete cascade
);
comment on table public.outcome_labels is 'One row a message: what was sent, and the fold of everything that happened since. Only private.fold_outcomes writes the second half.';
comment on column public.outcome_labels.lead_id is 'The contact that the message went to.';
comment on column public.outcome_labels.agent_decisions is 'What each agent decided: {AgentName: {framework, tone, …}}.';
comment on column public.outcome_labels.machine_open_count is 'Opens by mail privacy proxies: kept, not counted as opens.';
comment on column public.outcome_labels.click_occasions is 'Clicks at different times; links that a scanner follows at one instant are one occasion.';
comment on column public.outcome_labels.deal_closed is 'The deal is won, as of the latest event.';
comment on column public.outcome_labels.training_weight is 'By the table of the data model, "Outcome state".';
create index outcome_labels_sent_idx on public.outcome_labels (org_id, sent_at desc, id);
create index outcome_labels_campaign_idx on public.outcome_labels (org_id, campaign_id, sent_at desc);
create index outcome_labels_lead_idx on public.outcome_labels (org_id, lead_id, sent_at desc);

create table public.outcome_events (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  outcome_id uuid not null,
  type text not null check (type in ('delivered', 'bounced', 'opened', 'clicked', 'replied', 'unsubscribed', 'spam_reported',
    'meeting_booked', 'meeting_completed', 'meeting_no_show', 'meeting_cancelled',
    'deal_created', 'deal_won', 'deal_lost', 'deal_reopened')),
  occurred_at timestamptz not null,
  source text not null,
  source_event_id text not null,
  is_machine boolean not null default false,
  is_auto_reply boolean not null default false,
  reply_text text,
  reason text,
  bounce_type text check (bounce_type in ('hard', 'soft')),
  deal_key text,
  deal_value numeric(18, 2),
  currency text,
  details jsonb not null default '{}'::jsonb,
  recorded_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, source, source_event_id),
  foreign key (org_id, outcome_id) references public.outcome_labels (org_id, id) on delete cascade
);
comment on table public.outcome_events is 'The ledger: what happened to a message, appended once. The truth behind outcome_labels.';
comment on column public.outcome_events.source_event_id is 'What makes the event itself: the provider''s id, so that a repeat is recognised.';
comment on column public.outcome_events.deal_key is 'The deal at its source: a message that led to two deals counts both, each once.';
create index outcome_events_outcome_idx on public.outcome_events (org_id, outcome_id, occurred_at);

create table public.reply_reviews (
  event_id uuid primary key,
  org_id uuid not null references public.organizations (id) on delete cascade,
  outcome_id uuid not null,
  predicted jsonb not null check (jsonb_typeof(predicted) = 'object'),
  engine text not null,
  needs_review boolean not null,
  corrected jsonb check (jsonb_typeof(corrected) = 'object'),
  corrected_by uuid,
  corrected_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (org_id, event_id) references public.outcome_events (org_id, id) on delete cascade,
  foreign key (org_id, outcome_id) references public.outcome_labels (org_id, id) on delete cascade
);
comment on table public.reply_reviews is 'What the classifier said of a reply, and what a person said instead. The person wins.';
create index reply_reviews_queue_idx on public.reply_reviews (org_id, needs_review, created_at desc);
create index reply_reviews_outcome_idx on public.reply_reviews (org_id, outcome_id);
create index reply_reviews_event_idx on public.reply_reviews (org_id, event_id);

-- Events of one kind are ordered by (occurred_at, rank, source, source_event_id): no insertion order, no random id.
create function private.event_rank(p_type text) returns integer
language sql immutable set search_path = ''
as $$
  select case p_type
    when 'meeting_booked' then 1 when 'meeting_cancelled' then 2 when 'meeting_no_show' then 3 when 'meeting_completed' then 4
    when 'deal_created' then 1 when 'deal_reopened' then 2 when 'deal_lost' then 3 when 'deal_won' then 4
    else 0 end
$$;

create function private.fold_and_publish(p_outcome_ids uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  facts record;
begin
  for facts in
    select c.org_id, jsonb_agg(c.id) as ids
    from (select o.org_id, o.id, (row_number() over (partition by o.org_id order by o.id) - 1) / 500 as chunk
      from public.outcome_labels o where o.id in (select private.fold_outcomes(p_outcome_ids))) c
    group by c.org_id, c.chunk
  loop
    -- Only an unread message: one that was read may already have looked at the world.
    update pgmq.q_jobs q set message = jsonb_set(q.message, '{payload,outcome_ids}', (
      select jsonb_agg(distinct i.id) from jsonb_array_elements((q.message #> '{payload,outcome_ids}') || facts.ids) as i (id)))
    where q.msg_id = (select w.msg_id from pgmq.q_jobs w
      where w.message ? 'dedupe_key' and w.message ->> 'dedupe_key' = 'outcome.changed:' || facts.org_id and w.read_ct = 0
        and jsonb_array_length(w.message #> '{payload,outcome_ids}') <= 500
      limit 1 for update skip locked);
    if not found then
      perform pgmq.send('jobs', jsonb_build_object('name', 'outcome.changed', 'dedupe_key', 'outcome.changed:' || facts.org_id,
        'payload', jsonb_build_object('org_id', facts.org_id, 'outcome_ids', facts.ids)));
    end if;
  end loop;
end
$$;
comment on function private.fold_and_publish(uuid[]) is 'Folds messages and says which changed, in the message that still waits if there is one: at most 1,000 ids in each.';

create function private.fold_new_events() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  replies record;
begin
  perform private.fold_and_publish((select array_agg(distinct n.outcome_id) from new_rows n));
  for replies in
    select n.org_id, jsonb_agg(n.id) as ids from new_rows n where n.type = 'replied' and not n.is_auto_reply group by n.org_id
  loop
    perform private.publish('reply.received', jsonb_build_object('org_id', replies.org_id, 'event_ids', replies.ids));
  end loop;
  return null;
end
$$;
comment on function private.fold_new_events() is 'Statement trigger: whoever appends events gets the rows folded and the facts published, in one transaction.';
create trigger outcome_events_fold after insert on public.outcome_events
  referencing new table as new_rows for each statement execute function private.fold_new_events();
create trigger outcome_events_append_only before update or delete on public.outcome_events
  for each row execute function private.refuse_change();

create function private.fold_reviewed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.fold_and_publish((select array_agg(distinct n.outcome_id) from new_rows n));
  return null;
end
$$;
create trigger reply_reviews_fold_insert after insert on public.reply_reviews
  referencing new table as new_rows for each statement execute function private.fold_reviewed();
create trigger reply_reviews_fold_update after update on public.reply_reviews
  referencing new table as new_rows for each statement execute function private.fold_reviewed();
create trigger reply_reviews_touch before update on public.reply_reviews
  for each row execute function private.touch_updated_at();
create trigger campaigns_touch before update on public.campaigns
  for each row execute function private.touch_updated_at();

create function public.rebuild_outcomes(p_org_id uuid) returns bigint
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(auth.role(), '') <> 'service_role' and p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin can rebuild outcomes.' using errcode = 'PT403';
  end if;
  return (select count(*) from private.fold_outcomes(
    (select array_agg(o.id) from public.outcome_labels o where o.org_id = p_org_id)));
end
$$;
comment on function public.rebuild_outcomes(uuid) is 'Replays the ledger; returns how many rows it changed: 0 unless something was wrong.';

do $$
declare
  t text;
begin
  foreach t in array array['campaigns', 'outcome_labels', 'outcome_events', 'reply_reviews'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
  foreach t in array array['campaigns', 'outcome_labels', 'outcome_events'] loop
    execute format('create policy %1$s_insert on public.%1$s for insert to authenticated with check (org_id in (select private.writer_org_ids()))', t);
  end loop;
end
$$;
revoke update, delete on public.outcome_events from service_role;
grant insert, update (name, status) on public.campaigns to authenticated;
create policy campaigns_update on public.campaigns for update to authenticated
  using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()));
-- What was sent is written once; what became of it only the fold writes.
grant insert (id, org_id, campaign_id, lead_id, channel, subject_line, message_body, framework, tone, agent_decisions,
  lead_industry, lead_role, company_size, icp_score, practice_ids, experiment, provider_message_id, sent_at, created_by)
  on public.outcome_labels to authenticated;
grant insert on public.outcome_events to authenticated;
grant update (corrected, corrected_by, corrected_at, needs_review) on public.reply_reviews to authenticated;
create policy reply_reviews_update on public.reply_reviews for update to authenticated
  using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()));
grant execute on function public.rebuild_outcomes(uuid) to authenticated, service_role;

create view public.training_ready_outcomes with (security_invoker = true) as
select o.*
from public.outcome_labels o
join public.organizations g on g.id = o.org_id
left join public.contacts c on c.org_id = o.org_id and c.id = o.lead_id
where (o.delivered or o.bounced)
  and not o.included_in_training
  and coalesce(c.training_consent, true)
  and (o.deal_closed or o.deal_lost or o.meeting_completed or o.meeting_no_show or o.replied or o.unsubscribed
    or o.spam_reported or o.bounced
    or o.sent_at <= now() - make_interval(days => coalesce((g.settings ->> 'training_window_days')::integer, 14)));
comment on view public.training_ready_outcomes is 'Messages whose fate is known: a terminal signal, or the waiting period is over; consented and not yet used.';
grant select on public.training_ready_outcomes to authenticated, service_role;
