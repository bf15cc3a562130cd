begin;
select plan(15);

select tests.join_org('ada', 'north', 'admin');
select tests.join_org('rob', 'north', 'rep');
select tests.join_org('sam', 'south', 'admin');
insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value, n, variance, weight, bins) values
  (tests.org('north'), 'retail', 'small', 'response_hours', 'own', 12, 30, 1, 20, array[30]);

-- Benchmarks
select tests.act_as('rob');
select is((select count(*) from public.industry_benchmarks where org_id is null), 168::bigint, 'everybody reads the built-in assumptions');
select is((select count(*) from public.industry_benchmarks where source = 'own'), 1::bigint, 'and what the organisation learned');
select throws_ok(format($$insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value) values (%L, 'retail', 'small', 'engagement_rate', 'custom', 0.3)$$, tests.org('north')), '42501', null, 'a rep enters none');
select tests.act_as('ada');
select lives_ok(format($$insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value) values (%L, 'retail', 'small', 'engagement_rate', 'custom', 0.3)$$, tests.org('north')), 'an admin does');
select throws_ok(format($$insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value) values (%L, 'retail', 'small', 'engagement_rate', 'custom', 0.4)$$, tests.org('north')), '23505', null, 'once a cell');
select throws_ok(format($$insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value) values (%L, 'retail', 'large', 'engagement_rate', 'custom', 30)$$, tests.org('north')), '23514', null, 'as a share');
select throws_ok(format($$insert into public.industry_benchmarks (org_id, industry, company_size, metric, source, value, n, variance, weight, bins) values (%L, 'retail', 'large', 'engagement_rate', 'own', 0.3, 5, 1, 1, '{5}')$$, tests.org('north')), '42501', null, 'not as something learned');
select throws_ok($$insert into public.industry_benchmarks (industry, company_size, metric, source, value) values ('retail', 'all', 'engagement_rate', 'custom', 0.3)$$, '42501', null, 'nor for everybody');
select is_empty($$update public.industry_benchmarks set value = 0.9 where org_id is null returning 1$$, 'an assumption is changed by nobody');
select is_empty($$delete from public.industry_benchmarks where source <> 'custom' returning 1$$, 'nor removed, nor what was learned');
select tests.act_as('sam');
select is_empty($$select 1 from public.industry_benchmarks where org_id is not null$$, 'another organisation sees none of it');
select is_empty($$delete from public.industry_benchmarks returning 1$$, 'and removes none');

-- The commons
select throws_ok($$select public.publish_commons_benchmarks()$$, '42501', null, 'nobody publishes by hand');
select tests.act_as_owner();
select throws_ok($$insert into public.commons_benchmarks (industry, company_size, metric, n, mean, variance, bins, n_organizations, largest_share) values ('retail', 'small', 'engagement_rate', 9, 0.3, 0.1, '{9}', 4, 0.4)$$, '23514', null, 'four organisations are too few to publish');
select throws_ok($$insert into public.commons_benchmarks (industry, company_size, metric, n, mean, variance, bins, n_organizations, largest_share) values ('retail', 'small', 'engagement_rate', 9, 0.3, 0.1, '{9}', 5, 0.6)$$, '23514', null, 'and nobody may dominate');

select * from finish();
rollback;
