-- An option of the business: a case closes only when the customer says that they are satisfied.
alter table heed.workspace add column closes_by_customer boolean not null default false;

-- The customer said it by word of mouth: who said it, to whom, when. It speaks of the solution before it, not of a later one.
create table heed.spoken_confirmation (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  said_by text not null check (length(said_by) between 1 and 200),
  words text check (length(words) between 1 and 2000),
  member_id uuid references heed.member,
  at timestamptz not null default now()
);
create index spoken_confirmation_case on heed.spoken_confirmation (case_id, at desc);
select heed.protect('heed.spoken_confirmation', 'case');
