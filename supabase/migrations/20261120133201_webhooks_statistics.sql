-- Plans for the tables as they are: one that was made while they were empty reads a whole organisation for every event.

create function public.refresh_statistics() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  analyze public.outcome_labels;
  analyze public.outcome_events;
  analyze public.contacts;
  analyze public.deals;
  analyze public.webhook_deliveries;
end
$$;
comment on function public.refresh_statistics() is 'Worker: the planner''s knowledge of the tables that webhooks read. The embedded database has nothing that does it by itself.';
grant execute on function public.refresh_statistics() to service_role;
