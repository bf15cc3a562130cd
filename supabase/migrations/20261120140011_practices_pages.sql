-- A page of messages is cut out first: without statistics the planner would join the whole ledger for every page.

create or replace function public.practice_facts(p_org_id uuid, p_limit integer, p_after uuid default null) returns jsonb
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

create or replace function public.unread_messages(p_org_id uuid, p_limit integer) returns uuid[]
language sql stable security invoker set search_path = ''
as $$
  select coalesce(array_agg(m.id), '{}') from (
    select o.id from public.outcome_labels o where o.org_id = p_org_id
    except select f.outcome_id from public.practice_features f where f.org_id = p_org_id
    limit p_limit) m
$$;

create or replace function public.read_practice_features(p_org_id uuid, p_ids uuid[]) returns integer
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
drop function private.words_of(text);
