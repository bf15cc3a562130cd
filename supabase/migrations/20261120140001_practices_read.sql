-- Reading the library: one page of it, what it can be filtered by, where a practice came from.

create function public.list_practices(
  p_org_id uuid, p_category text default null, p_status text default null, p_source text default null,
  p_tag text default null, p_context jsonb default '{}'::jsonb, p_q text default null, p_sort text default 'updated_at',
  p_descending boolean default true, p_cursor_value text default null, p_cursor_id uuid default null, p_limit integer default 50)
returns table (practice jsonb, sort_value text)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  sort_column text := case when p_sort in ('n', 'open_rate', 'reply_rate', 'positive_reply_rate', 'meeting_rate', 'meeting_held_rate',
    'conversion_rate') then p_sort else 'updated_at' end;
  -- A rate of no message is only what is usual elsewhere: last in both directions, so that a page never ends in the middle of them.
  sort_expression text := case when sort_column in ('updated_at', 'n') then 'b.' || sort_column
    else format('case when (b.rates #>> ''{%1$s,n}'')::bigint > 0 then (b.rates #>> ''{%1$s,mean}'')::double precision else %2$s end',
      sort_column, case when p_descending then '-1' else '2' end) end;
  sort_type text := case sort_column when 'updated_at' then 'timestamptz' when 'n' then 'bigint' else 'double precision' end;
begin
  return query execute format($query$
    select to_jsonb(b) - 'org_id' - 'measured' - 'reported', (%1$s)::text
    from public.best_practices b
    where b.org_id = $1
      and ($2 is null or b.category = $2)
      and ($3 is null or b.status = $3)
      and ($4 is null or b.source = $4)
      and ($5 is null or $5 = any (b.tags))
      and b.context @> $6
      and ($7 is null or b.content ilike $7 or array_to_string(b.tags, ' ') ilike $7 or b.context::text ilike $7)
      and ($8 is null or (%1$s, b.id) %2$s ($8::%3$s, $9))
    order by %1$s %4$s, b.id %4$s
    limit $10 $query$, sort_expression, case when p_descending then '<' else '>' end, sort_type,
    case when p_descending then 'desc' else 'asc' end)
  using p_org_id, p_category, p_status, p_source, p_tag, coalesce(p_context, '{}'::jsonb),
    case when coalesce(trim(p_q), '') <> '' then '%' || replace(replace(replace(trim(p_q), '\', '\\'), '%', '\%'), '_', '\_') || '%' end,
    p_cursor_value, p_cursor_id, least(greatest(p_limit, 1), 201);
end
$$;
comment on function public.list_practices(uuid, text, text, text, text, jsonb, text, text, boolean, text, uuid, integer) is
  'One page of the library by keyset. sort_value and id of the last row are the cursor.';

create function public.practice_lineage(p_org_id uuid, p_practice_id uuid, p_limit integer default 50)
returns table (outcome_id uuid, how text, sent_at timestamptz, channel text, subject_line text, campaign_id uuid, campaign text,
  industry text, company_size text, replied boolean, positive_reply boolean, meeting boolean, won boolean, total bigint)
language sql stable security invoker set search_path = ''
as $$
  select u.outcome_id, u.how, o.sent_at, o.channel, o.subject_line, o.campaign_id, c.name, o.lead_industry, o.company_size,
    r.replied, r.positive_reply, r.meeting, r.won, count(*) over ()
  from public.practice_usage u
  join public.outcome_labels o on o.org_id = u.org_id and o.id = u.outcome_id
  join public.message_results r on r.org_id = u.org_id and r.id = u.outcome_id
  left join public.campaigns c on c.org_id = o.org_id and c.id = o.campaign_id
  where u.org_id = p_org_id and u.practice_id = p_practice_id
  order by o.training_weight * (o.training_label = 'positive_example')::integer desc, o.sent_at desc, u.outcome_id
  limit least(greatest(p_limit, 1), 200)
$$;
comment on function public.practice_lineage(uuid, uuid, integer) is 'The messages behind a practice, those that earned most first.';

grant execute on function public.list_practices(uuid, text, text, text, text, jsonb, text, text, boolean, text, uuid, integer),
  public.practice_lineage(uuid, uuid, integer) to authenticated, service_role;
