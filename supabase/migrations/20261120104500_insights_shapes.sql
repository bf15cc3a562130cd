-- How an organisation's pipeline behaves, kept beside the measured patterns so that insights answer at once.
create table public.pipeline_shapes (
  org_id uuid primary key references public.organizations (id) on delete cascade,
  shape jsonb not null check (jsonb_typeof(shape) = 'object'),
  n_closed integer not null check (n_closed >= 0),
  computed_at timestamptz not null default now()
);
comment on table public.pipeline_shapes is 'Order of stages, what counts as slow, silent and large here: learned from closed deals by the replay job.';
comment on column public.pipeline_shapes.n_closed is 'How many closed deals it was learned from.';
alter table public.pipeline_shapes enable row level security;
alter table public.pipeline_shapes force row level security;
create policy pipeline_shapes_select on public.pipeline_shapes for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.pipeline_shapes to authenticated;
grant select, insert, update, delete on public.pipeline_shapes to service_role;

create function public.deal_stage_summary(p_org_id uuid)
returns table (stage text, n_open bigint, n_closed bigint, amount_open double precision, mean_position double precision)
language sql stable security invoker set search_path = ''
as $$
  with learned as materialized (
    select e.value as stage, e.ordinality::double precision as place
    from public.pipeline_shapes p, jsonb_array_elements_text(p.shape -> 'stageOrder') with ordinality as e
    where p.org_id = p_org_id
  ), recent as materialized (
    -- Until the order has been learned, the latest deals show it.
    select d.id from public.deals d
    where d.org_id = p_org_id and not exists (select 1 from learned) order by d.updated_at desc limit 500
  ), places as materialized (
    select l.stage, l.place from learned l
    union all
    select x.to_stage, avg(x.at_step)::double precision from (
      select s.to_stage, row_number() over (partition by s.deal_id order by s.occurred_at) as at_step
      from public.deal_stage_changes s where s.org_id = p_org_id and s.deal_id in (select r.id from recent r)
    ) x group by x.to_stage
  )
  select coalesce(d.stage, p.stage), coalesce(d.n_open, 0), coalesce(d.n_closed, 0), d.amount_open, p.place
  from (
    select x.stage, count(*) filter (where x.status = 'open') as n_open, count(*) filter (where x.status <> 'open') as n_closed,
      (sum(x.amount) filter (where x.status = 'open'))::double precision as amount_open
    from public.deals x where x.org_id = p_org_id group by x.stage
  ) d full join places p on p.stage = d.stage
$$;
comment on function public.deal_stage_summary(uuid) is 'Every stage the organisation uses, how many deals stand there, and how early it comes in a deal''s life.';

create function public.today_items(p_org_id uuid, p_scope text default 'mine', p_limit integer default 60)
returns table (id uuid, kind text, severity integer, title text, body text, next_action text, href text, evidence jsonb,
  raised_at timestamptz, deal_id uuid, is_mine boolean)
language sql stable security invoker set search_path = ''
as $$
  select n.id, n.kind, n.severity, n.title, n.body, n.next_action, n.href, n.evidence, n.raised_at, n.deal_id,
    coalesce(n.owner_id = (select auth.uid()), false)
  from public.notifications n
  where n.org_id = p_org_id and n.resolved_at is null
    and (p_scope = 'team' or n.owner_id is null or n.owner_id = (select auth.uid()))
    and not exists (select 1 from public.notification_states s
      where s.org_id = n.org_id and s.notification_id = n.id and s.principal_id = (select auth.uid())
        and (s.dismissed_at is not null or s.snoozed_until > now()))
  order by (n.owner_id = (select auth.uid())) desc nulls last, n.severity desc, n.raised_at desc, n.id
  limit least(greatest(p_limit, 1), 200)
$$;
comment on function public.today_items(uuid, text, integer) is 'The caller''s open cards: own deals and nobody''s, or the whole team''s; not those dismissed or snoozed.';

create function public.raise_notifications(p_org_id uuid, p_deal_ids uuid[], p_items jsonb) returns integer
language sql volatile security invoker set search_path = ''
as $$
  with items as materialized (
    select i.* from jsonb_to_recordset(p_items) as i (deal_id uuid, owner_id uuid, kind text, dedupe_key text, severity integer,
      title text, body text, next_action text, href text, evidence jsonb)
  ), gone as (
    update public.notifications n set resolved_at = now()
    where n.org_id = p_org_id and n.deal_id = any (p_deal_ids) and n.resolved_at is null
      and not exists (select 1 from items i where i.dedupe_key = n.dedupe_key)
  ), raised as (
    insert into public.notifications (org_id, deal_id, owner_id, kind, dedupe_key, severity, title, body, next_action, href, evidence)
    select p_org_id, i.deal_id, i.owner_id, i.kind, i.dedupe_key, i.severity, i.title, i.body, i.next_action, i.href, i.evidence
    from items i
    -- A known episode keeps its time and its place; only its words follow what is known now.
    on conflict (org_id, dedupe_key) do update set title = excluded.title, body = excluded.body, next_action = excluded.next_action,
      evidence = excluded.evidence, owner_id = excluded.owner_id, severity = excluded.severity
    where notifications.resolved_at is null and (notifications.body, notifications.next_action, notifications.owner_id)
      is distinct from (excluded.body, excluded.next_action, excluded.owner_id)
    returning (xmax = 0) as is_new
  )
  select count(*) filter (where r.is_new)::integer from raised r
$$;
comment on function public.raise_notifications(uuid, uuid[], jsonb) is
  'Job: puts what is new on Today and resolves what no longer holds. Known episodes keep their time. Returns how many were new.';

create function public.learned_since(p_org_id uuid, p_since timestamptz)
returns table (closed bigint, won bigint, feedback bigint, insights_joined bigint)
language sql stable security invoker set search_path = ''
as $$
  select
    (select count(*) from public.deals d where d.org_id = p_org_id and d.status <> 'open' and d.closed_at >= p_since),
    (select count(*) from public.deals d where d.org_id = p_org_id and d.status = 'won' and d.closed_at >= p_since),
    (select count(*) from public.insight_feedback f where f.org_id = p_org_id and f.created_at >= p_since),
    (select count(*) from public.insights i where i.org_id = p_org_id and i.outcome_at >= p_since)
$$;
comment on function public.learned_since(uuid, timestamptz) is 'What came back since a moment: outcomes, feedback, insights that met their outcome.';

revoke execute on function public.deal_stage_summary(uuid), public.today_items(uuid, text, integer), public.raise_notifications(uuid, uuid[], jsonb),
  public.learned_since(uuid, timestamptz) from public;
grant execute on function public.deal_stage_summary(uuid), public.today_items(uuid, text, integer), public.learned_since(uuid, timestamptz) to authenticated, service_role;
grant execute on function public.raise_notifications(uuid, uuid[], jsonb) to service_role;
