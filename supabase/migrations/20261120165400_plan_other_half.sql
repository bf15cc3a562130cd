-- Where a decision has two known ways, adopting one and retiring the other is proposed once: an item says its other half.

alter table public.optimization_plan_items
  add column other_half jsonb check (jsonb_typeof(other_half) = 'object');
comment on column public.optimization_plan_items.other_half is 'Of a decision with two known ways, what the change says about the other one: list, pattern, sentence, evidence. Null where there are more.';

create or replace function private.propose_optimization_plan(p_org_id uuid, p_occasion text, p_n_messages integer, p_items jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  made uuid;
begin
  if coalesce(auth.role(), '') <> 'service_role' and p_org_id not in (select private.writer_org_ids()) then
    raise exception 'Only somebody who may write can ask for a plan.' using errcode = 'PT403';
  end if;
  insert into public.optimization_plans (org_id, occasion, n_messages, requested_by)
  values (p_org_id, p_occasion, p_n_messages, auth.uid()) returning id into made;
  insert into public.optimization_plan_items (org_id, plan_id, place, kind, agent_name, context, pattern, list, line, change, expected,
    evidence, replay, other_half, practice_ids)
  select p_org_id, made, e.place, i.kind, i.agent_name, i.context, i.pattern, i.list, i.line, i.change, i.expected, i.evidence, i.replay,
    nullif(i.other_half, 'null'::jsonb), coalesce(i.practice_ids, '{}')
  from jsonb_array_elements(p_items) with ordinality as e (value, place)
  cross join lateral jsonb_to_record(e.value) as i (kind text, agent_name text, context jsonb, pattern jsonb, list text, line jsonb,
    change jsonb, expected jsonb, evidence jsonb, replay jsonb, other_half jsonb, practice_ids uuid[]);
  return made;
end
$$;
