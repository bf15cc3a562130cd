begin;
select plan(15);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('eve', 'south', 'rep');
select tests.key('reader', 'north', array['read']);

create function tests.axis(p_at integer) returns extensions.vector language sql as $$
  select ('[' || string_agg(case when i = p_at then '1' else '0' end, ',' order by i) || ']')::extensions.vector
  from generate_series(1, 512) i
$$;
create function tests.note(p_org text, p_at integer, p_text text) returns uuid language plpgsql security definer as $$
declare
  new_id uuid := gen_random_uuid();
begin
  insert into public.embeddings (org_id, kind, source_id, content, content_hash, model, embedding)
  values (tests.org(p_org), 'note', new_id, p_text, md5(p_text), 'test', tests.axis(p_at));
  return new_id;
end
$$;
create function tests.found(p_text text, p_at integer, p_limit integer default 5) returns text language sql as $$
  select coalesce(string_agg(content, ' | ' order by coalesce(vector_rank, 99), coalesce(words_rank, 99)), '')
  from public.search_embeddings(tests.org('north'), 'note', 'test', p_limit,
    p_vector => case when p_at is not null then tests.axis(p_at) end, p_query => p_text)
$$;
grant execute on all functions in schema tests to authenticated, anon;
select tests.note('north', 1, 'price too high'), tests.note('north', 2, 'security review'), tests.note('south', 1, 'price of the south');

select col_type_is('public', 'embeddings', 'embedding', 'extensions.vector(512)', 'vectors have 512 dimensions');
select results_eq($$select attstorage from pg_attribute where attrelid = 'public.embeddings'::regclass and attname = 'embedding'$$,
  array['p'::"char"], 'and stand in the row');
select index_is_type('public', 'embeddings', 'embeddings_hnsw_idx', 'hnsw', 'near neighbours have an index');
select ok((select proconfig::text like '%hnsw.iterative_scan=relaxed_order%' from pg_proc where proname = 'nearest_hnsw'),
  'which is searched on until there are enough rows');

select tests.act_as('rob');
select is(tests.found('price', null), 'price too high', 'a member finds words of their organisation only');
select is(tests.found(null, 1, 1), 'price too high', 'and the nearest vector');
select is(tests.found('nothing', 2), 'security review | price too high', 'as many rows as exist, nearest first');
select throws_ok($$insert into public.embeddings (org_id, kind, source_id, content, content_hash, model, embedding)
  select tests.org('north'), 'note', gen_random_uuid(), 'x', 'x', 'x', tests.axis(1)$$, '42501', null, 'nobody writes vectors by hand');
select tests.act_as('eve');
select is(tests.found('price', 1), '', 'another organisation finds nothing here');
select is_empty(format($$select * from private.match_words(%L, 'note', 'price', 5, null, '{}')$$, tests.org('north')), 'not even by words alone');
select tests.act_as('reader', array['read']);
select is(tests.found('price', 1, 1), 'price too high', 'a key that may read searches');
select tests.act_as('reader', array[]::text[]);
select is(tests.found('price', 1), '', 'a key that may not finds nothing');
select tests.act_as_anonymous();
select throws_ok($$select tests.found('price', 1)$$, '42501', null, 'nor does somebody without an account');

select tests.act_as_owner();
insert into public.deals (org_id, name, status) values (tests.org('north'), 'Doomed', 'open');
insert into public.embeddings (org_id, kind, source_id, content, content_hash, model, embedding)
  select org_id, 'deal', id, name, 'h', 'test', tests.axis(3) from public.deals;
delete from public.deals;
select is_empty($$select 1 from public.embeddings where kind = 'deal'$$, 'a deleted deal leaves no vector');
set local winloop.erasing = 'on';
delete from public.organizations where id = tests.org('south');
select is_empty(format($$select 1 from public.embeddings where org_id = %L$$, tests.org('south')), 'nor does a deleted organisation');

select * from finish();
rollback;
