begin;
select plan(31);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
select tests.key('reader', 'north', array['read']);
select tests.person('gone');

-- Organisations
select tests.act_as('rob');
select results_eq('select name from public.organizations', array['north'], 'a rep sees their own organisation only');
select is_empty($$update public.organizations set name = 'mine' returning 1$$, 'a rep cannot rename the organisation');
select throws_ok($$insert into public.organizations (name) values ('side door')$$, '42501', null, 'nobody inserts an organisation past the function');
select tests.act_as('ada');
select isnt_empty($$update public.organizations set name = 'north' returning 1$$, 'an admin can rename it');
select throws_ok($$delete from public.organizations$$, '42501', null, 'an admin cannot delete it with a statement');
select tests.act_as('sam');
select is_empty($$select 1 from public.organizations where name = 'north'$$, 'another admin does not see it');
select tests.act_as_anonymous();
select throws_ok('select 1 from public.organizations', '42501', null, 'an anonymous visitor may not ask');
select throws_ok($$select public.create_organization('Anon')$$, '42501', null, 'an anonymous visitor cannot create one');
select tests.act_as('gone');
select lives_ok($$select public.create_organization('Fresh')$$, 'a person without organisation creates one');
select results_eq('select role from public.memberships', array['admin'], 'and is its admin');
select throws_ok($$select public.create_organization('  ')$$, 'PT422', null, 'a blank name is refused');
select tests.act_as('reader', array['read']);
select throws_ok($$select public.create_organization('Robot')$$, 'PT403', null, 'an API key cannot create one');

-- Members
select tests.act_as('rob');
select is((select count(*) from public.memberships), 3::bigint, 'a rep sees the members');
select is_empty($$update public.memberships set role = 'admin' returning 1$$, 'a rep cannot promote themselves');
select throws_ok($$update public.memberships set org_id = gen_random_uuid()$$, '42501', null, 'nobody moves a membership');
select tests.act_as('ada');
select throws_ok($$update public.memberships set role = 'rep' where display_name = 'ada'$$, null, null, 'the last admin cannot step down');
select throws_ok($$delete from public.memberships where display_name = 'ada'$$, null, null, 'the last admin cannot leave');
select isnt_empty($$update public.memberships set role = 'admin' where display_name = 'rob' returning 1$$, 'an admin promotes a rep');
select isnt_empty($$update public.memberships set role = 'rep' where display_name = 'rob' returning 1$$, 'and takes it back');

-- Invitations
select lives_ok(format($$select public.create_invitation(%L, 'gone@example.com', 'rep', 'hash-1')$$, tests.org('north')), 'an admin invites');
select tests.act_as('rob');
select throws_ok(format($$select public.create_invitation(%L, 'x@example.com', 'admin', 'hash-2')$$, tests.org('north')), 'PT403', null, 'a rep cannot invite');
select tests.act_as('sam');
select throws_ok($$select public.accept_invitation('hash-1')$$, 'PT403', null, 'an invitation is for its address only');
select throws_ok($$select public.accept_invitation('hash-9')$$, 'PT404', null, 'an unknown token opens nothing');
select tests.act_as('gone');
select is((select public.accept_invitation('hash-1')), tests.org('north'), 'the invited person joins');

-- API keys
select tests.act_as('ada');
select throws_ok('select token_hash from public.api_keys', '42501', null, 'nobody reads the hash of a key');
select lives_ok(format($$select public.revoke_api_key(%L)$$, tests.person('reader')), 'an admin revokes a key');
select tests.act_as('reader', array['read']);
select is_empty('select 1 from public.companies', 'a revoked key sees nothing, although its token is still valid');
select is_empty('select 1 from public.organizations', 'not even its organisation');

-- Audit log
select tests.act_as('ada');
select isnt_empty($$select 1 from public.audit_log where action = 'memberships.update'$$, 'changes of members are on record');
select is((select public.verify_audit_log(tests.org('north'))), null, 'the chain is whole');
select tests.act_as_owner();
alter table public.audit_log disable trigger audit_log_append_only;
update public.audit_log set action = 'nothing.happened' where org_id = tests.org('north') and seq = 2;
select is((select public.verify_audit_log(tests.org('north'))), 2::bigint, 'a forged entry is found');

select * from finish();
rollback;
