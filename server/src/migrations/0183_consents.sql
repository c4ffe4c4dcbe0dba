/*
 What customers agreed to, purpose by purpose: each time that they gave or withdrew it, never changed. The newest of a purpose holds;
 where there is none, nobody asked. `how` says by which way it came: said in a case, by the link in a survey, from a file, or because
 two customers became one.
*/
create table heed.customer_consent (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  customer_id uuid not null references heed.customer,
  purpose text not null check (purpose in ('surveys', 'offers', 'stories', 'calls')),
  given boolean not null,
  how text not null check (how in ('written', 'phone', 'in_person', 'link', 'record', 'file', 'merge', 'earlier')),
  case_id uuid references heed."case",
  member_id uuid references heed.member,
  at timestamptz not null default now()
);
create index customer_consent_customer on heed.customer_consent (customer_id, at desc, id desc);
select heed.protect('heed.customer_consent', 'workspace');

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    insert into heed.customer_consent (id, customer_id, purpose, given, how, at)
      select gen_random_uuid(), id, 'surveys', false, 'earlier', surveys_stopped_at from heed.customer where surveys_stopped_at is not null;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;

-- Whom surveys pass over is read of a hundred thousand customers at once: the row follows what they said, and nothing else writes it.
create function heed.follow_consent() returns trigger language plpgsql as $$
begin
  update heed.customer set surveys_stopped_at = case when new.given then null else coalesce(surveys_stopped_at, new.at) end
    where id = new.customer_id;
  return null;
end $$;
create trigger customer_consent_follow after insert on heed.customer_consent
  for each row when (new.purpose = 'surveys') execute function heed.follow_consent();
