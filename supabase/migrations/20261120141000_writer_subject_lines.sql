-- What an organisation's own outcomes say about subject lines.

create table public.subject_line_models (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  version integer not null,
  model jsonb not null check (jsonb_typeof(model) = 'object'),
  messages integer not null check (messages >= 0),
  lines integer not null check (lines >= 0),
  learned_at timestamptz not null default now(),
  unique (org_id, version)
);
comment on table public.subject_line_models is 'Models of open and reply rate by how a subject line is written, one organisation each, each a new version. Holds weights, no text.';
comment on column public.subject_line_models.model is 'By metric: weights with their uncertainty, the base rate, and by cross-validation whether the weights help.';
alter table public.subject_line_models enable row level security;
alter table public.subject_line_models force row level security;
create policy subject_line_models_select on public.subject_line_models for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.subject_line_models to authenticated;
grant select, insert, update, delete on public.subject_line_models to service_role;

create function public.store_subject_line_model(p_org_id uuid, p_model jsonb, p_messages integer, p_lines integer) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  new_version integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('subject_line_models:' || p_org_id, 0));
  select coalesce(max(m.version), 0) + 1 into new_version from public.subject_line_models m where m.org_id = p_org_id;
  -- A job that runs twice learns the same and makes no second version.
  if exists (select 1 from public.subject_line_models m
    where m.org_id = p_org_id and m.version = new_version - 1 and m.model = p_model) then
    return new_version - 1;
  end if;
  insert into public.subject_line_models (org_id, version, model, messages, lines)
  values (p_org_id, new_version, p_model, p_messages, p_lines);
  delete from public.subject_line_models m where m.org_id = p_org_id and m.version <= new_version - 20;
  return new_version;
end
$$;
comment on function public.store_subject_line_model(uuid, jsonb, integer, integer) is 'Worker: what was learned last is the version that counts. Keeps twenty.';

create function private.literal_pattern(p_text text) returns text
language sql immutable set search_path = ''
as $$ select '\m' || regexp_replace(p_text, '([.*+?^${}()|\[\]\\])', '\\\1', 'g') || '\M' $$;
comment on function private.literal_pattern(text) is 'A regular expression that finds this text as whole words.';

create function private.slotted_subject(p_subject text, p_name text, p_company text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  company text := nullif(trim(p_company), '');
  brand text := nullif(trim(regexp_replace(company, '[,\s]+(gmbh|ag|se|kg|inc|ltd|llc|plc|corp|co|bv|ab|oy|as|sa|srl|spa)\.?$', '', 'i')), '');
  first_name text := nullif(split_part(trim(p_name), ' ', 1), '');
  line text := p_subject;
begin
  if length(company) > 2 then line := regexp_replace(line, private.literal_pattern(company), '{company}', 'gi'); end if;
  if length(brand) > 2 then line := regexp_replace(line, private.literal_pattern(brand), '{company}', 'gi'); end if;
  if length(trim(p_name)) > 2 then line := regexp_replace(line, private.literal_pattern(trim(p_name)), '{name}', 'gi'); end if;
  if length(first_name) > 2 then line := regexp_replace(line, private.literal_pattern(first_name), '{first_name}', 'g'); end if;
  return trim(regexp_replace(line, '\s+', ' ', 'g'));
end
$$;
comment on function private.slotted_subject(text, text, text) is 'A subject line with the reader''s name and company as slots, so that the same line to different readers is one line.';

create function public.subject_line_counts(p_org_id uuid, p_from timestamptz, p_before timestamptz)
returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with sent as (
    select private.slotted_subject(o.subject_line, c.name, co.name) as line, r.opened, r.replied, o.machine_open_count
    from public.message_results r
    join public.outcome_labels o on o.org_id = r.org_id and o.id = r.id
    left join public.contacts c on c.org_id = r.org_id and c.id = r.lead_id
    left join public.companies co on co.org_id = c.org_id and co.id = c.company_id
    where r.org_id = p_org_id and r.channel = 'email' and r.reached and o.subject_line ~ '\S'
      and r.sent_at >= p_from and r.sent_at < p_before
  ),
  counted as (
    select s.line as subject_line, count(*) as reached,
      -- Where only a machine opened, nobody knows whether the person did.
      count(*) filter (where s.opened or s.machine_open_count = 0) as opens_known,
      count(*) filter (where s.opened) as opened, count(*) filter (where s.replied) as replied
    from sent s
    group by s.line
    order by count(*) desc, s.line
    limit 2000
  )
  select coalesce(jsonb_agg(to_jsonb(c) order by c.reached desc, c.subject_line), '[]'::jsonb) from counted c
$$;
comment on function public.subject_line_counts(uuid, timestamptz, timestamptz) is
  'What became of the e-mails sent in this time, by subject line with slots. Messages that only a machine opened don''t count for opens.';
revoke all on function private.literal_pattern(text), private.slotted_subject(text, text, text),
  public.subject_line_counts(uuid, timestamptz, timestamptz) from public;
grant execute on function private.literal_pattern(text), private.slotted_subject(text, text, text),
  public.subject_line_counts(uuid, timestamptz, timestamptz) to authenticated, service_role;
revoke all on function public.store_subject_line_model(uuid, jsonb, integer, integer) from public;
grant execute on function public.store_subject_line_model(uuid, jsonb, integer, integer) to service_role;
