/*
 A moment that somebody will remember, good or bad: told in a survey, heard by a colleague, or posted in public. Without permission it is
 seen by whoever leads alone; a permission that is taken back leaves the row, so that it is not asked for again.
*/
create table heed.moment (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  feedback_id uuid not null unique references heed.feedback on delete cascade,
  words text not null check (words <> '' and octet_length(words) <= 100000),
  -- who made it, as somebody who leads said
  employee_id uuid references heed.member,
  -- who is named in the words, by the one first name in the branch that fits
  named_id uuid references heed.member,
  permission text not null check (permission in ('public', 'survey', 'told', 'none')),
  -- how the customer allowed it, where a colleague heard so
  told_how text check (length(told_how) between 1 and 300),
  changed_by uuid references heed.member,
  said_at timestamptz not null,
  created_at timestamptz not null default now(),
  check ((permission = 'told') = (told_how is not null))
);
create index moment_newest on heed.moment (workspace_id, said_at desc, id desc);
create index moment_employee on heed.moment (employee_id, said_at desc) where employee_id is not null;
select heed.protect('heed.moment', 'branch');
