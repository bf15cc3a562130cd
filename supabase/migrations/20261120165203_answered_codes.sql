-- "Calendar answered 401" is another error than "Calendar answered 500".

create or replace function private.error_cluster(p_text text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select left(btrim(regexp_replace(regexp_replace(regexp_replace(left(p_text, 2000),
    '"[^"]*"|“[^”]*”|`[^`]*`', '…', 'g'),
    '(^|[^A-Za-z0-9])''[^'']*''(?![A-Za-z0-9])', '\1…', 'g'),
    '(?<![A-Za-z0-9_-])'
      || '(?:(?<!\m(?:http(?:/[0-9.]+)?|status|code|error|(?:answered|responded)(?: with)?)[ :=(]{1,3})|(?![1-5][0-9]{2}(?![A-Za-z0-9_]|[.:,-][A-Za-z0-9_])))'
      || '(?![1-5][0-9]{2}:? (?:bad request|unauthorized|forbidden|not found|method not allowed|request timeout|conflict|gone|unprocessable|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway timeout))'
      || '(?!http[-_]?[1-5][0-9]{2}(?![A-Za-z0-9_-]))'
      || '[A-Za-z0-9_-]*[0-9]([.:,-]?[A-Za-z0-9_]+)*', '#', 'gi')), 500)
$$;
-- Anew for what is stored already.
alter table public.conversations alter column error_group set expression as (case when not success then
  private.error_cluster(coalesce(nullif(btrim(error), ''), 'No message: ' || left(user_message, 200))) end);
