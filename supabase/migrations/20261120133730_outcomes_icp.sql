-- Which leads convert: cells to count by, versions of the learned score, and the score of a message when it is tracked.

create table public.icp_models (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  version integer not null,
  basis text not null check (basis in ('model', 'segments', 'none')),
  parameters jsonb not null,
  quality jsonb not null,
  reason text,
  n_leads integer not null,
  n_positive integer not null,
  trained_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, version)
);
comment on table public.icp_models is 'Versions of the learned fit of a lead; the highest version scores new messages. Written by the learning job.';
comment on column public.icp_models.basis is 'segments: too little data or no skill, so the segment''s shrunk mean is the score; none: nothing is scored.';
comment on column public.icp_models.quality is 'Figures on later leads that the model had not seen: n, auc with interval, brier beside the base rate''s, ece with noise floor.';
alter table public.icp_models enable row level security;
alter table public.icp_models force row level security;
create policy icp_models_select on public.icp_models for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.icp_models to authenticated;
grant select, insert, update, delete on public.icp_models to service_role;

alter table public.outcome_labels add column icp_model_id uuid;
alter table public.outcome_labels add foreign key (org_id, icp_model_id)
  references public.icp_models (org_id, id) on delete set null (icp_model_id);
create index outcome_labels_icp_model_idx on public.outcome_labels (org_id, icp_model_id) where icp_model_id is not null;
comment on column public.outcome_labels.icp_model_id is 'The version that gave icp_score; null when the caller gave it.';

create function private.seniority_of(p_title text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when nullif(trim(p_title), '') is null then null
    when p_title ~* '\m(s|e)?vp\M|vice president' then 'vice_president'
    when p_title ~* '\m(c[a-z]o|chief|founder|co-founder|president|managing director|geschäftsführer(in)?)\M'
      or (p_title ~* '\m(owner|partner)\M' and p_title !~* 'product owner|business partner') then 'executive'
    when p_title ~* '\m(director|head)\M' then 'director'
    when p_title ~* '\m(manager|lead|supervisor)\M' then 'manager'
    else 'individual' end
$$;
comment on function private.seniority_of(text) is 'The level of a job title: executive, vice_president, director, manager or individual.';

create function public.icp_cells(p_org_id uuid, p_dimensions text[], p_by_week boolean default false)
returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with leads as (
    select coalesce(r.lead_id, r.id) as lead,
      (array_agg(lower(trim(r.lead_industry)) order by r.sent_at, r.id))[1] as industry,
      (array_agg(r.company_size order by r.sent_at, r.id))[1] as company_size,
      (array_agg(r.lead_role order by r.sent_at, r.id))[1] as title,
      min(r.sent_at) as first_sent_at,
      bool_or(r.positive_reply or r.meeting or r.won) as positive, bool_or(r.won) as won,
      bool_or(r.negative_reply or r.unsubscribed or r.spam_reported or r.bounced) as negative
    from public.message_results r
    where r.org_id = p_org_id
    group by coalesce(r.lead_id, r.id)
  ),
  known as (
    select l.*, lower(trim(c.region)) as region, lower(trim(c.lead_source)) as lead_source
    from leads l
    join public.organizations g on g.id = p_org_id
    left join public.contacts c on c.org_id = p_org_id and c.id = l.lead
    -- The fate of a lead is known once it answered, or after the waiting period.
    where l.positive or l.negative
      or l.first_sent_at <= now() - make_interval(days => coalesce((g.settings ->> 'training_window_days')::integer, 14))
  ),
  cells as (
    select case when 'industry' = any (p_dimensions) then nullif(k.industry, '') end as industry,
      case when 'company_size' = any (p_dimensions) then k.company_size end as company_size,
      case when 'seniority' = any (p_dimensions) then private.seniority_of(k.title) end as seniority,
      case when 'region' = any (p_dimensions) then nullif(k.region, '') end as region,
      case when 'lead_source' = any (p_dimensions) then nullif(k.lead_source, '') end as lead_source,
      case when p_by_week then date_trunc('week', k.first_sent_at at time zone 'UTC')::date end as week,
      count(*) as n, count(*) filter (where k.positive) as positive, count(*) filter (where k.won) as won
    from known k
    group by 1, 2, 3, 4, 5, 6
  )
  select coalesce(jsonb_agg(to_jsonb(t)), '[]'::jsonb)
  from (select * from cells order by week, n desc, industry, company_size, seniority, region, lead_source limit 20000) t
$$;
comment on function public.icp_cells(uuid, text[], boolean) is 'Leads whose fate is known, counted by what was known of them when they were first written to.';

create function private.icp_score_of(p_model public.icp_models, p_lead jsonb) returns double precision
language sql immutable set search_path = ''
as $$
  select case p_model.basis
    when 'model' then (
      select 1 / (1 + exp(-((p_model.parameters ->> 'intercept')::double precision
        + coalesce(sum((p_model.parameters #>> array['weights', f.key, f.value])::double precision), 0))))
      from jsonb_each_text(p_lead) as f (key, value) where f.value is not null)
    when 'segments' then (p_model.parameters -> 'segments' ->>
      concat(p_lead ->> 'industry', '|', p_lead ->> 'company_size', '|', p_lead ->> 'seniority'))::double precision end
$$;
comment on function private.icp_score_of(public.icp_models, jsonb) is 'The score of a lead, 0 to 1; null when the model has no word on it.';

create function private.score_icp() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  model public.icp_models;
begin
  select m.* into model from public.icp_models m where m.org_id = new.org_id order by m.version desc limit 1;
  if model.id is null or model.basis = 'none' then
    return new;
  end if;
  select private.icp_score_of(model, jsonb_build_object('industry', lower(trim(new.lead_industry)),
    'company_size', new.company_size, 'seniority', private.seniority_of(new.lead_role),
    'region', lower(trim(c.region)), 'lead_source', lower(trim(c.lead_source))))
  into new.icp_score
  from (select 1) one left join public.contacts c on c.org_id = new.org_id and c.id = new.lead_id;
  if new.icp_score is not null then
    new.icp_model_id := model.id;
  end if;
  return new;
end
$$;
comment on function private.score_icp() is 'A message that comes without an icp_score gets that of the newest model; a given score is never overwritten.';
create trigger outcome_labels_icp before insert on public.outcome_labels
  for each row when (new.icp_score is null) execute function private.score_icp();

revoke all on function private.seniority_of(text), private.icp_score_of(public.icp_models, jsonb),
  public.icp_cells(uuid, text[], boolean) from public;
grant execute on function private.seniority_of(text), public.icp_cells(uuid, text[], boolean) to authenticated, service_role;
