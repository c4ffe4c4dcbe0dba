/*
 What several customers wish for or suffer from, under one name: somebody's, by a day. Its decision answers what belongs to it, and when
 that is done each of its customers is told.
*/
create table heed.theme (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: the whole business
  branch_id uuid references heed.branch,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('wish', 'problem')),
  owner_id uuid not null references heed.member,
  due_on date not null,
  -- null while nothing is decided; done on the day on which its decision is
  decision_id uuid unique references heed.decision,
  made_by uuid references heed.member,
  made_at timestamptz not null default now()
);
create index theme_newest on heed.theme (workspace_id, id desc);
select heed.protect('heed.theme', 'branch');

alter table heed.feedback add column theme_id uuid references heed.theme;
create index feedback_theme on heed.feedback (theme_id, said_at desc) where theme_id is not null;
