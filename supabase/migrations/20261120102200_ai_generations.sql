-- One row for each answer of a language task, whichever engine gave it.

create table public.generations (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  principal_id uuid default auth.uid(),
  task text not null check (task in ('insight', 'persona', 'reply', 'sequence', 'subject_lines', 'plan_narrative', 'report')),
  engine text not null check (engine in ('anthropic', 'openai', 'local')),
  model text not null,
  prompt_version text not null,
  prompt_variant text not null default 'base',
  evidence_ids text[] not null default '{}',
  input_tokens integer check (input_tokens >= 0),
  output_tokens integer check (output_tokens >= 0),
  cost_usd numeric(12, 6) check (cost_usd >= 0),
  latency_ms integer not null check (latency_ms >= 0),
  attempts integer not null default 1 check (attempts >= 0),
  claims_dropped integer not null default 0 check (claims_dropped >= 0),
  fallback_reason text,
  created_at timestamptz not null default now(),
  unique (org_id, id)
);
comment on table public.generations is 'What was asked of which engine and what it cost. Holds no prompt, no answer and no text of a customer.';
comment on column public.generations.principal_id is 'Who asked; null for jobs.';
comment on column public.generations.evidence_ids is 'Ids of the receipts that were in the context.';
comment on column public.generations.cost_usd is 'Null when the price of the model is not known, or tokens were not reported.';
comment on column public.generations.attempts is 'Calls to language models, failed ones included; 0 when the local engine answered at once.';
comment on column public.generations.claims_dropped is 'Claims that named no receipt, or a number or quotation that their receipts do not contain.';
comment on column public.generations.fallback_reason is 'Why earlier engines of the chain did not answer, as "engine: code"; null when the first one did.';
create index generations_created_at_idx on public.generations (org_id, created_at desc, id);
create index generations_task_idx on public.generations (org_id, task, created_at desc);

alter table public.generations enable row level security;
alter table public.generations force row level security;
create policy generations_select on public.generations for select to authenticated
  using (org_id in (select private.member_org_ids()));
-- Whoever may ask an engine records the answer, in their own name. Nobody changes it afterwards.
create policy generations_insert on public.generations for insert to authenticated
  with check (org_id in (select private.member_org_ids()) and principal_id = (select auth.uid()));
grant select, insert on public.generations to authenticated;
grant select, insert, delete on public.generations to service_role;
