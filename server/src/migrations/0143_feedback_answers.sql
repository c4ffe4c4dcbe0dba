/*
 Written words that somebody can be answered for are owed an answer: until when, and what came of it. Words that became a case are
 answered there. `place`: by mail, in public beside the words, or told in person or on the phone.
*/
create table heed.feedback_answer (
  feedback_id uuid primary key references heed.feedback on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  received_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references heed.member,
  way text check (way in ('thanked', 'answered', 'case')),
  place text check (place in ('mail', 'public', 'spoken')),
  text text check (length(text) between 1 and 5000),
  url text check (length(url) between 1 and 2000),
  case_id uuid references heed."case",
  outbox_id uuid,
  check ((answered_at is null) = (way is null)),
  check (way is null or (way = 'case') = (case_id is not null)),
  check (way is null or (way = 'case') = (place is null))
);
create index feedback_answer_open on heed.feedback_answer (workspace_id, due_at, feedback_id) where answered_at is null;
create index feedback_answer_given on heed.feedback_answer (workspace_id, answered_at) where answered_at is not null;
create index feedback_answer_case on heed.feedback_answer (case_id) where case_id is not null;
select heed.protect('heed.feedback_answer', 'branch');

-- Open hours within which words are answered.
alter table heed.workspace add column feedback_answer_hours int not null default 8 check (feedback_answer_hours between 1 and 720);
-- Where a post or review stands.
alter table heed.feedback add column url text check (length(url) between 1 and 2000);
-- Whoever entered a post says that its writer is unhappy, where no score does.
alter table heed.feedback add column unhappy boolean not null default false;
