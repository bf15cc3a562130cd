-- The writer: sequences of templates, campaigns that use them, the outbox, what a rep prefers, and the log of the crew.

create table public.sequences (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 200),
  goal text check (length(goal) <= 500),
  contact_id uuid,
  context jsonb not null default '{}'::jsonb check (jsonb_typeof(context) = 'object'),
  engine text not null check (engine in ('anthropic', 'openai', 'local', 'person')),
  fallback_reason text,
  directive_version integer,
  experiment jsonb,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete set null (contact_id)
);
comment on table public.sequences is 'Steps to a goal, written as templates: slots are filled from the CRM for each contact.';
comment on column public.sequences.context is 'Who it was written for: industry, company_size, job_title, region, lead_source.';
comment on column public.sequences.experiment is 'The arm that the directive came from, when a canary decided it.';
create index sequences_created_idx on public.sequences (org_id, created_at desc, id desc);
create index sequences_contact_idx on public.sequences (org_id, contact_id) where contact_id is not null;

create table public.sequence_steps (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  sequence_id uuid not null,
  place integer not null check (place >= 0),
  day integer not null check (day >= 0),
  channel text not null check (channel in ('email', 'linkedin', 'call', 'sms', 'other')),
  subject_line text,
  body text not null check (length(trim(body)) between 1 and 20000),
  written_subject_line text,
  written_body text,
  cta text,
  agent_decisions jsonb not null default '{}'::jsonb check (jsonb_typeof(agent_decisions) = 'object'),
  practice_ids uuid[] not null default '{}',
  basis text not null default 'person' check (basis in ('practice', 'built_in', 'person')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, sequence_id, place),
  foreign key (org_id, sequence_id) references public.sequences (org_id, id) on delete cascade
);
comment on table public.sequence_steps is 'One message of a sequence, with slots such as {first_name}, and what the agents decided.';
comment on column public.sequence_steps.day is 'Days after the launch.';
comment on column public.sequence_steps.written_body is 'What the engine wrote, before anybody edited it: the distance between both is learned from.';
comment on column public.sequence_steps.basis is 'practice: from the library; built_in: no evidence yet; person: written by hand.';

create table public.campaign_plans (
  campaign_id uuid primary key,
  org_id uuid not null references public.organizations (id) on delete cascade,
  sequence_id uuid not null,
  audience jsonb not null default '{}'::jsonb check (jsonb_typeof(audience) = 'object'),
  experiment jsonb,
  launched_at timestamptz,
  launched_by uuid,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  foreign key (org_id, campaign_id) references public.campaigns (org_id, id) on delete cascade,
  foreign key (org_id, sequence_id) references public.sequences (org_id, id) on delete cascade
);
comment on table public.campaign_plans is 'What a campaign made here sends: its sequence, and the filter that chose its contacts.';
create index campaign_plans_campaign_idx on public.campaign_plans (org_id, campaign_id);
create index campaign_plans_sequence_idx on public.campaign_plans (org_id, sequence_id);

create table public.campaign_contacts (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  campaign_id uuid not null,
  contact_id uuid not null,
  created_at timestamptz not null default now(),
  unique (org_id, campaign_id, contact_id),
  foreign key (org_id, campaign_id) references public.campaigns (org_id, id) on delete cascade,
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade
);
comment on table public.campaign_contacts is 'The audience as it was chosen. Whether somebody may be written to is asked again at every step.';
create index campaign_contacts_contact_idx on public.campaign_contacts (org_id, contact_id);

create table public.outbox_messages (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  campaign_id uuid not null,
  contact_id uuid not null,
  place integer not null check (place >= 0),
  outcome_id uuid not null default gen_random_uuid(),
  channel text not null check (channel in ('email', 'linkedin', 'call', 'sms', 'other')),
  to_address text,
  subject_line text,
  body text not null,
  agent_decisions jsonb not null default '{}'::jsonb check (jsonb_typeof(agent_decisions) = 'object'),
  practice_ids uuid[] not null default '{}',
  experiment jsonb,
  due_at timestamptz not null default now(),
  status text not null default 'scheduled' check (status in ('scheduled', 'sending', 'sent', 'stopped', 'failed', 'uncertain')),
  reason text,
  attempts integer not null default 0,
  claimed_at timestamptz,
  sent_at timestamptz,
  sent_by uuid,
  sent_via text check (sent_via in ('sendgrid', 'rep')),
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, outcome_id),
  unique (org_id, campaign_id, contact_id, place),
  foreign key (org_id, campaign_id) references public.campaigns (org_id, id) on delete cascade,
  foreign key (org_id, contact_id) references public.contacts (org_id, id) on delete cascade
);
comment on table public.outbox_messages is 'Messages that were launched: due, on their way, sent or stopped. One a contact and step, however often a campaign is launched.';
comment on column public.outbox_messages.outcome_id is 'The id under which the message is tracked from the moment it is sent; it stands in the reply address and in custom_args.';
comment on column public.outbox_messages.status is 'uncertain: the provider did not say whether it took the message; a person decides, nothing is sent twice.';
create index outbox_messages_due_idx on public.outbox_messages (org_id, status, due_at, id);
create index outbox_messages_contact_idx on public.outbox_messages (org_id, contact_id, status);

