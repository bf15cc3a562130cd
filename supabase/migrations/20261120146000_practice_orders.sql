-- The library by any rung of the ladder, and how often the writer drew on a practice.

create function public.practice_use(p_org_id uuid, p_practice_id uuid)
returns table (messages bigint, first_sent_at timestamptz, last_sent_at timestamptz)
language sql stable security invoker set search_path = ''
as $$
  select count(*), min(o.sent_at), max(o.sent_at)
  from public.practice_usage u
  join public.outcome_labels o on o.org_id = u.org_id and o.id = u.outcome_id
  where u.org_id = p_org_id and u.practice_id = p_practice_id and u.how = 'cited'
$$;
comment on function public.practice_use(uuid, uuid) is 'How many messages were written from a practice, and when.';
revoke all on function public.practice_use(uuid, uuid) from public;
grant execute on function public.practice_use(uuid, uuid) to authenticated, service_role;
