-- A held mail is kept in its own bytes as well: they go with the body.

create or replace function private.forget_webhook_bodies(p_batch integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  forgotten integer;
begin
  update public.webhook_deliveries w set body = '', raw = null where w.id in (
    select d.id
    from public.organizations o
    left join public.retention_policies r on r.org_id = o.id and r.kind = 'webhook_bodies'
    cross join lateral (select b.id from public.webhook_deliveries b
      where b.org_id = o.id and b.body <> '' and b.received_at < now() - make_interval(days => coalesce(r.keep_days, 30))
      limit p_batch) d
    limit p_batch);
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
