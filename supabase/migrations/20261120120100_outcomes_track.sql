-- Tracking messages: contact, campaign and row in one transaction.

create function public.track_messages(p_org_id uuid, p_messages jsonb)
returns table (place integer, outcome_id uuid, problem text)
language plpgsql security invoker set search_path = ''
as $$
begin
  if p_org_id not in (select private.writer_org_ids()) and coalesce(auth.role(), '') <> 'service_role' then
    raise exception 'You may not track messages here.' using errcode = 'PT403';
  end if;

  create temporary table if not exists tracked (
    place integer, outcome_id uuid, lead_id uuid, campaign_id uuid, problem text, m jsonb
  ) on commit drop;
  truncate pg_temp.tracked;
  insert into pg_temp.tracked (place, outcome_id, m)
  select (e.ordinality - 1)::integer, gen_random_uuid(), e.value
  from jsonb_array_elements(p_messages) with ordinality as e (value, ordinality);

  -- People that nobody imported yet are contacts from now on.
  insert into public.contacts (org_id, email, industry, job_title)
  select distinct on (lower(t.m ->> 'contact_email')) p_org_id, lower(t.m ->> 'contact_email'),
    t.m #>> '{lead_context,industry}', t.m #>> '{lead_context,role}'
  from pg_temp.tracked t
  where t.m ->> 'lead_id' is null and t.m ->> 'contact_email' is not null
    and not exists (select 1 from public.contacts c where c.org_id = p_org_id and c.email = lower(t.m ->> 'contact_email'))
  order by lower(t.m ->> 'contact_email'), t.place
  on conflict (org_id, email) do nothing;

  update pg_temp.tracked t set lead_id = case
    when t.m ->> 'lead_id' is null then
      (select c.id from public.contacts c where c.org_id = p_org_id and c.email = lower(t.m ->> 'contact_email'))
    else coalesce(
      (select c.id from public.contacts c where c.org_id = p_org_id and c.id = private.as_uuid(t.m ->> 'lead_id')),
      (select c.id from public.contacts c where c.org_id = p_org_id and c.external_id = t.m ->> 'lead_id')) end;
  update pg_temp.tracked t set problem = 'There is no contact with this lead_id.'
  where t.lead_id is null and t.m ->> 'lead_id' is not null;

  -- A campaign that is named for the first time is created: an id as given, any other name as its external id.
  insert into public.campaigns (id, org_id, external_id, name, created_by)
  select distinct on (t.m ->> 'campaign_id')
    coalesce(private.as_uuid(t.m ->> 'campaign_id'), gen_random_uuid()),
    p_org_id, t.m ->> 'campaign_id', 'Campaign ' || left(t.m ->> 'campaign_id', 40), auth.uid()
  from pg_temp.tracked t
  where t.m ->> 'campaign_id' is not null and t.problem is null
    and not exists (select 1 from public.campaigns c where c.org_id = p_org_id
      and (c.id = private.as_uuid(t.m ->> 'campaign_id') or c.external_id = t.m ->> 'campaign_id'))
  on conflict do nothing;
  update pg_temp.tracked t set campaign_id = coalesce(
    (select c.id from public.campaigns c where c.org_id = p_org_id and c.id = private.as_uuid(t.m ->> 'campaign_id')),
    (select c.id from public.campaigns c where c.org_id = p_org_id and c.external_id = t.m ->> 'campaign_id'));
  update pg_temp.tracked t set problem = 'There is no campaign with this id.'
  where t.campaign_id is null and t.m ->> 'campaign_id' is not null and t.problem is null;

  insert into public.outcome_labels (id, org_id, campaign_id, lead_id, channel, subject_line, message_body, framework, tone,
    agent_decisions, lead_industry, lead_role, company_size, icp_score, practice_ids, experiment, provider_message_id,
    sent_at, created_by)
  select t.outcome_id, p_org_id, t.campaign_id, t.lead_id, t.m ->> 'channel', t.m ->> 'subject_line', t.m ->> 'message_body',
    private.decision_of(t.m -> 'agent_decisions', 'framework'), private.decision_of(t.m -> 'agent_decisions', 'tone'),
    coalesce(t.m -> 'agent_decisions', '{}'::jsonb),
    coalesce(t.m #>> '{lead_context,industry}', c.industry, k.industry),
    coalesce(t.m #>> '{lead_context,role}', c.job_title),
    coalesce(t.m #>> '{lead_context,company_size}', k.company_size),
    (t.m #>> '{lead_context,icp_score}')::double precision,
    coalesce((select array_agg(p.value::uuid) from jsonb_array_elements_text(t.m -> 'practice_ids') as p (value)), '{}'),
    t.m -> 'experiment', t.m ->> 'provider_message_id', coalesce((t.m ->> 'sent_at')::timestamptz, now()), auth.uid()
  from pg_temp.tracked t
  left join public.contacts c on c.org_id = p_org_id and c.id = t.lead_id
  left join public.companies k on k.org_id = p_org_id and k.id = c.company_id
  where t.problem is null
  order by t.place
  on conflict (org_id, provider_message_id) do nothing;

  -- The same message tracked twice is one outcome.
  return query
  select t.place, coalesce(same.id, t.outcome_id), t.problem
  from pg_temp.tracked t
  left join public.outcome_labels same on t.problem is null and same.org_id = p_org_id
    and same.provider_message_id = t.m ->> 'provider_message_id'
  order by t.place;
end
$$;
comment on function public.track_messages(uuid, jsonb) is 'Records messages that were sent; one row back for each, with its outcome id or what is wrong with it.';

create function private.as_uuid(p_text text) returns uuid
language sql immutable set search_path = ''
as $$
  select case when p_text ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then p_text::uuid end
$$;
comment on function private.as_uuid(text) is 'The text as a UUID, or null when it is not one.';

create function private.decision_of(p_decisions jsonb, p_key text) returns text
language sql immutable set search_path = ''
as $$
  select d.value ->> p_key
  from jsonb_each(coalesce(p_decisions, '{}'::jsonb)) as d (key, value)
  where jsonb_typeof(d.value) = 'object' and d.value ->> p_key is not null
  order by case d.key when 'WriterAgent' then 0 when 'CopywriterAgent' then 1 else 2 end, d.key limit 1
$$;
comment on function private.decision_of(jsonb, text) is 'The framework or tone of a message: the writer''s decision, otherwise the first agent''s that made one.';

grant execute on function private.as_uuid(text), private.decision_of(jsonb, text) to authenticated, service_role;
grant execute on function public.track_messages(uuid, jsonb) to authenticated, service_role;
