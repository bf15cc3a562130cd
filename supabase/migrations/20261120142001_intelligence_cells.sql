-- What messages were made of and what became of them, counted by pattern and context in one pass.

create function private.pattern_facts(p_org_id uuid)
returns table (framework text, tone text, hook text, cta text, length text, subject_style text, subject_length text,
  send_window text, weekday text, link text, industry text, company_size text,
  delivered boolean, reached boolean, opened boolean, clicked boolean, replied boolean, positive_reply boolean,
  negative_reply boolean, meeting boolean, meeting_held boolean, won boolean, bounced boolean, unsubscribed boolean,
  spam_reported boolean)
language sql stable security invoker set search_path = ''
as $$
  with zones as materialized (
    select d.time_zone, coalesce(private.known_zone(d.time_zone), g.time_zone, 'UTC') as zone
    from (select distinct c.time_zone from public.contacts c where c.org_id = p_org_id union select null) d
    left join public.organizations g on g.id = p_org_id
  )
  select nullif(trim(r.framework), ''), nullif(trim(r.tone), ''),
    case jsonb_typeof(d.hooks)
      when 'array' then nullif((select string_agg(distinct v.value, '+' order by v.value) from jsonb_array_elements_text(d.hooks) as v (value)), '')
      when 'string' then nullif(trim(d.hooks #>> '{}'), '') end,
    nullif(trim(d.cta), ''),
    case when w.words < 80 then 'short' when w.words <= 150 then 'medium' else 'long' end,
    case when s.subject is null then null when position('?' in s.subject) > 0 then 'question'
      when s.subject ~ '[0-9]' then 'number'
      when length(split_part(k.name, ' ', 1)) > 2 and position(lower(split_part(k.name, ' ', 1)) in lower(s.subject)) > 0 then 'company_name'
      when length(split_part(c.name, ' ', 1)) > 2 and position(lower(split_part(c.name, ' ', 1)) in lower(s.subject)) > 0 then 'first_name'
      else 'statement' end,
    case when s.subject is null then null when length(s.subject) <= 40 then 'short' else 'long' end,
    lpad((t.start * 3)::text, 2, '0') || '-' || lpad((t.start * 3 + 3)::text, 2, '0'),
    to_char(r.sent_at at time zone z.zone, 'Dy'),
    case when o.message_body ~* 'https?://' then 'with_link' else 'without_link' end,
    nullif(trim(r.lead_industry), ''), r.company_size,
    r.delivered, r.reached, r.opened, r.clicked, r.replied, r.positive_reply, r.negative_reply, r.meeting, r.meeting_held, r.won,
    r.bounced, r.unsubscribed, r.spam_reported
  from public.message_results r
  join public.outcome_labels o on o.org_id = r.org_id and o.id = r.id
  left join public.contacts c on c.org_id = r.org_id and c.id = r.lead_id
  left join public.companies k on k.org_id = c.org_id and k.id = c.company_id
  join zones z on z.time_zone is not distinct from c.time_zone
  cross join lateral (select extract(hour from r.sent_at at time zone z.zone)::integer / 3 as start) t
  cross join lateral (select nullif(trim(o.subject_line), '') as subject) s
  cross join lateral (select length(trim(o.message_body)) - length(replace(translate(trim(o.message_body), E'\n\t', '  '), ' ', '')) + 1 as words) w
  cross join lateral (
    select (array_agg(coalesce(e.value -> 'hooks_used', e.value -> 'hooks', e.value -> 'hook') order by p.place)
        filter (where e.value ?| array['hooks_used', 'hooks', 'hook']))[1] as hooks,
      (array_agg(coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') order by p.place)
        filter (where coalesce(e.value ->> 'cta', e.value ->> 'call_to_action') is not null))[1] as cta
    from jsonb_each(r.agent_decisions) as e (key, value)
    -- The order of private.decision_of.
    cross join lateral (select case e.key when 'WriterAgent' then '0' when 'CopywriterAgent' then '1' else '2' || e.key end as place) p
    where jsonb_typeof(e.value) = 'object'
  ) d
  where r.org_id = p_org_id and r.channel = 'email'
$$;
comment on function private.pattern_facts(uuid) is 'What each e-mail was made of, in the terms of directives, to whom it went and what became of it.';

create function public.pattern_cells(p_org_id uuid, p_min integer)
returns table (pattern jsonb, context jsonb, counts jsonb)
language sql stable security invoker set search_path = ''
as $$
  with grouped as (
    select f.framework, f.tone, f.hook, f.cta, f.length, f.subject_style, f.subject_length, f.send_window, f.weekday, f.link,
      f.industry, f.company_size,
      grouping(f.framework, f.tone, f.hook, f.cta, f.length, f.subject_style, f.subject_length, f.send_window, f.weekday, f.link,
        f.industry, f.company_size) as free,
      count(*) as sent, count(*) filter (where f.reached) as reached, count(*) filter (where f.delivered) as delivered,
      count(*) filter (where f.opened) as opened, count(*) filter (where f.clicked) as clicked,
      count(*) filter (where f.replied) as replied, count(*) filter (where f.positive_reply) as positive_replies,
      count(*) filter (where f.negative_reply) as negative_replies, count(*) filter (where f.meeting) as meetings,
      count(*) filter (where f.meeting_held) as meetings_held, count(*) filter (where f.won) as won,
      count(*) filter (where f.bounced) as bounced, count(*) filter (where f.unsubscribed) as unsubscribed,
      count(*) filter (where f.spam_reported) as spam_reported
    from private.pattern_facts(p_org_id) f
    group by grouping sets ((), (f.framework), (f.tone), (f.hook), (f.cta), (f.length), (f.framework, f.hook), (f.framework, f.cta),
        (f.framework, f.tone, f.hook, f.cta, f.length),
        (f.subject_style), (f.subject_length), (f.send_window), (f.weekday), (f.link)),
      grouping sets ((), (f.industry), (f.company_size), (f.industry, f.company_size))
    having count(*) >= p_min
  )
  select jsonb_strip_nulls(jsonb_build_object('framework', g.framework, 'tone', g.tone, 'hook', g.hook, 'cta', g.cta, 'length', g.length,
      'subject_style', g.subject_style, 'subject_length', g.subject_length, 'send_window', g.send_window, 'weekday', g.weekday, 'link', g.link)),
    jsonb_strip_nulls(jsonb_build_object('industry', g.industry, 'company_size', g.company_size)),
    to_jsonb(g) - array['framework', 'tone', 'hook', 'cta', 'length', 'subject_style', 'subject_length', 'send_window', 'weekday', 'link',
      'industry', 'company_size', 'free']
  from grouped g
  -- A part that nobody decided identifies nothing, and neither does a context that nobody knows.
  where num_nulls(g.framework, g.tone, g.hook, g.cta, g.length, g.subject_style, g.subject_length, g.send_window, g.weekday, g.link,
    g.industry, g.company_size) = length(replace(g.free::bit(12)::text, '0', ''))
$$;
comment on function public.pattern_cells(uuid, integer) is 'What became of e-mails by pattern and context: cells with at least so many messages. The empty pattern is everything in the context.';
revoke all on function private.pattern_facts(uuid), public.pattern_cells(uuid, integer) from public;
grant execute on function private.pattern_facts(uuid), public.pattern_cells(uuid, integer) to authenticated, service_role;
