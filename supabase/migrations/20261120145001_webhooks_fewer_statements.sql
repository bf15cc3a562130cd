-- Under a flood every statement counts: changed outcomes wait in one message, and deliveries that arrive together are
-- stored together.

create or replace function private.fold_and_publish(p_outcome_ids uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  facts record;
begin
  for facts in
    select c.org_id, jsonb_agg(c.id) as ids
    from (select o.org_id, o.id, (row_number() over (partition by o.org_id order by o.id) - 1) / 500 as chunk
      from public.outcome_labels o where o.id in (select private.fold_outcomes(p_outcome_ids))) c
    group by c.org_id, c.chunk
  loop
    -- Only an unread message: one that was read may already have looked at the world.
    update pgmq.q_jobs q set message = jsonb_set(q.message, '{payload,outcome_ids}', (
      select jsonb_agg(distinct i.id) from jsonb_array_elements((q.message #> '{payload,outcome_ids}') || facts.ids) as i (id)))
    where q.msg_id = (select w.msg_id from pgmq.q_jobs w
      where w.message ? 'dedupe_key' and w.message ->> 'dedupe_key' = 'outcome.changed:' || facts.org_id and w.read_ct = 0
        and jsonb_array_length(w.message #> '{payload,outcome_ids}') <= 500
      limit 1 for update skip locked);
    if not found then
      perform pgmq.send('jobs', jsonb_build_object('name', 'outcome.changed', 'dedupe_key', 'outcome.changed:' || facts.org_id,
        'payload', jsonb_build_object('org_id', facts.org_id, 'outcome_ids', facts.ids)));
    end if;
  end loop;
end
$$;
comment on function private.fold_and_publish(uuid[]) is 'Folds messages and says which changed, in the message that still waits if there is one: at most 1,000 ids in each.';

create function public.store_webhook_deliveries(p_deliveries jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform public.store_webhook_delivery(d.p_org_id, d.p_endpoint_id, d.p_provider, d.p_body, d.p_headers, d.p_dedupe_key)
  from jsonb_to_recordset(p_deliveries) as d (p_org_id uuid, p_endpoint_id uuid, p_provider text, p_body text,
    p_headers jsonb, p_dedupe_key text);
end
$$;
comment on function public.store_webhook_deliveries(jsonb) is 'Ingestion: store_webhook_delivery for several, all or none.';
grant execute on function public.store_webhook_deliveries(jsonb) to service_role;
