-- What the ledger teaches the library: messages counted by pattern and context, stored, and traced back.

create table public.practice_features (
  org_id uuid not null references public.organizations (id) on delete cascade,
  outcome_id uuid not null,
  hook text,
  cta text,
  length text,
  subject_style text,
  subject_length text,
  send_window text,
  weekday text,
  step text,
  region text,
  lead_source text,
  primary key (org_id, outcome_id),
  foreign key (org_id, outcome_id) references public.outcome_labels (org_id, id) on delete cascade
);
comment on table public.practice_features is 'What a message was made of, in the terms of the library: read once, because what was sent does not change.';
alter table public.practice_features enable row level security;
alter table public.practice_features force row level security;
create policy practice_features_select on public.practice_features for select to authenticated
  using (org_id in (select private.member_org_ids()));
grant select on public.practice_features to authenticated;
grant select, insert, update, delete on public.practice_features to service_role;

create function public.unread_messages(p_org_id uuid, p_limit integer) returns uuid[]
language sql stable security invoker set search_path = ''
as $$
  select coalesce(array_agg(m.id), '{}') from (
    select o.id from public.outcome_labels o where o.org_id = p_org_id
    except select f.outcome_id from public.practice_features f where f.org_id = p_org_id
    limit p_limit) m
$$;
comment on function public.unread_messages(uuid, integer) is 'Worker: messages whose features were not read yet.';

