-- Deal insights: rules, measured patterns, stored insights with their evidence, feedback and events.

create table public.deal_field_changes (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  deal_id uuid not null,
  field text not null check (field in ('amount', 'expected_close_on', 'owner_id', 'status', 'competitor')),
  old_value text,
  new_value text,
  occurred_at timestamptz not null default now(),
  changed_by uuid default auth.uid(),
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade
);
comment on table public.deal_field_changes is 'What a deal said before: close date, amount, owner, status, competitor. Lets the past be read as of then.';
comment on column public.deal_field_changes.changed_by is 'The principal who changed it; null for a job.';
create index deal_field_changes_deal_idx on public.deal_field_changes (org_id, deal_id, occurred_at);

create function private.record_deal_changes() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.deal_field_changes (org_id, deal_id, field, old_value, new_value)
  select new.org_id, new.id, v.field, v.old_value, v.new_value
  from (values
    ('amount', old.amount::text, new.amount::text),
    ('expected_close_on', old.expected_close_on::text, new.expected_close_on::text),
    ('owner_id', old.owner_id::text, new.owner_id::text),
    ('status', old.status, new.status),
    ('competitor', old.competitor, new.competitor)) as v (field, old_value, new_value)
  where v.old_value is distinct from v.new_value;
  return null;
end
$$;
comment on function private.record_deal_changes() is 'Row trigger: keeps what the deal said before an update.';
create trigger deals_field_changes after update on public.deals
  for each row when (old.amount is distinct from new.amount or old.expected_close_on is distinct from new.expected_close_on
    or old.owner_id is distinct from new.owner_id or old.status is distinct from new.status
    or old.competitor is distinct from new.competitor)
  execute function private.record_deal_changes();

create table public.insight_rules (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 120),
  kind text not null check (kind in ('risk', 'opportunity', 'next_action')),
  conditions jsonb not null check (jsonb_typeof(conditions) = 'array' and jsonb_array_length(conditions) between 1 and 8),
  text text not null check (length(trim(text)) between 1 and 600),
  enabled boolean not null default true,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.insight_rules is 'Rules that an admin writes for the workspace; an insight that uses one cites it.';
comment on column public.insight_rules.conditions is 'All must hold: [{field, op, value}]. lib/insights/rules.ts knows the fields.';
comment on column public.insight_rules.text is 'What the insight says when the rule holds, in the admin''s words.';

create table public.insight_patterns (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  key text not null,
  stage text not null default '',
  kind text not null check (kind in ('risk', 'opportunity', 'next_action')),
  n integer not null check (n >= 0),
  hits integer not null check (hits between 0 and n),
  mean double precision not null check (mean between 0 and 1),
  interval_low double precision not null,
  interval_high double precision not null,
  details jsonb not null default '{}'::jsonb,
  computed_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, key, stage),
  check (interval_low <= mean and mean <= interval_high)
);
comment on table public.insight_patterns is 'How often each kind of finding, raised on past deals as of then, came true. Rebuilt by the replay job.';
comment on column public.insight_patterns.stage is 'The stage it was measured at; empty for all stages together.';
comment on column public.insight_patterns.hits is 'Deals, of n on which it was raised, that were lost (risk) or won (opportunity, next_action).';

create table public.insight_runs (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  deal_id uuid not null,
  engine text not null,
  model text,
  prompt_version text not null,
  fallback_reason text,
  similar_deals jsonb not null default '{}'::jsonb,
  deal_snapshot jsonb not null,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  unique (org_id, id),
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade
);
comment on table public.insight_runs is 'One generation of insights for a deal: who answered, from which similar deals.';
comment on column public.insight_runs.similar_deals is 'Frozen: {won, lost, parted} as the person saw them.';
create index insight_runs_deal_idx on public.insight_runs (org_id, deal_id, created_at desc);

