-- A name belongs to its person: everybody may change their own, in every organisation they belong to.

create function public.rename_me(p_name text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if length(trim(coalesce(p_name, ''))) not between 1 and 120 then
    raise exception 'A name has 1 to 120 characters.' using errcode = 'PT422';
  end if;
  update public.memberships m set display_name = trim(p_name)
  where m.principal_id = (select auth.uid()) and m.kind = 'user';
end
$$;
comment on function public.rename_me(text) is 'Changes the name under which the caller appears in every organisation.';
grant execute on function public.rename_me(text) to authenticated;
