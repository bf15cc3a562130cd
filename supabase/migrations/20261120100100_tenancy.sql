-- Organisations, their principals (people and API keys), invitations and the audit log.

create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(trim(name)) between 1 and 120),
  default_currency text not null default 'USD' check (default_currency ~ '^[A-Z]{3}$'),
  time_zone text not null default 'UTC',
  settings jsonb not null default '{}'::jsonb check (jsonb_typeof(settings) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.organizations is 'A tenant. Everything else hangs below one organisation.';
comment on column public.organizations.settings is 'Choices of the organisation that have no column of their own: engines per task, thresholds.';

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  name text not null check (length(trim(name)) between 1 and 80),
  prefix text not null,
  token_hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'admin']),
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  unique (org_id, id)
);
comment on table public.api_keys is 'A machine member of an organisation. Its id is the principal that its requests run as.';
comment on column public.api_keys.prefix is 'The first characters of the key, shown so that people can tell keys apart.';
comment on column public.api_keys.token_hash is 'SHA-256 of the key, hex. The key itself is shown once and never stored.';

create table public.memberships (
  org_id uuid not null references public.organizations (id) on delete cascade,
  principal_id uuid not null,
  kind text not null default 'user' check (kind in ('user', 'api_key')),
  role text not null check (role in ('rep', 'admin')),
  user_id uuid references auth.users (id) on delete cascade,
  api_key_id uuid references public.api_keys (id) on delete cascade,
  display_name text not null default '',
  email text,
  created_at timestamptz not null default now(),
  primary key (org_id, principal_id),
  check (kind <> 'user' or (user_id = principal_id and api_key_id is null)),
  check (kind <> 'api_key' or (api_key_id = principal_id and user_id is null))
);
comment on table public.memberships is 'Which principal (person or API key) belongs to which organisation, and as what.';
create index memberships_principal_id_idx on public.memberships (principal_id);
create index memberships_user_id_idx on public.memberships (user_id);
create index memberships_api_key_id_idx on public.memberships (api_key_id);

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  email text not null check (email = lower(email) and email like '%_@_%'),
  role text not null check (role in ('rep', 'admin')),
  token_hash text not null unique,
  invited_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  accepted_by uuid
);
comment on table public.invitations is 'An open door for one e-mail address, for seven days.';
comment on column public.invitations.token_hash is 'SHA-256 of the token in the link, hex.';
create index invitations_org_id_idx on public.invitations (org_id, created_at desc);

create table public.audit_log (
  org_id uuid not null references public.organizations (id) on delete cascade,
  seq bigint not null,
  occurred_at timestamptz not null default now(),
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('user', 'api_key', 'system')),
  action text not null,
  entity text not null,
  entity_id uuid,
  details jsonb not null default '{}'::jsonb,
  prev_hash text not null,
  hash text not null,
  primary key (org_id, seq)
);
comment on table public.audit_log is 'Who did what: insert-only, hash-chained per organisation. Holds opaque ids, no personal data.';
comment on column public.audit_log.hash is 'SHA-256, hex, over prev_hash and the row; private.audit_hash says how.';

-- Membership helpers. Security definer so that policies can read memberships without recursion.

create function private.has_scope(scope text) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(auth.jwt() -> 'scopes', '[]'::jsonb) ?| case scope
    when 'read' then array['read', 'write', 'admin']
    when 'write' then array['write', 'admin']
    else array['admin'] end
$$;
comment on function private.has_scope(text) is 'Does the token of this API key carry the scope (admin includes write, write includes read)?';

create function private.member_org_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from public.memberships m
  where m.principal_id = (select auth.uid()) and (m.kind = 'user' or (select private.has_scope('read')))
$$;
comment on function private.member_org_ids() is 'Organisations that the caller may read.';

create function private.writer_org_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from public.memberships m
  where m.principal_id = (select auth.uid()) and (m.kind = 'user' or (select private.has_scope('write')))
$$;
comment on function private.writer_org_ids() is 'Organisations in which the caller may create records.';

create function private.admin_org_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from public.memberships m
  where m.principal_id = (select auth.uid()) and m.role = 'admin'
    and (m.kind = 'user' or (select private.has_scope('admin')))
$$;
comment on function private.admin_org_ids() is 'Organisations that the caller administers.';

create function private.steward_org_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from public.memberships m
  where m.principal_id = (select auth.uid())
    and ((m.kind = 'user' and m.role = 'admin') or (m.kind = 'api_key' and (select private.has_scope('write'))))
$$;
comment on function private.steward_org_ids() is 'Organisations in which the caller may change records that belong to somebody else: admins, and API keys that may write.';

grant execute on function private.has_scope(text), private.member_org_ids(), private.writer_org_ids(),
  private.admin_org_ids(), private.steward_org_ids() to authenticated, service_role;

