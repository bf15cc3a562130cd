-- What reports count is worked out when an exchange is stored, so that figures read numbers and no texts.

create or replace function private.error_cluster(p_text text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select left(btrim(regexp_replace(regexp_replace(regexp_replace(left(p_text, 2000),
    '"[^"]*"|“[^”]*”|`[^`]*`', '…', 'g'),
    '(^|[^A-Za-z0-9])''[^'']*''(?![A-Za-z0-9])', '\1…', 'g'),
    '(?<![A-Za-z0-9_-])'
      || '(?:(?<!\m(?:http(?:/[0-9.]+)?|status|code|error)[ :=(]{1,3})|(?![1-5][0-9]{2}(?![A-Za-z0-9_]|[.:,-][A-Za-z0-9_])))'
      || '(?![1-5][0-9]{2}:? (?:bad request|unauthorized|forbidden|not found|method not allowed|request timeout|conflict|gone|unprocessable|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway timeout))'
      || '(?!http[-_]?[1-5][0-9]{2}(?![A-Za-z0-9_-]))'
      || '[A-Za-z0-9_-]*[0-9]([.:,-]?[A-Za-z0-9_]+)*', '#', 'gi')), 500)
$$;
comment on function private.error_cluster(text) is 'A message without what differs from case to case: quoted parts become …, numbers and ids become #. Status codes stay (HTTP 404, status: 500, 503 Service Unavailable).';

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
