-- Logging asks the database once: it says which rules the rows were cleaned by, and nothing is stored when others are in force.

create function public.log_conversations(p_org_id uuid, p_rules jsonb, p_rows jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  rules jsonb;
begin
  select coalesce(nullif(o.settings -> 'conversations', 'null'::jsonb), '{}'::jsonb) into rules from public.organizations o where o.id = p_org_id;
  if rules is distinct from p_rules and rules is not null then
    return rules;
  end if;
  insert into public.conversations (id, org_id, session_id, agent_name, user_message, agent_response, response_time_ms, success,
    error, room_name, metadata, source, redactions, occurred_at)
  select r.id, p_org_id, r.session_id, r.agent_name, r.user_message, r.agent_response, r.response_time_ms, r.success,
    r.error, r.room_name, coalesce(r.metadata, '{}'::jsonb), r.source, r.redactions, r.occurred_at
  from jsonb_to_recordset(p_rows) as r (id uuid, session_id text, agent_name text, user_message text, agent_response text,
    response_time_ms integer, success boolean, error text, room_name text, metadata jsonb, source text, redactions jsonb,
    occurred_at timestamptz);
  return null;
end
$$;
comment on function public.log_conversations(uuid, jsonb, jsonb) is
  'Stores exchanges that were cleaned by p_rules (organizations.settings.conversations, {} when absent) and answers null; answers the rules in force, and stores nothing, when they are others.';
revoke execute on function public.log_conversations(uuid, jsonb, jsonb) from public, anon;
grant execute on function public.log_conversations(uuid, jsonb, jsonb) to authenticated, service_role;