create table public.insights (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  run_id uuid not null,
  deal_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('risk', 'opportunity', 'next_action', 'win_probability')),
  signal text not null,
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 2000),
  actions text[] not null default '{}',
  confidence double precision not null check (confidence between 0 and 1),
  confidence_low double precision not null,
  confidence_high double precision not null,
  confidence_n integer not null check (confidence_n >= 0),
  confidence_basis text not null,
  engine text not null,
  model text,
  prompt_version text not null,
  deal_snapshot jsonb not null,
  outcome text check (outcome in ('won', 'lost')),
  outcome_at timestamptz,
  created_at timestamptz not null default now(),
  unique (org_id, id),
  check (confidence_low <= confidence and confidence <= confidence_high),
  foreign key (org_id, run_id) references public.insight_runs (org_id, id) on delete cascade,
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade
);
comment on table public.insights is 'What was said about a deal, frozen as it was said; the deal''s outcome is joined when it closes.';
comment on column public.insights.signal is 'Which finding it words (silent, no_meeting, rule:<id>, forecast …): joins to insight_patterns.key.';
comment on column public.insights.confidence is 'How often this kind of finding came true on past deals as of then (posterior mean).';
comment on column public.insights.confidence_n is 'Past deals behind the confidence; 0 says built-in assumption.';
comment on column public.insights.deal_snapshot is 'value, stage, days_in_stage, contact_engagement, competitor_presence at generation.';
comment on column public.insights.outcome is 'Set on insights that were shown, when the deal closes; cleared when it reopens.';
create index insights_run_idx on public.insights (org_id, run_id, position);
create index insights_deal_idx on public.insights (org_id, deal_id, created_at desc);

create table public.insight_evidence (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  insight_id uuid not null,
  position integer not null,
  type text not null check (type in ('activity', 'deal', 'stage_change', 'pattern', 'rule', 'forecast', 'field_change')),
  source_id uuid not null,
  label text not null check (length(label) between 1 and 600),
  quote text check (length(quote) <= 1000),
  unique (org_id, insight_id, position),
  foreign key (org_id, insight_id) references public.insights (org_id, id) on delete cascade
);
comment on table public.insight_evidence is 'The receipts of an insight: every number and quotation in its text occurs in one of them.';
comment on column public.insight_evidence.source_id is 'The row it comes from, in the table that type names.';

create table public.insight_feedback (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  insight_id uuid not null,
  principal_id uuid not null default auth.uid(),
  type text not null check (type in ('helpful', 'not_helpful', 'incorrect', 'accurate', 'acted_on')),
  rating integer check (rating between 1 and 5),
  comment text check (length(comment) <= 2000),
  action_taken text check (length(action_taken) <= 1000),
  deal_outcome text check (deal_outcome in ('won', 'lost')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, insight_id, principal_id, type),
  foreign key (org_id, insight_id) references public.insights (org_id, id) on delete cascade
);
comment on table public.insight_feedback is 'What people said about an insight: one row a person and type, changeable and removable by that person.';
create index insight_feedback_principal_idx on public.insight_feedback (org_id, principal_id);

create table public.insight_events (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  insight_id uuid not null,
  principal_id uuid not null default auth.uid(),
  type text not null check (type in ('shown', 'expanded', 'acted_on', 'dismissed')),
  occurred_at timestamptz not null default now(),
  unique (org_id, insight_id, principal_id, type),
  foreign key (org_id, insight_id) references public.insights (org_id, id) on delete cascade
);
comment on table public.insight_events is 'What people did with an insight, as the screen saw it: the first time per person and type.';

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  deal_id uuid,
  owner_id uuid,
  kind text not null check (kind in ('stale', 'slipping', 'forecast_fall', 'closing_soon', 'moved', 'reply', 'learned')),
  dedupe_key text not null,
  severity integer not null default 1 check (severity between 1 and 3),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) <= 1000),
  next_action text check (length(next_action) <= 300),
  href text not null check (href like '/%' and href not like '//%'),
  evidence jsonb not null default '[]'::jsonb check (jsonb_typeof(evidence) = 'array'),
  raised_at timestamptz not null default now(),
  resolved_at timestamptz,
  unique (org_id, id),
  unique (org_id, dedupe_key),
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade,
  foreign key (org_id, owner_id) references public.memberships (org_id, principal_id) on delete set null (owner_id)
);
comment on table public.notifications is 'What is new and wants a look: the cards of Today. Written by jobs only.';
comment on column public.notifications.dedupe_key is 'One per signal and episode: the same silence is never raised twice.';
comment on column public.notifications.resolved_at is 'The signal is gone (the buyer answered, the deal closed).';
create index notifications_open_idx on public.notifications (org_id, raised_at desc) where resolved_at is null;
create index notifications_deal_idx on public.notifications (org_id, deal_id);
create index notifications_owner_idx on public.notifications (org_id, owner_id);