-- Audit: the only writer of audit_log.

create function private.audit_hash(prev_hash text, org_id uuid, seq bigint, occurred_at timestamptz, actor_id uuid,
  actor_kind text, action text, entity text, entity_id uuid, details jsonb) returns text
language sql immutable set search_path = ''
as $$
  select encode(sha256(convert_to(jsonb_build_array(prev_hash, org_id, seq,
    extract(epoch from occurred_at), actor_id, actor_kind, action, entity, entity_id, details)::text, 'UTF8')), 'hex')
$$;

create function private.audit(p_org_id uuid, p_action text, p_entity text, p_entity_id uuid,
  p_details jsonb default '{}'::jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  last record;
  this_seq bigint;
  this_prev text;
  this_actor uuid := auth.uid();
  this_kind text;
  this_time timestamptz := clock_timestamp();
begin
  -- The organisation may be on its way out: nothing to chain to.
  if not exists (select 1 from public.organizations o where o.id = p_org_id) then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit:' || p_org_id::text, 0));
  select a.seq, a.hash into last from public.audit_log a where a.org_id = p_org_id order by a.seq desc limit 1;
  this_seq := coalesce(last.seq, 0) + 1;
  this_prev := coalesce(last.hash, '');
  this_kind := case
    when this_actor is null then 'system'
    when auth.jwt() ? 'scopes' then 'api_key'
    else 'user' end;
  insert into public.audit_log (org_id, seq, occurred_at, actor_id, actor_kind, action, entity, entity_id, details, prev_hash, hash)
  values (p_org_id, this_seq, this_time, this_actor, this_kind, p_action, p_entity, p_entity_id, p_details, this_prev,
    private.audit_hash(this_prev, p_org_id, this_seq, this_time, this_actor, this_kind, p_action, p_entity, p_entity_id, p_details));
end
$$;
comment on function private.audit(uuid, text, text, uuid, jsonb) is 'Appends one row to the hash chain of the organisation. Called by triggers and security-definer functions only.';
grant execute on function private.audit(uuid, text, text, uuid, jsonb) to service_role;

create function private.audit_row() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  row_after jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
  row_before jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
  changed jsonb;
begin
  -- Names of the changed columns only: the log holds no personal data and no secrets.
  select coalesce(jsonb_agg(key order by key), '[]'::jsonb) into changed
  from jsonb_each(row_after) as n (key, value)
  where tg_op = 'UPDATE' and n.value is distinct from row_before -> n.key and n.key not in ('updated_at', 'last_used_at');
  if tg_op = 'UPDATE' and changed = '[]'::jsonb then
    return null;
  end if;
  perform private.audit(
    coalesce((row_after ->> 'org_id')::uuid, (row_before ->> 'org_id')::uuid, (row_after ->> 'id')::uuid, (row_before ->> 'id')::uuid),
    tg_table_name || '.' || lower(tg_op), tg_table_name,
    coalesce(row_after ->> 'id', row_after ->> 'principal_id', row_before ->> 'id', row_before ->> 'principal_id')::uuid,
    jsonb_strip_nulls(jsonb_build_object(
      'changed', case when tg_op = 'UPDATE' then changed end,
      'role', coalesce(row_after -> 'role', row_before -> 'role'),
      'scopes', row_after -> 'scopes')));
  return null;
end
$$;
comment on function private.audit_row() is 'Row trigger: records who inserted, updated or deleted the row, with the names of the changed columns.';

create function public.verify_audit_log(p_org_id uuid) returns bigint
language sql stable security invoker set search_path = ''
as $$
  select min(c.seq) from (
    select a.seq, a.hash, a.prev_hash,
      lag(a.hash, 1, '') over (order by a.seq) as expected_prev,
      lag(a.seq, 1, 0::bigint) over (order by a.seq) + 1 as expected_seq,
      private.audit_hash(a.prev_hash, a.org_id, a.seq, a.occurred_at, a.actor_id, a.actor_kind, a.action, a.entity,
        a.entity_id, a.details) as expected_hash
    from public.audit_log a where a.org_id = p_org_id
  ) c
  where c.hash <> c.expected_hash or c.prev_hash <> c.expected_prev or c.seq <> c.expected_seq
$$;
comment on function public.verify_audit_log(uuid) is 'Null when the chain is whole, otherwise the first broken sequence number.';
grant execute on function private.audit_hash(text, uuid, bigint, timestamptz, uuid, text, text, text, uuid, jsonb) to authenticated, service_role;
grant execute on function public.verify_audit_log(uuid) to authenticated, service_role;

create trigger audit_log_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change();
create trigger organizations_touch before update on public.organizations
  for each row execute function private.touch_updated_at();
create trigger organizations_audit after insert or update on public.organizations
  for each row execute function private.audit_row();
create trigger memberships_audit after insert or update or delete on public.memberships
  for each row execute function private.audit_row();
create trigger api_keys_audit after insert or update or delete on public.api_keys
  for each row execute function private.audit_row();
create trigger invitations_audit after insert or update or delete on public.invitations
  for each row execute function private.audit_row();

-- An organisation always keeps an administrator who is a person.
create function private.keep_an_admin() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.kind = 'user' and old.role = 'admin'
    and (tg_op = 'DELETE' or new.role <> 'admin')
    and exists (select 1 from public.organizations o where o.id = old.org_id)
    and not exists (select 1 from public.memberships m where m.org_id = old.org_id and m.kind = 'user'
      and m.role = 'admin' and m.principal_id <> old.principal_id) then
    raise exception 'An organisation needs at least one admin. Make somebody else an admin first.' using errcode = 'PT409';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger memberships_keep_an_admin before update or delete on public.memberships
  for each row execute function private.keep_an_admin();

-- Row-level security.

alter table public.organizations enable row level security;
alter table public.organizations force row level security;
alter table public.api_keys enable row level security;
alter table public.api_keys force row level security;
alter table public.memberships enable row level security;
alter table public.memberships force row level security;
alter table public.invitations enable row level security;
alter table public.invitations force row level security;
alter table public.audit_log enable row level security;
alter table public.audit_log force row level security;

create policy organizations_select on public.organizations for select to authenticated
  using (id in (select private.member_org_ids()));
create policy organizations_update on public.organizations for update to authenticated
  using (id in (select private.admin_org_ids())) with check (id in (select private.admin_org_ids()));

create policy memberships_select on public.memberships for select to authenticated
  using (org_id in (select private.member_org_ids()));
create policy memberships_update on public.memberships for update to authenticated
  using (org_id in (select private.admin_org_ids())) with check (org_id in (select private.admin_org_ids()));
create policy memberships_delete on public.memberships for delete to authenticated
  using (org_id in (select private.admin_org_ids()) or principal_id = (select auth.uid()));

create policy api_keys_select on public.api_keys for select to authenticated
  using (org_id in (select private.admin_org_ids()));
create policy api_keys_update on public.api_keys for update to authenticated
  using (org_id in (select private.admin_org_ids())) with check (org_id in (select private.admin_org_ids()));

create policy invitations_select on public.invitations for select to authenticated
  using (org_id in (select private.admin_org_ids()));
create policy invitations_delete on public.invitations for delete to authenticated
  using (org_id in (select private.admin_org_ids()));

create policy audit_log_select on public.audit_log for select to authenticated
  using (org_id in (select private.admin_org_ids()));

grant select on public.organizations, public.memberships, public.invitations, public.audit_log to authenticated;
grant update (name, default_currency, time_zone, settings) on public.organizations to authenticated;
-- A name belongs to its person, a role to the admins; kind and ids never change.
grant update (role, display_name) on public.memberships to authenticated;
grant delete on public.memberships, public.invitations to authenticated;
grant select (id, org_id, name, prefix, scopes, created_by, created_at, last_used_at, revoked_at) on public.api_keys to authenticated;
grant select, insert, update, delete on public.organizations, public.memberships, public.api_keys, public.invitations to service_role;
grant select on public.audit_log to service_role;

-- Work that must be atomic: one function each.

create function public.create_organization(p_name text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := auth.uid();
  my_email text;
  new_org uuid;
begin
  if me is null or auth.jwt() ? 'scopes' then
    raise exception 'Sign in as a person to create an organisation.' using errcode = 'PT403';
  end if;
  if length(trim(coalesce(p_name, ''))) not between 1 and 120 then
    raise exception 'Give the organisation a name of 1 to 120 characters.' using errcode = 'PT422';
  end if;
  select u.email into my_email from auth.users u where u.id = me;
  insert into public.organizations (name) values (trim(p_name)) returning id into new_org;
  insert into public.memberships (org_id, principal_id, kind, role, user_id, display_name, email)
  values (new_org, me, 'user', 'admin', me, private.display_name_of(me), my_email);
  return new_org;
end
$$;
comment on function public.create_organization(text) is 'Creates an organisation with the caller as its first admin.';

create function private.display_name_of(p_user uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select coalesce(nullif(trim(u.raw_user_meta_data ->> 'name'), ''), split_part(u.email, '@', 1), '')
  from auth.users u where u.id = p_user
$$;

create function public.create_invitation(p_org_id uuid, p_email text, p_role text, p_token_hash text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin can invite people.' using errcode = 'PT403';
  end if;
  if exists (select 1 from public.memberships m where m.org_id = p_org_id and lower(m.email) = lower(trim(p_email))) then
    raise exception 'This person is already a member.' using errcode = 'PT409';
  end if;
  -- A second invitation replaces the first: one open door per address.
  delete from public.invitations i where i.org_id = p_org_id and i.email = lower(trim(p_email)) and i.accepted_at is null;
  insert into public.invitations (org_id, email, role, token_hash, invited_by)
  values (p_org_id, lower(trim(p_email)), p_role, p_token_hash, auth.uid()) returning id into new_id;
  return new_id;
end
$$;

create function public.peek_invitation(p_token_hash text) returns table (organization_name text, email text, role text, state text)
language sql stable security definer set search_path = ''
as $$
  select o.name, i.email, i.role,
    case when i.accepted_at is not null then 'accepted' when i.expires_at < now() then 'expired' else 'open' end
  from public.invitations i join public.organizations o on o.id = i.org_id
  where i.token_hash = p_token_hash
$$;
comment on function public.peek_invitation(text) is 'What an invitation link says before signing in. Needs the token, tells nothing else.';

create function public.accept_invitation(p_token_hash text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := auth.uid();
  my_email text;
  invitation public.invitations;
begin
  if me is null or auth.jwt() ? 'scopes' then
    raise exception 'Sign in to accept the invitation.' using errcode = 'PT401';
  end if;
  select u.email into my_email from auth.users u where u.id = me;
  select * into invitation from public.invitations i where i.token_hash = p_token_hash for update;
  if invitation.id is null then
    raise exception 'This invitation does not exist any more. Ask for a new one.' using errcode = 'PT404';
  end if;
  if invitation.email <> lower(my_email) then
    raise exception 'This invitation is for another e-mail address. Sign in with the address it was sent to.' using errcode = 'PT403';
  end if;
  if invitation.accepted_at is not null then
    return invitation.org_id;
  end if;
  if invitation.expires_at < now() then
    raise exception 'This invitation has expired. Ask for a new one.' using errcode = 'PT409';
  end if;
  insert into public.memberships (org_id, principal_id, kind, role, user_id, display_name, email)
  values (invitation.org_id, me, 'user', invitation.role, me, private.display_name_of(me), my_email)
  on conflict (org_id, principal_id) do nothing;
  update public.invitations set accepted_at = now(), accepted_by = me where id = invitation.id;
  return invitation.org_id;
end
$$;

create function public.create_api_key(p_org_id uuid, p_name text, p_scopes text[], p_prefix text, p_token_hash text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid := gen_random_uuid();
begin
  if p_org_id not in (select private.admin_org_ids()) then
    raise exception 'Only an admin can create API keys.' using errcode = 'PT403';
  end if;
  insert into public.api_keys (id, org_id, name, prefix, token_hash, scopes, created_by)
  values (new_id, p_org_id, trim(p_name), p_prefix, p_token_hash, p_scopes, auth.uid());
  insert into public.memberships (org_id, principal_id, kind, role, api_key_id, display_name)
  values (p_org_id, new_id, 'api_key', case when 'admin' = any (p_scopes) then 'admin' else 'rep' end, new_id, trim(p_name));
  return new_id;
end
$$;

create function public.revoke_api_key(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  key public.api_keys;
begin
  select * into key from public.api_keys k where k.id = p_id;
  if key.id is null or key.org_id not in (select private.admin_org_ids()) then
    raise exception 'There is no such API key.' using errcode = 'PT404';
  end if;
  update public.api_keys set revoked_at = coalesce(revoked_at, now()) where id = p_id;
  delete from public.memberships where org_id = key.org_id and principal_id = p_id;
end
$$;
comment on function public.revoke_api_key(uuid) is 'Ends a key at once: its membership goes, so tokens already minted see nothing.';

create function public.resolve_api_key(p_token_hash text) returns table (id uuid, org_id uuid, name text, scopes text[], role text, organization_name text)
language sql volatile security definer set search_path = ''
as $$
  with hit as (
    update public.api_keys k set last_used_at = now()
    where k.token_hash = p_token_hash and k.revoked_at is null
      and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute')
    returning k.id
  )
  select k.id, k.org_id, k.name, k.scopes, m.role, o.name
  from public.api_keys k
  join public.memberships m on m.org_id = k.org_id and m.principal_id = k.id
  join public.organizations o on o.id = k.org_id
  where k.token_hash = p_token_hash and k.revoked_at is null and (select count(*) from hit) >= 0
$$;
comment on function public.resolve_api_key(text) is 'Which principal a key hash stands for. Whoever calls it already holds the key; it tells nothing else.';

grant execute on function public.create_organization(text), public.create_invitation(uuid, text, text, text),
  public.accept_invitation(text), public.create_api_key(uuid, text, text[], text, text), public.revoke_api_key(uuid)
  to authenticated;
grant execute on function public.peek_invitation(text), public.resolve_api_key(text) to anon, authenticated, service_role;

create index api_keys_org_id_idx on public.api_keys (org_id);
