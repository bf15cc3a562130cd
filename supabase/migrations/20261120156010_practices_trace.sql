-- Lineage is replaced practice by practice, and only where it differs: comparing all pairs of a batch took up to a second.

create or replace function public.trace_practices(p_org_id uuid, p_rows jsonb) returns integer
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
