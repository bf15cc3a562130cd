-- The master intelligence: what was learned about patterns, and the directives that agents follow because of it.

create table public.intelligence_snapshots (
  org_id uuid primary key references public.organizations (id) on delete cascade,
  n_messages integer not null,
  patterns jsonb not null default '[]'::jsonb check (jsonb_typeof(patterns) = 'array'),
  learned_at timestamptz not null default now()
);
comment on table public.intelligence_snapshots is 'What the last run of intelligence.learn found: one row an organisation, replaced each time.';
comment on column public.intelligence_snapshots.patterns is 'Winning, losing and undecided patterns by context with counts, shrunk rates and intervals: lib/intelligence/schema.ts.';
alter table public.intelligence_snapshots enable row level security;
alter table public.intelligence_snapshots force row level security;
create policy intelligence_snapshots_select on public.intelligence_snapshots for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.intelligence_snapshots to authenticated;
grant select, insert, update, delete on public.intelligence_snapshots to service_role;

create table public.agent_directives (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  agent_name text not null check (agent_name = any (array['WriterAgent', 'SubjectLineOptimizerAgent', 'PersonalizerAgent',
    'CopywriterAgent', 'DeliverabilityAgent', 'ICPIntelligenceAgent'])),
  context jsonb not null default '{}'::jsonb check (jsonb_typeof(context) = 'object'),
  version integer not null check (version > 0),
  status text not null default 'active' check (status in ('active', 'withdrawn')),
  best_practices jsonb not null default '[]'::jsonb check (jsonb_typeof(best_practices) = 'array'),
  guidance jsonb not null default '[]'::jsonb check (jsonb_typeof(guidance) = 'array'),
  avoid jsonb not null default '[]'::jsonb check (jsonb_typeof(avoid) = 'array'),
  evidence jsonb not null check (jsonb_typeof(evidence) = 'object'),
  source_practice_ids uuid[] not null default '{}',
  plan_item_id uuid,
  restores_id uuid,
  reason text not null,
  published_by uuid default auth.uid(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, agent_name, version),
  foreign key (org_id, restores_id) references public.agent_directives (org_id, id) on delete cascade
);
comment on table public.agent_directives is 'What an agent is told in a context. Versions are only appended; the highest one of a context is in force until it expires.';
comment on column public.agent_directives.version is 'Counted per agent, over all its contexts, so that it names one row.';
comment on column public.agent_directives.status is 'withdrawn: this context says nothing of its own any more, the wider one holds.';
comment on column public.agent_directives.evidence is 'What all lines rest on: messages, metric, level of the intervals, sources.';
comment on column public.agent_directives.restores_id is 'The earlier version whose words this one puts in force again.';
create index agent_directives_context_idx on public.agent_directives (org_id, agent_name, context, version desc);
create index agent_directives_restores_idx on public.agent_directives (org_id, restores_id) where restores_id is not null;
alter table public.agent_directives enable row level security;
alter table public.agent_directives force row level security;
create policy agent_directives_select on public.agent_directives for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.agent_directives to authenticated;
grant select, insert, delete on public.agent_directives to service_role;
create trigger agent_directives_append_only before update or delete on public.agent_directives
  for each row execute function private.refuse_change();

create function private.publish_directive(p_org_id uuid, p_directive jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  made public.agent_directives;
begin
  if coalesce(auth.role(), '') <> 'service_role' and p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin may direct agents.' using errcode = 'PT403';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('directives:' || p_org_id::text, 0));
  insert into public.agent_directives (org_id, agent_name, context, version, status, best_practices, guidance, avoid, evidence,
    source_practice_ids, plan_item_id, restores_id, reason, published_by, expires_at)
  select p_org_id, d.agent_name, coalesce(d.context, '{}'::jsonb),
    1 + coalesce((select max(a.version) from public.agent_directives a where a.org_id = p_org_id and a.agent_name = d.agent_name), 0),
    coalesce(d.status, 'active'), coalesce(d.best_practices, '[]'::jsonb), coalesce(d.guidance, '[]'::jsonb),
    coalesce(d.avoid, '[]'::jsonb), d.evidence, coalesce(d.source_practice_ids, '{}'), d.plan_item_id, d.restores_id, d.reason,
    auth.uid(), coalesce(d.expires_at, now() + interval '30 days')
  from jsonb_to_record(p_directive) as d (agent_name text, context jsonb, status text, best_practices jsonb, guidance jsonb,
    avoid jsonb, evidence jsonb, source_practice_ids uuid[], plan_item_id uuid, restores_id uuid, reason text, expires_at timestamptz)
  returning * into made;
  -- What learning publishes is its own record; what a person publishes is audited.
  if auth.uid() is not null then
    perform private.audit(p_org_id, 'directive.published', 'agent_directives', made.id,
      jsonb_build_object('agent_name', made.agent_name, 'version', made.version, 'reason', made.reason));
  end if;
  return made.id;
end
$$;
comment on function private.publish_directive(uuid, jsonb) is 'Appends the next version of an agent''s directive in a context. Jobs and admins; may be called inside a larger transaction.';
create function public.publish_directive(p_org_id uuid, p_directive jsonb) returns uuid
language sql security invoker set search_path = ''
as $$ select private.publish_directive(p_org_id, p_directive) $$;
comment on function public.publish_directive(uuid, jsonb) is 'See private.publish_directive.';

create function public.publish_directives(p_org_id uuid, p_directives jsonb) returns integer
language sql security invoker set search_path = ''
as $$
  select count(private.publish_directive(p_org_id, d.value))::integer
  from (select e.value from jsonb_array_elements(p_directives) with ordinality as e (value, place) order by e.place) d
$$;
comment on function public.publish_directives(uuid, jsonb) is 'Publishes several directives at once, in order; returns how many.';

create function public.restore_directive(p_org_id uuid, p_id uuid, p_reason text) returns uuid
language plpgsql security invoker set search_path = ''
as $$
declare
  earlier public.agent_directives;
begin
  select a.* into earlier from public.agent_directives a where a.org_id = p_org_id and a.id = p_id;
  if earlier.id is null then
    raise exception 'There is no such directive.' using errcode = 'PT404';
  end if;
  return private.publish_directive(p_org_id, to_jsonb(earlier) - 'expires_at'
    || jsonb_build_object('restores_id', earlier.id, 'reason', p_reason));
end
$$;
comment on function public.restore_directive(uuid, uuid, text) is 'Puts the words of an earlier version in force again, as a new version.';

create function public.current_directives(p_org_id uuid, p_agent_name text default null)
returns setof public.agent_directives
language sql stable security invoker set search_path = ''
as $$
  select n.* from (
    select distinct on (a.agent_name, a.context) a.* from public.agent_directives a
    where a.org_id = p_org_id and (p_agent_name is null or a.agent_name = p_agent_name)
    order by a.agent_name, a.context, a.version desc
  ) n
  where n.status = 'active'
  order by n.agent_name, n.context
$$;
comment on function public.current_directives(uuid, text) is 'The newest version of each context, those that have expired too; withdrawn ones are left out.';

revoke all on function private.publish_directive(uuid, jsonb), public.publish_directive(uuid, jsonb),
  public.publish_directives(uuid, jsonb), public.restore_directive(uuid, uuid, text), public.current_directives(uuid, text) from public;
grant execute on function private.publish_directive(uuid, jsonb), public.publish_directive(uuid, jsonb),
  public.publish_directives(uuid, jsonb), public.restore_directive(uuid, uuid, text), public.current_directives(uuid, text)
  to authenticated, service_role;
