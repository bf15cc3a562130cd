-- What is told. Triggers on the tables of other rooms: they publish nothing for this, and know nothing of it.

create function private.emit_insights() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit_event(n.org_id, 'insight.created', n.run_id::text, jsonb_build_object('deal_id', n.deal_id, 'run_id', n.run_id,
    'insights', jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'confidence', n.confidence) order by n.position)))
  from new_rows n group by n.org_id, n.run_id, n.deal_id;
  return null;
end
$$;
comment on function private.emit_insights() is 'One event for all insights of one look at a deal.';
create trigger insights_emit after insert on public.insights
  referencing new table as new_rows for each statement execute function private.emit_insights();

create function private.emit_personas() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit_event(n.org_id, 'persona.generated', n.id::text, jsonb_build_object('persona_id', n.persona_id,
    'contact_id', n.contact_id, 'version', n.version, 'mode', n.mode, 'engine', n.engine))
  from new_rows n;
  return null;
end
$$;
comment on function private.emit_personas() is 'One event for each generation of a persona.';
create trigger persona_generation_history_emit after insert on public.persona_generation_history
  referencing new table as new_rows for each statement execute function private.emit_personas();

create function private.emit_reply_reviews() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit_event(n.org_id, 'reply.needs_review', n.event_id::text,
    jsonb_build_object('reply_id', n.event_id, 'message_id', n.outcome_id))
  from new_rows n where n.needs_review;
  return null;
end
$$;
comment on function private.emit_reply_reviews() is 'A reply that a person should read.';
create trigger reply_reviews_emit after insert on public.reply_reviews
  referencing new table as new_rows for each statement execute function private.emit_reply_reviews();

create function private.emit_plan_items() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit_event(n.org_id, 'plan.proposed', n.plan_id::text, jsonb_build_object('plan_id', n.plan_id,
    'items', jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'agent_name', n.agent_name) order by n.place)))
  from new_rows n group by n.org_id, n.plan_id;
  return null;
end
$$;
comment on function private.emit_plan_items() is 'A plan with its items, which are stored in one statement.';
create trigger optimization_plan_items_emit_new after insert on public.optimization_plan_items
  referencing new table as new_rows for each statement execute function private.emit_plan_items();

create function private.emit_plan_decision() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.emit_event(new.org_id, 'plan.decided', new.id || ':' || new.status, jsonb_build_object('plan_id', new.plan_id,
    'item_id', new.id, 'agent_name', new.agent_name, 'status', new.status, 'decided_at', new.decided_at, 'ended_at', new.ended_at));
  return null;
end
$$;
comment on function private.emit_plan_decision() is 'An item was decided, or its trial ended.';
create trigger optimization_plan_items_emit_status after update of status on public.optimization_plan_items
  for each row when (old.status is distinct from new.status) execute function private.emit_plan_decision();