create function public.read_practice_features(p_org_id uuid, p_ids uuid[]) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  done integer;
begin
  with chosen as materialized (
    select o.id, o.sent_at, o.agent_decisions, o.message_body, nullif(trim(o.subject_line), '') as subject,
      c.time_zone, c.region, c.lead_source, lower(split_part(c.name, ' ', 1)) as first, lower(split_part(k.name, ' ', 1)) as company
    from public.outcome_labels o
    left join public.contacts c on c.org_id = o.org_id and c.id = o.lead_id
    left join public.companies k on k.org_id = c.org_id and k.id = c.company_id
    where o.org_id = p_org_id and o.id = any (p_ids)
  ),
  zones as materialized (
    select d.time_zone, coalesce(private.known_zone(d.time_zone), g.time_zone, 'UTC') as zone
    from (select distinct c.time_zone from chosen c) d
    left join public.organizations g on g.id = p_org_id
  )
  insert into public.practice_features (org_id, outcome_id, hook, cta, length, subject_style, subject_length, send_window, weekday,
    step, region, lead_source)
  select p_org_id, o.id, nullif(array_to_string(n.hooks, '+'), ''), d.cta,
    case when w.words < 80 then 'short' when w.words <= 150 then 'medium' else 'long' end,
    case when o.subject is null then null when position('?' in o.subject) > 0 then 'question'
      when o.subject ~ '[0-9]' then 'number'
      when length(o.company) > 2 and position(o.company in lower(o.subject)) > 0 then 'company_name'
      when length(o.first) > 2 and position(o.first in lower(o.subject)) > 0 then 'first_name'
      else 'statement' end,
    case when o.subject is null then null when length(o.subject) <= 40 then 'short' else 'long' end,
    lpad((l.three * 3)::text, 2, '0') || '-' || lpad((l.three * 3 + 3)::text, 2, '0'), to_char(l.at, 'Dy'),
    d.step, o.region, o.lead_source
  from chosen o
  join zones z on z.time_zone is not distinct from o.time_zone
  cross join lateral (select o.sent_at at time zone z.zone as at, extract(hour from o.sent_at at time zone z.zone)::integer / 3 as three) l
  cross join lateral (
    select length(b) - length(replace(translate(b, E'\n\t', '  '), ' ', '')) + 1 as words from (select trim(o.message_body) as b) t
  ) w
  -- The order of private.decision_of, as in public.strategy_counts.
  cross join lateral (
    select (array_agg(coalesce(e.value -> 'hooks_used', e.value -> 'hooks', e.value -> 'hook') order by r.place)
        filter (where e.value ?| array['hooks_used', 'hooks', 'hook']))[1] as hooks,
      (array_agg(coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') order by r.place)
        filter (where coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') is not null))[1] as cta,
      (array_agg(e.value ->> 'step' order by r.place) filter (where e.value ->> 'step' is not null))[1] as step
    from jsonb_each(o.agent_decisions) as e (key, value)
    cross join lateral (select case e.key when 'WriterAgent' then '0' when 'CopywriterAgent' then '1' else '2' || e.key end as place) r
    where jsonb_typeof(e.value) = 'object'
  ) d
  cross join lateral (select coalesce(case jsonb_typeof(d.hooks)
    when 'array' then (select array_agg(distinct v.value order by v.value) from jsonb_array_elements_text(d.hooks) as v (value))
    when 'string' then array[d.hooks #>> '{}'] end, '{}') as hooks) n
  on conflict (org_id, outcome_id) do nothing;
  get diagnostics done = row_count;
  return done;
end
$$;
comment on function public.read_practice_features(uuid, uuid[]) is 'Worker: reads what these messages were made of; returns how many.';

-- A page of messages is cut out first: without statistics the planner would join the whole ledger for every page.
create function public.practice_facts(p_org_id uuid, p_limit integer, p_after uuid default null) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with page as materialized (
    select f.* from public.practice_features f
    where f.org_id = p_org_id and (p_after is null or f.outcome_id > p_after)
    order by f.outcome_id limit p_limit
  )
  -- Lists instead of objects, outcomes as bits: a tenth of the bytes.
  select coalesce(jsonb_agg(jsonb_build_array(f.outcome_id, extract(epoch from o.sent_at)::bigint,
    case when o.training_label = 'positive_example' then o.training_weight else 0 end,
    r.reached::integer | (r.opened::integer << 1) | (r.replied::integer << 2) | (r.positive_reply::integer << 3)
      | (r.negative_reply::integer << 4) | (r.meeting::integer << 5) | (r.meeting_held::integer << 6) | (r.won::integer << 7)
      | (r.bounced::integer << 8) | (r.unsubscribed::integer << 9) | (r.spam_reported::integer << 10)
      -- What our own engine wrote from a practice strengthens that practice and teaches no new one.
      | ((o.practice_ids <> '{}')::integer << 11),
    o.framework, o.tone, f.hook, f.cta, f.length, f.subject_style, f.subject_length, f.send_window, f.weekday,
    o.channel, f.step, o.lead_industry, o.company_size, o.lead_role, f.region, f.lead_source) order by f.outcome_id), '[]'::jsonb)
  from page f
  cross join lateral (select m.* from public.outcome_labels m where m.id = f.outcome_id offset 0) o
  cross join lateral (select m.* from public.message_results m where m.id = f.outcome_id offset 0) r
$$;
comment on function public.practice_facts(uuid, integer, uuid) is 'Worker: one page of messages as lists: what each was made of and what became of it (bits: lib/practices/facts.ts).';

create function public.practice_citations(p_org_id uuid)
returns table (practice_id uuid, last_sent_at timestamptz, counts jsonb)
language sql stable security invoker set search_path = ''
as $$
  select b.id, max(o.sent_at), jsonb_build_object('sent', count(*), 'reached', count(*) filter (where r.reached),
    'opened', count(*) filter (where r.opened), 'replied', count(*) filter (where r.replied),
    'positive_replies', count(*) filter (where r.positive_reply), 'negative_replies', count(*) filter (where r.negative_reply),
    'meetings', count(*) filter (where r.meeting), 'meetings_held', count(*) filter (where r.meeting_held),
    'won', count(*) filter (where r.won), 'bounced', count(*) filter (where r.bounced),
    'unsubscribed', count(*) filter (where r.unsubscribed), 'spam_reported', count(*) filter (where r.spam_reported))
  from public.outcome_labels o
  join public.message_results r on r.org_id = o.org_id and r.id = o.id
  cross join lateral unnest(o.practice_ids) as cited (practice_id)
  join public.best_practices b on b.org_id = o.org_id and b.id = cited.practice_id
  where o.org_id = p_org_id and o.practice_ids <> '{}'
  group by b.id
$$;
comment on function public.practice_citations(uuid) is 'What became of the messages that were written from each practice. Worker only.';

create function public.store_practices(p_org_id uuid, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  changed integer;
begin
  with given as (
    select * from jsonb_to_recordset(p_rows) as r (id uuid, category text, content text, pattern jsonb, context jsonb, tags text[],
      measured jsonb, counts jsonb, rates jsonb, recent jsonb, n bigint, reply_rate double precision,
      positive_reply_rate double precision, breached text[], status text, status_reason text, status_by text, provenance jsonb,
      expires_at timestamptz, evidence_status text, evidence_reason text)
  ),
  known as (
    update public.best_practices b set measured = g.measured, counts = g.counts, rates = g.rates, recent = g.recent, n = g.n,
      reply_rate = g.reply_rate, positive_reply_rate = g.positive_reply_rate, breached = g.breached,
      status = g.status, status_reason = g.status_reason, status_by = g.status_by, provenance = g.provenance,
      expires_at = g.expires_at, evidence_status = g.evidence_status, evidence_reason = g.evidence_reason
    from given g
    where b.org_id = p_org_id and b.id = g.id
      and (b.measured, b.counts, b.rates, b.recent, b.breached, b.status, b.provenance, b.expires_at, b.evidence_status)
        is distinct from (g.measured, g.counts, g.rates, g.recent, g.breached, g.status, g.provenance, g.expires_at, g.evidence_status)
    returning b.id
  ),
  made as (
    insert into public.best_practices (org_id, category, content, pattern, context, tags, measured, counts, rates, recent, n,
      reply_rate, positive_reply_rate, breached, status, status_reason, status_by, source, provenance, expires_at, evidence_status, evidence_reason)
    select p_org_id, g.category, g.content, g.pattern, g.context, g.tags, g.measured, g.counts, g.rates, g.recent, g.n,
      g.reply_rate, g.positive_reply_rate, g.breached, g.status, g.status_reason, g.status_by, 'learned', g.provenance, g.expires_at, g.evidence_status, g.evidence_reason
    from given g where g.id is null
    on conflict (org_id, category, pattern, context) where pattern is not null do nothing
    returning id
  )
  select (select count(*) from known) + (select count(*) from made) into changed;
  return changed;
end
$$;
comment on function public.store_practices(uuid, jsonb) is 'Worker: learned practices, new ones (without an id) and known ones; nothing is written when nothing changed.';

-- Practice by practice, and only where it differs: comparing all pairs of a batch took up to a second.
create function public.trace_practices(p_org_id uuid, p_rows jsonb) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  given record;
  kept uuid[];
  traced integer := 0;
  added integer;
begin
  for given in select r.practice_id, r.outcome_ids from jsonb_to_recordset(p_rows) as r (practice_id uuid, outcome_ids uuid[]) loop
    select coalesce(array_agg(u.outcome_id), '{}') into kept from public.practice_usage u
    where u.org_id = p_org_id and u.practice_id = given.practice_id;
    delete from public.practice_usage u
    where u.org_id = p_org_id and u.practice_id = given.practice_id and u.how = 'taught'
      and u.outcome_id in (select unnest(kept) except select unnest(given.outcome_ids));
    insert into public.practice_usage (org_id, practice_id, outcome_id, how)
    select p_org_id, given.practice_id, o.id, 'taught'
    from (select unnest(given.outcome_ids) as id except select unnest(kept)) n
    join public.outcome_labels o on o.org_id = p_org_id and o.id = n.id;
    get diagnostics added = row_count;
    traced := traced + added;
  end loop;
  return traced;
end
$$;
comment on function public.trace_practices(uuid, jsonb) is 'Worker: replaces the lineage of these practices [{practice_id, outcome_ids}]; returns how many links were added.';

create function public.trace_citations(p_org_id uuid) returns integer
language plpgsql security invoker set search_path = ''
as $$
declare
  traced integer;
begin
  insert into public.practice_usage (org_id, practice_id, outcome_id, how)
  select o.org_id, b.id, o.id, 'cited' from public.outcome_labels o
  cross join lateral unnest(o.practice_ids) as cited (practice_id)
  join public.best_practices b on b.org_id = o.org_id and b.id = cited.practice_id
  where o.org_id = p_org_id and o.practice_ids <> '{}'
  on conflict (org_id, practice_id, outcome_id) do nothing;
  get diagnostics traced = row_count;
  return traced;
end
$$;
comment on function public.trace_citations(uuid) is 'Worker: lineage of the messages that were written from a practice.';

create function public.practice_example_sources(p_org_id uuid, p_ids uuid[])
returns table (practice_id uuid, outcome_id uuid, subject_line text, body text, contact text, company text, email text, sender text)
language sql stable security invoker set search_path = ''
as $$
  select p.id, m.* from unnest(p_ids) as p (id)
  cross join lateral (
    select o.id, o.subject_line, o.message_body, c.name, k.name, c.email, c.owner_name
    from public.practice_usage u
    join public.outcome_labels o on o.org_id = u.org_id and o.id = u.outcome_id and o.training_label = 'positive_example'
    left join public.contacts c on c.org_id = o.org_id and c.id = o.lead_id
    left join public.companies k on k.org_id = c.org_id and k.id = c.company_id
    where u.org_id = p_org_id and u.practice_id = p.id and u.how = 'taught'
    order by o.training_weight desc, o.sent_at desc, o.id limit 2
  ) m
  where not exists (select 1 from public.practice_examples e where e.org_id = p_org_id and e.practice_id = p.id)
$$;
comment on function public.practice_example_sources(uuid, uuid[]) is 'Worker: messages that may show a practice that has no example yet, with the names that have to become slots.';

create function public.known_names(p_org_id uuid, p_text text) returns table (kind text, name text)
language sql stable security invoker set search_path = ''
as $$
  select 'name', c.name from public.contacts c
    where c.org_id = p_org_id and position(' ' in c.name) > 0 and position(lower(c.name) in lower(p_text)) > 0
  union select 'company', k.name from public.companies k
    where k.org_id = p_org_id and length(k.name) > 2 and position(lower(k.name) in lower(p_text)) > 0
  union select 'sender', m.display_name from public.memberships m
    where m.org_id = p_org_id and position(' ' in m.display_name) > 0 and position(lower(m.display_name) in lower(p_text)) > 0
$$;
comment on function public.known_names(uuid, text) is 'Contacts, companies and colleagues whose full name stands in the text: what has to become a slot.';

create function public.count_intake(p_org_id uuid, p_source text, p_rows jsonb, p_is_total boolean default false) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(auth.role(), '') <> 'service_role' and (p_is_total or p_org_id not in (select private.writer_org_ids())) then
    raise exception 'You may not write here.' using errcode = 'PT403';
  end if;
  if p_is_total then
    delete from public.practice_intake i where i.org_id = p_org_id and i.source = p_source
      and i.reason not in (select r.reason from jsonb_to_recordset(p_rows) as r (reason text));
  end if;
  insert into public.practice_intake (org_id, source, reason, is_accepted, n)
  select p_org_id, p_source, r.reason, r.is_accepted, r.n from jsonb_to_recordset(p_rows) as r (reason text, is_accepted boolean, n bigint)
  on conflict (org_id, source, reason) do update
    set n = case when p_is_total then excluded.n else practice_intake.n + excluded.n end, updated_at = now()
  where not p_is_total or practice_intake.n <> excluded.n;
end
$$;
comment on function public.count_intake(uuid, text, jsonb, boolean) is 'Counts what the write gate took and refused; the worker replaces the totals of the ledger.';

revoke all on function public.unread_messages(uuid, integer), public.read_practice_features(uuid, uuid[]), public.practice_facts(uuid, integer, uuid),
  public.practice_citations(uuid), public.store_practices(uuid, jsonb), public.trace_practices(uuid, jsonb), public.trace_citations(uuid),
  public.practice_example_sources(uuid, uuid[]), public.known_names(uuid, text), public.count_intake(uuid, text, jsonb, boolean) from public;
grant execute on function public.unread_messages(uuid, integer), public.read_practice_features(uuid, uuid[]), public.practice_facts(uuid, integer, uuid),
  public.practice_citations(uuid), public.store_practices(uuid, jsonb), public.trace_practices(uuid, jsonb), public.trace_citations(uuid),
  public.practice_example_sources(uuid, uuid[]) to service_role;
grant execute on function public.known_names(uuid, text), public.count_intake(uuid, text, jsonb, boolean) to authenticated, service_role;
