-- How the business listens: the means it chose, and within how many days each has to bring something.
create table heed.listening_means (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  means text not null check (means in ('asked', 'open', 'by_hand', 'suggestion', 'remark', 'review', 'message', 'staff')),
  every_days int not null check (every_days between 1 and 366),
  chosen_by uuid references heed.member,
  chosen_at timestamptz not null default now(),
  primary key (workspace_id, means)
);
select heed.protect('heed.listening_means', 'workspace');
