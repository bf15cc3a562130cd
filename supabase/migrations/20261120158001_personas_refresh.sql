-- Stale personas are ordered as one, in the mode that was asked for: a thin history may be rich enough by now.

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
