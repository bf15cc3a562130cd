-- Stale personas are ordered as one, in the mode that was asked for: a thin history may be rich enough by now.

create or replace function public.stale_personas(p_default integer, p_limit integer default 200)
returns table (org_id uuid, contact_id uuid, mode text, made_by uuid, fresh bigint)
language sql stable security definer set search_path = ''
as $$
  select p.org_id, p.contact_id, g.requested_mode, g.created_by, f.fresh
  from public.customer_personas p
  join public.organizations o on o.id = p.org_id
  join public.persona_generation_history g on g.org_id = p.org_id and g.persona_id = p.id and g.version = p.version
  cross join lateral (select coalesce((o.settings ->> 'persona_refresh_after')::integer, p_default) as least_fresh) s
  cross join lateral (
    select (select count(*) from public.activities a where a.org_id = p.org_id and a.contact_id = p.contact_id and a.created_at > p.generated_at)
      + (select count(*) from public.outcome_labels m where m.org_id = p.org_id and m.lead_id = p.contact_id and m.created_at > p.generated_at)
      + (select count(*) from public.outcome_labels m join public.outcome_events e on e.org_id = m.org_id and e.outcome_id = m.id
        where m.org_id = p.org_id and m.lead_id = p.contact_id and e.type = 'replied' and not e.is_auto_reply
          and e.recorded_at > p.generated_at) as fresh) f
  where s.least_fresh > 0 and f.fresh >= s.least_fresh and g.created_by is not null
    and not exists (select 1 from public.persona_batch_items i join public.persona_batches b on b.org_id = i.org_id and b.id = i.batch_id
      where i.org_id = p.org_id and i.contact_id = p.contact_id and i.status in ('waiting', 'asked') and b.status in ('running', 'paused'))
  order by p.generated_at, p.id
  limit least(p_limit, 1000)
$$;

create function public.order_stale_personas(p_default integer, p_limit integer default 200) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  orders record;
  ordered integer := 0;
begin
  -- Two workers that look at the same moment would order everything twice.
  perform pg_advisory_xact_lock(hashtext('personas.order-stale'));
  for orders in
    select s.org_id, s.made_by, s.mode, array_agg(s.contact_id) as contact_ids
    from public.stale_personas(p_default, p_limit) s group by s.org_id, s.made_by, s.mode
  loop
    perform public.create_persona_batch(orders.org_id, orders.contact_ids, orders.mode, 'refresh', orders.made_by);
    ordered := ordered + cardinality(orders.contact_ids);
  end loop;
  return ordered;
end
$$;
comment on function public.order_stale_personas(integer, integer) is
  'Orders stale personas again, one batch for each organisation, author and mode. Returns how many.';
revoke all on function public.order_stale_personas(integer, integer) from public;
grant execute on function public.order_stale_personas(integer, integer) to service_role;
