-- What reports count is worked out when an exchange is stored, so that figures read numbers and no texts.

create function private.question_key(p_text text) returns bigint
language sql immutable parallel safe set search_path = ''
as $$
  select hashtextextended(nullif(translate(lower(left(p_text, 500)), E' \t\r\n.,;:!?…"''()-', ''), ''), 0)
$$;
comment on function private.question_key(text) is 'The same for questions that differ in case, spaces and punctuation only; null where nothing was asked.';
grant execute on function private.question_key(text) to authenticated, service_role;

alter table public.conversations
  add column intent text generated always as (nullif(metadata ->> 'intent', '')) stored,
  add column answer_length integer not null generated always as (length(agent_response)) stored,
  add column question_key bigint generated always as (private.question_key(user_message)) stored,
  add column error_group text generated always as (case when not success then
    private.error_cluster(coalesce(nullif(btrim(error), ''), 'No message: ' || left(user_message, 200))) end) stored;
comment on column public.conversations.intent is 'What the user wanted, as metadata says it.';
comment on column public.conversations.answer_length is 'In characters.';
comment on column public.conversations.question_key is 'The same for questions that differ in case, spaces and punctuation only.';
comment on column public.conversations.error_group is 'Of a failed exchange: what its message has in common with others; where there is no message, the question.';