create table public.preference_cards (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  user_id uuid not null default auth.uid(),
  kind text not null check (kind in ('length', 'greeting', 'sign_off', 'avoid_phrase', 'removed_sentence', 'tone', 'contractions')),
  value text not null check (length(value) between 1 and 500),
  text text not null check (length(text) between 1 and 500),
  seen integer not null default 1 check (seen > 0),
  is_enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, user_id, kind, value)
);
comment on table public.preference_cards is 'What somebody''s edits say they prefer: readable, editable, theirs alone. The next draft follows the cards that are on.';

create table public.crew_runs (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  sequence_id uuid,
  campaign_id uuid,
  step text not null check (step in ('research', 'directive', 'writing', 'audience', 'sending', 'tracking', 'learning')),
  status text not null check (status in ('done', 'skipped', 'failed')),
  result text not null check (length(result) between 1 and 1000),
  details jsonb not null default '{}'::jsonb check (jsonb_typeof(details) = 'object'),
  duration_ms integer not null default 0 check (duration_ms >= 0),
  happened_at timestamptz not null default clock_timestamp(),
  unique (org_id, id),
  foreign key (org_id, sequence_id) references public.sequences (org_id, id) on delete cascade,
  foreign key (org_id, campaign_id) references public.campaigns (org_id, id) on delete cascade
);
comment on table public.crew_runs is 'The log of the crew: what each agent did, when, and what came of it. Counts and decisions, never a name.';
create index crew_runs_campaign_idx on public.crew_runs (org_id, campaign_id, happened_at desc);
create index crew_runs_sequence_idx on public.crew_runs (org_id, sequence_id, happened_at desc);

do $$
declare
  t text;
begin
  foreach t in array array['sequences', 'sequence_steps', 'campaign_plans', 'campaign_contacts', 'outbox_messages', 'preference_cards', 'crew_runs'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
    execute format('grant select, insert on public.%I to authenticated', t);
  end loop;
  foreach t in array array['sequences', 'sequence_steps', 'campaign_plans', 'campaign_contacts', 'outbox_messages', 'crew_runs'] loop
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('create policy %1$s_insert on public.%1$s for insert to authenticated with check (org_id in (select private.writer_org_ids()))', t);
  end loop;
  foreach t in array array['sequences', 'sequence_steps', 'campaign_plans', 'outbox_messages'] loop
    execute format('create policy %1$s_update on public.%1$s for update to authenticated using (org_id in (select private.writer_org_ids())) with check (org_id in (select private.writer_org_ids()))', t);
  end loop;
  foreach t in array array['sequences', 'sequence_steps', 'outbox_messages', 'preference_cards'] loop
    execute format('create trigger %1$s_touch before update on public.%1$s for each row execute function private.touch_updated_at()', t);
  end loop;
end
$$;
grant update (name, goal) on public.sequences to authenticated;
grant update (day, channel, subject_line, body) on public.sequence_steps to authenticated;
grant update (launched_at, launched_by) on public.campaign_plans to authenticated;
grant update (status, reason, sent_at, sent_by, sent_via) on public.outbox_messages to authenticated;
grant update (value, text, seen, is_enabled) on public.preference_cards to authenticated;
grant delete on public.preference_cards to authenticated;
create policy preference_cards_select on public.preference_cards for select to authenticated
  using (user_id = (select auth.uid()) and org_id in (select private.member_org_ids()));
create policy preference_cards_insert on public.preference_cards for insert to authenticated
  with check (user_id = (select auth.uid()) and org_id in (select private.writer_org_ids()));
create policy preference_cards_update on public.preference_cards for update to authenticated
  using (user_id = (select auth.uid()) and org_id in (select private.writer_org_ids()))
  with check (user_id = (select auth.uid()) and org_id in (select private.writer_org_ids()));
create policy preference_cards_delete on public.preference_cards for delete to authenticated
  using (user_id = (select auth.uid()) and org_id in (select private.writer_org_ids()));
