-- Runs before every pgTAP file, in its own copy of the migrated database.
create extension if not exists pgtap with schema extensions;
create schema tests;

-- People and organisations by name, so that the tests read as sentences.
create table tests.people (name text primary key, id uuid not null default gen_random_uuid());
create table tests.orgs (name text primary key, id uuid not null default gen_random_uuid());

create function tests.person(p_name text) returns uuid language plpgsql security definer as $$
declare
  found uuid;
begin
  select p.id into found from tests.people p where p.name = p_name;
  if found is null then
    insert into tests.people (name) values (p_name) returning id into found;
    insert into auth.users (id, email, email_confirmed_at) values (found, p_name || '@example.com', now());
  end if;
  return found;
end
$$;

create function tests.org(p_name text) returns uuid language plpgsql security definer as $$
declare
  found uuid;
begin
  select o.id into found from tests.orgs o where o.name = p_name;
  if found is null then
    insert into tests.orgs (name) values (p_name) returning id into found;
    insert into public.organizations (id, name) values (found, p_name);
  end if;
  return found;
end
$$;

create function tests.join_org(p_person text, p_org text, p_role text) returns void language sql security definer as $$
  insert into public.memberships (org_id, principal_id, kind, role, user_id, display_name, email)
  values (tests.org(p_org), tests.person(p_person), 'user', p_role, tests.person(p_person), p_person, p_person || '@example.com')
$$;

create function tests.key(p_name text, p_org text, p_scopes text[]) returns uuid language plpgsql security definer as $$
declare
  new_id uuid := gen_random_uuid();
begin
  insert into tests.people (name, id) values (p_name, new_id);
  insert into public.api_keys (id, org_id, name, prefix, token_hash, scopes)
  values (new_id, tests.org(p_org), p_name, 'wl_test', new_id::text, p_scopes);
  insert into public.memberships (org_id, principal_id, kind, role, api_key_id)
  values (tests.org(p_org), new_id, 'api_key', case when 'admin' = any (p_scopes) then 'admin' else 'rep' end, new_id);
  return new_id;
end
$$;

-- The rest of the transaction runs as this principal, as a request with its token would.
create function tests.act_as(p_name text, p_scopes text[] default null) returns void language plpgsql as $$
declare
  me uuid;
begin
  reset role;
  me := tests.person(p_name);
  perform set_config('request.jwt.claims', jsonb_strip_nulls(jsonb_build_object(
    'sub', me, 'role', 'authenticated', 'scopes', to_jsonb(p_scopes)))::text, true);
  perform set_config('request.jwt.claim.sub', me::text, true);
  perform set_config('request.jwt.claim.role', 'authenticated', true);
  set local role authenticated;
end
$$;

create function tests.act_as_anonymous() returns void language plpgsql as $$
begin
  reset role;
  perform set_config('request.jwt.claims', '{"role":"anon"}', true);
  perform set_config('request.jwt.claim.sub', '', true);
  perform set_config('request.jwt.claim.role', 'anon', true);
  set local role anon;
end
$$;

create function tests.act_as_owner() returns void language plpgsql as $$
begin
  reset role;
  perform set_config('request.jwt.claims', '', true);
  perform set_config('request.jwt.claim.sub', '', true);
  perform set_config('request.jwt.claim.role', '', true);
end
$$;

grant usage on schema tests to anon, authenticated, service_role;
grant execute on all functions in schema tests, extensions to anon, authenticated, service_role;
set search_path = public, extensions;