create table public.notification_states (
  org_id uuid not null references public.organizations (id) on delete cascade,
  notification_id uuid not null,
  principal_id uuid not null default auth.uid(),
  dismissed_at timestamptz,
  snoozed_until timestamptz,
  updated_at timestamptz not null default now(),
  primary key (org_id, notification_id, principal_id),
  foreign key (org_id, notification_id) references public.notifications (org_id, id) on delete cascade
);
comment on table public.notification_states is 'Each person''s own view of a card: dismissed, or back later.';
create index notification_states_principal_idx on public.notification_states (org_id, principal_id);

-- Frozen, except for the outcome that arrives later.
create function private.freeze_insight() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (to_jsonb(new) - array['outcome', 'outcome_at']) is distinct from (to_jsonb(old) - array['outcome', 'outcome_at']) then
    raise exception 'An insight is frozen when it is made.' using errcode = 'PT403';
  end if;
  return new;
end
$$;
create trigger insights_freeze before update on public.insights
  for each row execute function private.freeze_insight();

create function private.publish_feedback() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.publish('feedback.given', jsonb_build_object('org_id', new.org_id, 'insight_id', new.insight_id, 'type', new.type));
  return null;
end
$$;
create trigger insight_feedback_publish after insert or update on public.insight_feedback
  for each row execute function private.publish_feedback();

create trigger insight_rules_touch before update on public.insight_rules
  for each row execute function private.touch_updated_at();
create trigger insight_feedback_touch before update on public.insight_feedback
  for each row execute function private.touch_updated_at();
create trigger notification_states_touch before update on public.notification_states
  for each row execute function private.touch_updated_at();
create trigger insight_rules_audit after insert or update or delete on public.insight_rules
  for each row execute function private.audit_row();

do $$
declare
  t text;
begin
  foreach t in array array['deal_field_changes', 'insight_rules', 'insight_patterns', 'insight_runs', 'insights',
    'insight_evidence', 'insight_feedback', 'insight_events', 'notifications', 'notification_states'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
  foreach t in array array['deal_field_changes', 'insight_rules', 'insight_patterns', 'insight_runs', 'insights',
    'insight_evidence', 'insight_feedback', 'insight_events', 'notifications'] loop
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
  end loop;
  -- An insight is written once, by whoever asked for it, and never by hand afterwards.
  foreach t in array array['insight_runs', 'insights', 'insight_evidence'] loop
    execute format('create policy %1$s_insert on public.%1$s for insert to authenticated with check (org_id in (select private.writer_org_ids()))', t);
    execute format('grant insert on public.%I to authenticated', t);
  end loop;
  -- Feedback and events are personal: nobody speaks for somebody else.
  foreach t in array array['insight_feedback', 'insight_events'] loop
    execute format('create policy %1$s_insert on public.%1$s for insert to authenticated with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()))', t);
    execute format('grant insert on public.%I to authenticated', t);
  end loop;
end
$$;

create policy insight_feedback_update on public.insight_feedback for update to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()))
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
create policy insight_feedback_delete on public.insight_feedback for delete to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
grant update, delete on public.insight_feedback to authenticated;

create policy insight_rules_insert on public.insight_rules for insert to authenticated
  with check (org_id in (select private.admin_org_ids()));
create policy insight_rules_update on public.insight_rules for update to authenticated
  using (org_id in (select private.admin_org_ids())) with check (org_id in (select private.admin_org_ids()));
create policy insight_rules_delete on public.insight_rules for delete to authenticated
  using (org_id in (select private.admin_org_ids()));
grant insert, update, delete on public.insight_rules to authenticated;

create policy notification_states_select on public.notification_states for select to authenticated
  using (org_id in (select private.member_org_ids()) and principal_id = (select auth.uid()));
create policy notification_states_insert on public.notification_states for insert to authenticated
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
create policy notification_states_update on public.notification_states for update to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()))
  with check (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
create policy notification_states_delete on public.notification_states for delete to authenticated
  using (org_id in (select private.writer_org_ids()) and principal_id = (select auth.uid()));
grant insert, update, delete on public.notification_states to authenticated;
