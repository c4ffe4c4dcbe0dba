/*
 A colleague asks somebody who decides what serves this customer best: a short question with up to four answers to choose from.
 It is the turn of one person until their time is over, then of their deputy, of the next who decides, at last of anybody who leads.
*/
create table heed.advice (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  question text not null check (length(question) between 1 and 500),
  options text[] not null default '{}' check (cardinality(options) <= 4),
  asked_by uuid references heed.member,
  asked_at timestamptz not null default now(),
  -- whose turn it is, and until when
  asked_id uuid references heed.member,
  due_at timestamptz,
  passed_over uuid[] not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'answered', 'withdrawn')),
  answered_by uuid references heed.member,
  answered_at timestamptz,
  -- which of the options, counted from 0, and what was said besides
  choice int check (choice between 0 and 3 and choice < cardinality(options)),
  words text check (length(words) between 1 and 2000),
  check ((state = 'answered') = (answered_at is not null)),
  check (state <> 'answered' or choice is not null or words is not null)
);
create index advice_case on heed.advice (case_id, id);
create index advice_waiting on heed.advice (workspace_id, due_at) where state = 'waiting';
select heed.protect('heed.advice', 'case');
