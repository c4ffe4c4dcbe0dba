-- A file of feedback on its way in: read, checked, and taken in only when someone says so.
create table heed.feedback_import (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- imports belong to whoever brought the file; rows go only where that person sees
  member_id uuid not null references heed.member,
  filename text not null,
  state text not null default 'checking' check (state in ('checking', 'checked', 'importing', 'done', 'failed')),
  -- {column of the file: column of ours, or null to leave it out}; null until the file is read
  mapping jsonb,
  columns text[] not null default '{}',
  -- where rows go whose branch is unknown; null reports them
  branch_id uuid references heed.branch,
  -- of scores that name no scale
  scale text not null default '1-5' check (scale in ('1-5', '0-10', '1-10', '0-100')),
  total int not null default 0,
  good int not null default 0,
  bad int not null default 0,
  -- of the good ones, those that are in the record already
  known int not null default 0,
  done int not null default 0,
  added int not null default 0,
  -- the first of them: [{line, column, rule, value}]
  problems jsonb not null default '[]',
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index feedback_import_newest on heed.feedback_import (workspace_id, id desc);
select heed.protect('heed.feedback_import', 'workspace');

create table heed.feedback_import_file (
  import_id uuid primary key references heed.feedback_import on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  content bytea not null
);
alter table heed.feedback_import_file alter column content set storage external;
select heed.protect('heed.feedback_import_file', 'workspace');
