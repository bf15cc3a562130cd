-- Who leaves takes their days along: the foreign key looks them up by person.

create index member_days_principal_idx on public.member_days (org_id, principal_id);
