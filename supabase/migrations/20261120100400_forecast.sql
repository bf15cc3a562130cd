-- Forecast models and frozen predictions.

create table public.forecast_models (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  version integer not null,
  basis text not null check (basis in ('model', 'prior')),
  parameters jsonb not null,
  quality jsonb not null,
  excluded_features jsonb not null default '[]'::jsonb,
  n_won integer not null,
  n_lost integer not null,
  trained_until timestamptz not null,
  trained_at timestamptz not null default now(),
  unique (org_id, id),
  unique (org_id, version)
);
comment on table public.forecast_models is 'Win-probability models, one row a version; the highest version answers.';
comment on column public.forecast_models.basis is 'prior: too little data or no skill, so the shrunk base rate answers.';
comment on column public.forecast_models.quality is 'Hold-out metrics on later deals: auc with interval, brier, ece with noise floor, reliability bins.';
comment on column public.forecast_models.trained_until is 'Outcomes up to this time were known to the model.';

create table public.forecast_predictions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  deal_id uuid not null,
  model_id uuid not null,
  probability double precision not null check (probability between 0 and 1),
  interval_low double precision not null,
  interval_high double precision not null,
  abstained boolean not null,
  reason text,
  factors jsonb not null default '[]'::jsonb,
  input_hash text not null,
  as_of timestamptz not null default now(),
  outcome boolean,
  scored_at timestamptz,
  unique (org_id, id),
  unique (org_id, deal_id, model_id, input_hash),
  check (interval_low <= probability and probability <= interval_high),
  foreign key (org_id, deal_id) references public.deals (org_id, id) on delete cascade,
  foreign key (org_id, model_id) references public.forecast_models (org_id, id) on delete cascade
);
comment on table public.forecast_predictions is 'Predictions as they were made: frozen, and scored once the deal closes.';
comment on column public.forecast_predictions.input_hash is 'Hash of the features: the same deal in the same state is predicted once per model.';
comment on column public.forecast_predictions.outcome is 'True when the deal was won; null while it is open.';
create index forecast_predictions_deal_idx on public.forecast_predictions (org_id, deal_id, as_of desc);
create index forecast_predictions_model_idx on public.forecast_predictions (org_id, model_id);

alter table public.forecast_models enable row level security;
alter table public.forecast_models force row level security;
alter table public.forecast_predictions enable row level security;
alter table public.forecast_predictions force row level security;
create policy forecast_models_select on public.forecast_models for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy forecast_predictions_select on public.forecast_predictions for select to authenticated
  using (org_id in (select private.member_org_ids()));
-- People read; the training and scoring jobs write.
grant select on public.forecast_models, public.forecast_predictions to authenticated;
grant select, insert, update, delete on public.forecast_models, public.forecast_predictions to service_role;

create function private.freeze_prediction() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (to_jsonb(new) - array['outcome', 'scored_at']) is distinct from (to_jsonb(old) - array['outcome', 'scored_at']) then
    raise exception 'A prediction is frozen when it is made.' using errcode = 'PT403';
  end if;
  return new;
end
$$;
create trigger forecast_predictions_freeze before update on public.forecast_predictions
  for each row execute function private.freeze_prediction();
