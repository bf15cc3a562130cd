-- What a contact's deals and answers were about, for the description that similar people are found by.

create function public.contact_topics(p_org_id uuid, p_contact_ids uuid[]) returns table (contact_id uuid, topics text[])
language sql stable security invoker set search_path = ''
as $$
  select t.contact_id, array_agg(t.topic order by t.n desc, t.topic)
  from (
    select s.contact_id, s.topic, count(*) as n from (
      select d.contact_id, d.product as topic from public.deals d
      where d.org_id = p_org_id and d.contact_id = any (p_contact_ids) and d.product is not null
      union all
      select o.lead_id, replace(o.objection_type, '_', ' ') || ' objection' from public.outcome_labels o
      where o.org_id = p_org_id and o.lead_id = any (p_contact_ids) and o.objection_type is not null and o.objection_type <> 'none'
    ) s group by s.contact_id, s.topic
  ) t group by t.contact_id
$$;
comment on function public.contact_topics(uuid, uuid[]) is 'Products of their deals and objections that they raised, the most frequent first. Names nobody.';
revoke all on function public.contact_topics(uuid, uuid[]) from public;
grant execute on function public.contact_topics(uuid, uuid[]) to service_role;
