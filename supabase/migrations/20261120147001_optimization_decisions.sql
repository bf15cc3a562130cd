-- What may happen to a plan: proposed by any writer, decided by an admin, rolled back by the guardrails.

create function private.propose_optimization_plan(p_org_id uuid, p_occasion text, p_n_messages integer, p_items jsonb) returns uuid
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
    evidence, replay, practice_ids)
  select p_org_id, made, e.place, i.kind, i.agent_name, i.context, i.pattern, i.list, i.line, i.change, i.expected, i.evidence, i.replay,
    coalesce(i.practice_ids, '{}')
  from jsonb_array_elements(p_items) with ordinality as e (value, place)
  cross join lateral jsonb_to_record(e.value) as i (kind text, agent_name text, context jsonb, pattern jsonb, list text, line jsonb,
    change jsonb, expected jsonb, evidence jsonb, replay jsonb, practice_ids uuid[]);
  return made;
end
$$;
comment on function private.propose_optimization_plan(uuid, text, integer, jsonb) is 'Stores a plan with its items. Nothing changes before an admin has approved an item.';

create function private.lines_without(p_lines jsonb, p_line jsonb, p_and_rivals boolean) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_agg(l.value order by l.place), '[]'::jsonb)
  from jsonb_array_elements(p_lines) with ordinality as l (value, place)
  where not (jsonb_typeof(l.value -> 'pattern') = 'object' and (l.value -> 'pattern' = p_line -> 'pattern'
    or (p_and_rivals and l.value ->> 'source' <> 'plan'
      and array(select jsonb_object_keys(l.value -> 'pattern') order by 1) = array(select jsonb_object_keys(p_line -> 'pattern') order by 1))))
$$;
comment on function private.lines_without(jsonb, jsonb, boolean) is 'Lines of a directive without those of this pattern; with rivals, without what was learned about other patterns of the same parts too.';

create function private.start_canary(p_item public.optimization_plan_items, p_share double precision, p_days integer) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  before public.agent_directives;
  words public.agent_directives;
  made uuid;
  is_best boolean := p_item.list = 'best_practices';
begin
  select d.* into before from public.current_directives(p_item.org_id, p_item.agent_name) d where d.context = p_item.context;
  words := before;
  if words.id is null then
    -- A context of its own begins with what holds everywhere.
    select d.* into words from public.current_directives(p_item.org_id, p_item.agent_name) d where d.context = '{}'::jsonb;
  end if;
  made := private.publish_directive(p_item.org_id, jsonb_build_object(
    'agent_name', p_item.agent_name, 'context', p_item.context,
    'best_practices', case when is_best then jsonb_build_array(p_item.line) else '[]'::jsonb end
      || private.lines_without(coalesce(words.best_practices, '[]'::jsonb), p_item.line, is_best),
    'guidance', coalesce(words.guidance, '[]'::jsonb),
    'avoid', case when is_best then '[]'::jsonb else jsonb_build_array(p_item.line) end
      || private.lines_without(coalesce(words.avoid, '[]'::jsonb), p_item.line, false),
    'evidence', coalesce(words.evidence, '{}'::jsonb) || jsonb_build_object('basis', 'plan', 'metric', p_item.expected ->> 'metric',
      'n', (p_item.evidence ->> 'n')::integer, 'successes', (p_item.evidence ->> 'successes')::integer, 'level', 0.9,
      'note', 'An approved plan, tried on a share of the contacts.'),
    'source_practice_ids', coalesce(to_jsonb(words.source_practice_ids), '[]'::jsonb),
    'plan_item_id', p_item.id, 'reason', 'An optimization plan, approved by an admin.'));
  update public.optimization_plan_items i
  set status = 'canary', canary_share = p_share, window_days = p_days, started_at = now(), before_directive_id = before.id, directive_id = made
  where i.org_id = p_item.org_id and i.id = p_item.id;
end
$$;
comment on function private.start_canary(public.optimization_plan_items, double precision, integer) is 'Publishes the changed directive and begins the canary. Only the decision and its job call it.';

