-- A computed receipt says from which rows: the newest of them open from it. A rating is changed by writing it again.

alter table public.persona_evidence add column sources jsonb not null default '[]'::jsonb check (jsonb_typeof(sources) = 'array');
comment on column public.persona_evidence.sources is 'The newest rows behind a computed figure: [{type, id, occurred_at}].';
grant update on public.persona_ratings to authenticated;
