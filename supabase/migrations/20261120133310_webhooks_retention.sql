-- What providers sent is kept for a month, the line of the log as long as its own policy says.

alter table public.retention_policies drop constraint retention_policies_kind_check,
  add constraint retention_policies_kind_check
    check (kind in ('activities', 'conversations', 'generations', 'webhook_deliveries', 'webhook_bodies', 'event_deliveries'));

-- A held mail without any readable text has an empty body from the start: its bytes are what there is to forget.
create index webhook_deliveries_body_idx on public.webhook_deliveries (org_id, received_at) where body <> '' or raw is not null;

create function private.forget_webhook_bodies(p_batch integer) returns integer
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
      where b.org_id = o.id and (b.body <> '' or b.raw is not null)
        and b.received_at < now() - make_interval(days => coalesce(r.keep_days, 30))
      limit p_batch) d
    limit p_batch);
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
comment on function private.forget_webhook_bodies(integer) is 'Empties one batch of bodies that are older than the policy allows; what they changed and that they came stays. Also of deliveries that nobody has read.';

create or replace function public.apply_retention(p_batch integer) returns integer
language sql security invoker set search_path = ''
as $$ select private.apply_retention(p_batch) + private.forget_webhook_bodies(p_batch) $$;
grant execute on function private.forget_webhook_bodies(integer) to service_role;
