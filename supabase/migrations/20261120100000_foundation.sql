-- Schemas, extensions and the helpers that every policy relies on.

create schema if not exists private;
create schema if not exists extensions;
create extension if not exists vector with schema extensions;

-- pgmq is an extension on hosted Supabase and in the embedded stack, and plain SQL elsewhere.
do $$
begin
  if exists (select 1 from pg_available_extensions where name = 'pgmq') then
    create extension if not exists pgmq;
  elsif to_regprocedure('pgmq.send(text,jsonb)') is null then
    raise exception 'The queue needs pgmq. Run: psql "$DATABASE_URL" -f pgmq--1.11.1.sql (from the npm package @electric-sql/pglite-pgmq), then migrate again.';
  end if;
end
$$;

revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;
grant usage on schema extensions to anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;
grant usage on schema auth to anon, authenticated, service_role;

-- Nothing relies on default privileges: every grant stands beside its table or function.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on functions from public, anon, authenticated;
alter default privileges in schema private revoke all on functions from public, anon, authenticated;
alter default privileges revoke execute on functions from public;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.touch_updated_at() is 'Row trigger: stamps updated_at.';

create function private.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- Erasure of a person or an organisation is the only exemption (data model, "Erasure and append-only").
  if coalesce(current_setting('winloop.erasing', true), '') = 'on' then
    return coalesce(new, old);
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'PT403';
end
$$;
comment on function private.refuse_change() is 'Row trigger of append-only tables: refuses update and delete except inside private.erase_subject.';
