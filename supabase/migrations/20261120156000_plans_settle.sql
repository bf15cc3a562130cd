-- A canary that its window left undecided is settled by an admin; whoever ended an item is on the item.

alter table public.optimization_plan_items add column ended_by uuid;
comment on column public.optimization_plan_items.ended_by is 'Who put it in force or took it back by hand; null when the rule did.';

create function private.adopt_plan_item(p_org_id uuid, p_plan_id uuid, p_item_id uuid, p_note text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  item public.optimization_plan_items;
begin
  select i.* into item from public.optimization_plan_items i
  where i.org_id = p_org_id and i.plan_id = p_plan_id and i.id = p_item_id and i.org_id in (select private.member_org_ids()) for update;
  if item.id is null then
    raise exception 'There is no such item.' using errcode = 'PT404';
  elsif p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin decides plans.' using errcode = 'PT403';
  elsif item.status = 'adopted' then
    return;
  elsif item.status <> 'canary' or item.measured is null then
    raise exception 'Only a change that was tried can be put in force.' using errcode = 'PT409';
  elsif item.started_at + make_interval(days => item.window_days) > now() then
    raise exception 'Its observation window is still open.' using errcode = 'PT409';
  elsif coalesce(trim(p_note), '') = '' then
    raise exception 'Say why: the result does not decide.' using errcode = 'PT422';
  end if;
  perform private.end_plan_item(item, 'adopted', trim(p_note));
end
$$;
comment on function private.adopt_plan_item(uuid, uuid, uuid, text) is 'Puts a canary in force that its observation window left undecided: an admin answers for it with a note.';

create function public.adopt_plan_item(p_org_id uuid, p_plan_id uuid, p_item_id uuid, p_note text) returns void
language sql security invoker set search_path = ''
as $$ select private.adopt_plan_item(p_org_id, p_plan_id, p_item_id, p_note) $$;
comment on function public.adopt_plan_item(uuid, uuid, uuid, text) is 'See private.adopt_plan_item.';
revoke all on function private.adopt_plan_item(uuid, uuid, uuid, text), public.adopt_plan_item(uuid, uuid, uuid, text) from public;
grant execute on function private.adopt_plan_item(uuid, uuid, uuid, text), public.adopt_plan_item(uuid, uuid, uuid, text) to authenticated;
