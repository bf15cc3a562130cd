-- A step may stand in several versions, one for each arm of the trials that shape it; a message may take part in several trials.

alter table public.sequence_steps
  add column arms jsonb not null default '[]'::jsonb check (jsonb_typeof(arms) = 'array'),
  add column directives jsonb not null default '[]'::jsonb check (jsonb_typeof(directives) = 'array'),
  drop constraint sequence_steps_basis_check,
  add constraint sequence_steps_basis_check check (basis in ('practice', 'directive', 'built_in', 'person')),
  drop constraint sequence_steps_org_id_sequence_id_place_key,
  add constraint sequence_steps_version_key unique (org_id, sequence_id, place, arms);
comment on column public.sequence_steps.arms is 'Whom this version is for: [{plan_item_id, arm}]; empty where no trial changes the step. Logged with the message.';
comment on column public.sequence_steps.directives is 'The lines of directives that decided something here: agent, version, sentence, decision.';
comment on column public.sequence_steps.basis is 'practice: from the library; directive: a rule of an agent; built_in: no evidence yet; person: written by hand.';
alter table public.sequences
  add column notes jsonb not null default '[]'::jsonb check (jsonb_typeof(notes) = 'array');
comment on column public.sequences.notes is 'What the writer has to say about its draft: what shaped it, what is being tried, what it could not use.';

create function private.trial_arm(p_experiment jsonb, p_item_id uuid) returns text
language sql immutable set search_path = ''
as $$
  select case when p_experiment ->> 'plan_item_id' = p_item_id::text then p_experiment ->> 'arm'
    else (select e.value ->> 'arm' from jsonb_array_elements(case jsonb_typeof(p_experiment -> 'experiments')
        when 'array' then p_experiment -> 'experiments' else '[]'::jsonb end) as e (value)
      where e.value ->> 'plan_item_id' = p_item_id::text limit 1) end
$$;
comment on function private.trial_arm(jsonb, uuid) is 'Under which arm of this item a message was sent: {plan_item_id, arm}, with several in {experiments: [...]}. Null: it took no part.';
revoke execute on function private.trial_arm(jsonb, uuid) from public;
grant execute on function private.trial_arm(jsonb, uuid) to authenticated, service_role;

create index outcome_labels_trials_idx on public.outcome_labels (org_id) where experiment ? 'experiments';

create function public.plan_item_arms(p_org_id uuid, p_item_id uuid)
returns table (arm text, units bigint, counts jsonb)
language sql stable security invoker set search_path = ''
as $$
  with logged as materialized (
    select o.id, private.trial_arm(o.experiment, p_item_id) as arm, coalesce(o.lead_id, o.id) as unit, o.sent_at
    from public.outcome_labels o
    where o.org_id = p_org_id and (o.experiment ->> 'plan_item_id' = p_item_id::text
      or (o.experiment ? 'experiments'
        and o.experiment @> jsonb_build_object('experiments', jsonb_build_array(jsonb_build_object('plan_item_id', p_item_id)))))
  ),
  ranked as (
    select l.arm, l.unit, r.*, row_number() over (partition by l.arm, l.unit order by l.sent_at, l.id) as place
    from logged l join public.message_results r on r.org_id = p_org_id and r.id = l.id
  ),
  per_unit as (
    select k.arm, k.unit,
      bool_or(k.reached) filter (where k.place = 1) as reached, bool_or(k.opened) filter (where k.place = 1) as opened,
      bool_or(k.positive_reply) filter (where k.place = 1) as positive_reply, bool_or(k.reached) as ever_reached,
      bool_or(k.negative_reply) as negative_reply, bool_or(k.unsubscribed) as unsubscribed,
      bool_or(k.spam_reported) as spam_reported, bool_or(k.bounced) as bounced
    from ranked k group by k.arm, k.unit
  )
  select u.arm, count(*), jsonb_build_object('sent', count(*), 'reached', count(*) filter (where u.reached),
    'opened', count(*) filter (where u.reached and u.opened), 'positive_replies', count(*) filter (where u.reached and u.positive_reply),
    'ever_reached', count(*) filter (where u.ever_reached),
    'negative_replies', count(*) filter (where u.ever_reached and u.negative_reply),
    'unsubscribed', count(*) filter (where u.ever_reached and u.unsubscribed),
    'spam_reported', count(*) filter (where u.ever_reached and u.spam_reported), 'bounced', count(*) filter (where u.bounced),
    'harmed', count(*) filter (where u.bounced or u.unsubscribed or u.spam_reported))
  from per_unit u group by u.arm
$$;
comment on function public.plan_item_arms(uuid, uuid) is 'What became of the contacts of each arm: success by the first message to each that the change could alter, harm by any of them. Messages of several trials count for each.';
revoke all on function public.plan_item_arms(uuid, uuid) from public;
grant execute on function public.plan_item_arms(uuid, uuid) to authenticated, service_role;
