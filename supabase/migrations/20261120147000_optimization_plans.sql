-- Optimization plans: proposed changes to what agents are told, decided item by item, tried on a share, measured.

create table public.optimization_plans (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  occasion text not null check (occasion = any (array['asked', 'scheduled'])),
  n_messages integer not null check (n_messages >= 0),
  requested_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.optimization_plans is 'What the intelligence proposed at a moment; its items are decided one by one.';
comment on column public.optimization_plans.n_messages is 'Messages that the plan rests on.';
create index optimization_plans_created_idx on public.optimization_plans (org_id, created_at desc);

create table public.optimization_plan_items (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  plan_id uuid not null,
  place integer not null default 1,
  kind text not null check (kind = any (array['adopt', 'retire', 'agent_improvement'])),
  agent_name text not null check (agent_name = any (array['WriterAgent', 'SubjectLineOptimizerAgent', 'PersonalizerAgent',
    'CopywriterAgent', 'DeliverabilityAgent', 'ICPIntelligenceAgent'])),
  context jsonb not null default '{}'::jsonb check (jsonb_typeof(context) = 'object'),
  pattern jsonb not null default '{}'::jsonb check (jsonb_typeof(pattern) = 'object'),
  list text not null default 'best_practices' check (list = any (array['best_practices', 'avoid'])),
  line jsonb not null default '{}'::jsonb check (jsonb_typeof(line) = 'object'),
  change jsonb not null default '{}'::jsonb check (jsonb_typeof(change) = 'object'),
  expected jsonb not null default '{}'::jsonb check (jsonb_typeof(expected) = 'object'),
  evidence jsonb not null default '{}'::jsonb check (jsonb_typeof(evidence) = 'object'),
  replay jsonb check (jsonb_typeof(replay) = 'object'),
  practice_ids uuid[] not null default '{}',
  status text not null default 'proposed' check (status in ('proposed', 'rejected', 'waiting', 'canary', 'adopted', 'rolled_back', 'taken_back')),
  canary_share double precision check (canary_share > 0 and canary_share < 1),
  window_days integer check (window_days > 0),
  before_directive_id uuid,
  directive_id uuid,
  note text check (length(note) <= 2000),
  decided_by uuid,
  decided_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  ended_reason text,
  measured jsonb check (jsonb_typeof(measured) = 'object'),
  unique (org_id, id),
  foreign key (org_id, plan_id) references public.optimization_plans (org_id, id) on delete cascade,
  foreign key (org_id, before_directive_id) references public.agent_directives (org_id, id) on delete set null (before_directive_id),
  foreign key (org_id, directive_id) references public.agent_directives (org_id, id) on delete set null (directive_id)
);
comment on table public.optimization_plan_items is 'One proposed change of a directive: forecast with interval, decision, canary, and the measured result beside the forecast.';
comment on column public.optimization_plan_items.line is 'The sentence that the change puts first in `list` of the directive: lib/intelligence/schema.ts.';
comment on column public.optimization_plan_items.practice_ids is 'Practices of the library that stand for the pattern; those of a retire item are retired when it is adopted.';
comment on column public.optimization_plan_items.status is 'waiting: approved, while another canary runs for the same agent and context.';
comment on column public.optimization_plan_items.before_directive_id is 'What was in force when the canary began: the control arm gets it, a rollback puts it back. Null: nothing was.';
create index optimization_plan_items_plan_idx on public.optimization_plan_items (org_id, plan_id, place);
create index optimization_plan_items_status_idx on public.optimization_plan_items (org_id, status);
create index optimization_plan_items_before_idx on public.optimization_plan_items (org_id, before_directive_id) where before_directive_id is not null;
create index optimization_plan_items_directive_idx on public.optimization_plan_items (org_id, directive_id) where directive_id is not null;
-- One canary at a time for an agent in a context: otherwise nobody knows which change did it.
create unique index optimization_plan_items_canary_idx on public.optimization_plan_items (org_id, agent_name, context) where status = 'canary';

do $$
declare
  t text;
begin
  foreach t in array array['optimization_plans', 'optimization_plan_items'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy %1$s_select on public.%1$s for select to authenticated using (org_id in (select private.member_org_ids()))', t);
    execute format('grant select on public.%I to authenticated', t);
    execute format('grant select, insert, update, delete on public.%I to service_role', t);
  end loop;
end
$$;

create index outcome_labels_plan_item_idx on public.outcome_labels (org_id, (experiment ->> 'plan_item_id'))
  where experiment ->> 'plan_item_id' is not null;