create function private.start_waiting_canary(p_org_id uuid, p_agent_name text, p_context jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  next public.optimization_plan_items;
begin
  select i.* into next from public.optimization_plan_items i
  where i.org_id = p_org_id and i.agent_name = p_agent_name and i.context = p_context and i.status = 'waiting'
  order by i.decided_at, i.place limit 1 for update;
  if next.id is not null then
    perform private.start_canary(next, next.canary_share, next.window_days);
  end if;
end
$$;

create function private.decide_plan_item(p_org_id uuid, p_plan_id uuid, p_item_id uuid, p_decision text, p_note text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  item public.optimization_plan_items;
  settings jsonb;
  is_busy boolean;
begin
  select i.* into item from public.optimization_plan_items i
  where i.org_id = p_org_id and i.plan_id = p_plan_id and i.id = p_item_id and i.org_id in (select private.member_org_ids()) for update;
  if item.id is null then
    raise exception 'There is no such item.' using errcode = 'PT404';
  end if;
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin decides plans.' using errcode = 'PT403';
  end if;
  if item.status <> 'proposed' then
    if (p_decision = 'reject') = (item.status = 'rejected') then
      return;
    end if;
    raise exception 'This item has been decided already.' using errcode = 'PT409';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('plans:' || p_org_id::text, 0));
  select coalesce(o.settings -> 'plans', '{}'::jsonb) into settings from public.organizations o where o.id = p_org_id;
  update public.optimization_plan_items i
  set status = case p_decision when 'approve' then 'waiting' else 'rejected' end, note = p_note, decided_by = auth.uid(), decided_at = now(),
    canary_share = case p_decision when 'approve' then coalesce((settings ->> 'canary_share')::double precision, 0.2) end,
    window_days = case p_decision when 'approve' then coalesce((settings ->> 'window_days')::integer, 30) end
  where i.org_id = p_org_id and i.id = p_item_id returning * into item;
  perform private.audit(p_org_id, case p_decision when 'approve' then 'plan_item.approved' else 'plan_item.rejected' end,
    'optimization_plan_items', p_item_id, jsonb_build_object('agent_name', item.agent_name, 'kind', item.kind));
  is_busy := exists (select 1 from public.optimization_plan_items c where c.org_id = p_org_id and c.status = 'canary'
    and c.agent_name = item.agent_name and c.context = item.context);
  if p_decision = 'approve' and not is_busy then
    perform private.start_canary(item, item.canary_share, item.window_days);
  end if;
end
$$;
comment on function private.decide_plan_item(uuid, uuid, uuid, text, text) is 'Approves or rejects one item, once: the same decision again changes nothing. An approved one becomes a canary in the same transaction.';

create function private.put_before_back(p_item public.optimization_plan_items, p_reason text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  before public.agent_directives;
  present public.agent_directives;
  words jsonb;
begin
  select d.* into present from public.current_directives(p_item.org_id, p_item.agent_name) d where d.context = p_item.context;
  select d.* into before from public.agent_directives d where d.org_id = p_item.org_id and d.id = p_item.before_directive_id;
  if present.id is null then
    return;
  elsif present.plan_item_id is distinct from p_item.id then
    -- Another plan has come on top: only this one's sentence goes.
    words := to_jsonb(present) || jsonb_build_object(
      'best_practices', private.lines_without(present.best_practices, p_item.line, false),
      'avoid', private.lines_without(present.avoid, p_item.line, false));
  elsif before.id is null then
    words := to_jsonb(present) || jsonb_build_object('status', 'withdrawn', 'best_practices', '[]'::jsonb, 'guidance', '[]'::jsonb,
      'avoid', '[]'::jsonb, 'plan_item_id', null);
  else
    words := to_jsonb(before);
  end if;
  perform private.publish_directive(p_item.org_id, words - 'expires_at' - 'restores_id' || jsonb_build_object('reason', p_reason));
end
$$;
comment on function private.put_before_back(public.optimization_plan_items, text) is 'Puts the words from before the item in force again, as a new version that learning may renew.';

create function private.take_back_plan_item(p_org_id uuid, p_plan_id uuid, p_item_id uuid, p_note text) returns void
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
  elsif item.status = 'taken_back' then
    return;
  elsif item.status not in ('waiting', 'canary', 'adopted') then
    raise exception 'Only what was approved can be taken back.' using errcode = 'PT409';
  end if;
  perform private.end_plan_item(item, 'taken_back', coalesce(p_note, 'An admin took it back.'));
end
$$;
comment on function private.take_back_plan_item(uuid, uuid, uuid, text) is 'Undoes an approved item: its directive goes, the practices that it retired come back.';

create function private.end_plan_item(p_item public.optimization_plan_items, p_status text, p_reason text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_status <> 'adopted' and p_item.status in ('canary', 'adopted') then
    perform private.put_before_back(p_item, 'An optimization plan was undone: ' || p_reason);
  end if;
  if p_item.kind = 'retire' and p_status = 'adopted' then
    update public.best_practices b set status = 'retired', status_by = 'person', status_reason = 'plan:' || p_item.id
    where b.org_id = p_item.org_id and b.id = any (p_item.practice_ids) and b.status <> 'retired';
  elsif p_item.kind = 'retire' and p_item.status = 'adopted' then
    -- As it stood before the plan: what was weak by evidence is weak again.
    update public.best_practices b set status = coalesce(v.status, 'weak'), status_by = 'evidence', status_reason = v.reason
    from public.best_practices k
    left join lateral (select w.status, w.reason from public.practice_versions w
      where w.org_id = k.org_id and w.practice_id = k.id and w.status <> 'retired' order by w.version desc limit 1) v on true
    where k.org_id = b.org_id and k.id = b.id and b.org_id = p_item.org_id and b.status_reason = 'plan:' || p_item.id;
  end if;
  update public.optimization_plan_items i set status = p_status, ended_at = now(), ended_reason = p_reason, ended_by = auth.uid()
  where i.org_id = p_item.org_id and i.id = p_item.id;
  perform private.audit(p_item.org_id, 'plan_item.' || p_status, 'optimization_plan_items', p_item.id,
    jsonb_build_object('agent_name', p_item.agent_name, 'kind', p_item.kind));
  perform private.start_waiting_canary(p_item.org_id, p_item.agent_name, p_item.context);
end
$$;
comment on function private.end_plan_item(public.optimization_plan_items, text, text) is 'Ends an item as adopted, rolled back or taken back, with everything that follows, in one transaction.';

create function public.record_canary(p_org_id uuid, p_item_id uuid, p_measured jsonb, p_status text, p_reason text) returns void
language plpgsql security invoker set search_path = ''
as $$
declare
  item public.optimization_plan_items;
begin
  update public.optimization_plan_items i set measured = p_measured
  where i.org_id = p_org_id and i.id = p_item_id returning * into item;
  if item.status = 'canary' and p_status in ('adopted', 'rolled_back') then
    perform private.end_plan_item(item, p_status, p_reason);
  end if;
end
$$;
comment on function public.record_canary(uuid, uuid, jsonb, text, text) is 'Keeps what was measured and, when the rule decided, ends the canary. Jobs only.';

create function public.propose_optimization_plan(p_org_id uuid, p_occasion text, p_n_messages integer, p_items jsonb) returns uuid
language sql security invoker set search_path = ''
as $$ select private.propose_optimization_plan(p_org_id, p_occasion, p_n_messages, p_items) $$;
create function public.decide_plan_item(p_org_id uuid, p_plan_id uuid, p_item_id uuid, p_decision text, p_note text default null) returns void
language sql security invoker set search_path = ''
as $$ select private.decide_plan_item(p_org_id, p_plan_id, p_item_id, p_decision, p_note) $$;
create function public.take_back_plan_item(p_org_id uuid, p_plan_id uuid, p_item_id uuid, p_note text default null) returns void
language sql security invoker set search_path = ''
as $$ select private.take_back_plan_item(p_org_id, p_plan_id, p_item_id, p_note) $$;
comment on function public.propose_optimization_plan(uuid, text, integer, jsonb) is 'See private.propose_optimization_plan.';
comment on function public.decide_plan_item(uuid, uuid, uuid, text, text) is 'See private.decide_plan_item.';
comment on function public.take_back_plan_item(uuid, uuid, uuid, text) is 'See private.take_back_plan_item.';
comment on function private.start_waiting_canary(uuid, text, jsonb) is 'Begins the canary that was approved first among those waiting for this agent and context.';

revoke all on function private.propose_optimization_plan(uuid, text, integer, jsonb), private.lines_without(jsonb, jsonb, boolean),
  private.start_canary(public.optimization_plan_items, double precision, integer), private.start_waiting_canary(uuid, text, jsonb),
  private.decide_plan_item(uuid, uuid, uuid, text, text), private.put_before_back(public.optimization_plan_items, text),
  private.take_back_plan_item(uuid, uuid, uuid, text), private.end_plan_item(public.optimization_plan_items, text, text),
  public.record_canary(uuid, uuid, jsonb, text, text), public.propose_optimization_plan(uuid, text, integer, jsonb), public.decide_plan_item(uuid, uuid, uuid, text, text),
  public.take_back_plan_item(uuid, uuid, uuid, text) from public;
grant execute on function private.propose_optimization_plan(uuid, text, integer, jsonb), public.propose_optimization_plan(uuid, text, integer, jsonb) to authenticated, service_role;
grant execute on function private.decide_plan_item(uuid, uuid, uuid, text, text), public.decide_plan_item(uuid, uuid, uuid, text, text),
  private.take_back_plan_item(uuid, uuid, uuid, text), public.take_back_plan_item(uuid, uuid, uuid, text) to authenticated;
grant execute on function private.end_plan_item(public.optimization_plan_items, text, text), public.record_canary(uuid, uuid, jsonb, text, text) to service_role;
