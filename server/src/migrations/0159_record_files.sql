-- Under which name another program, or another Heed, knows a customer or a case: what a file brings a second time is recognised by it.
create table heed.customer_origin (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  origin text not null check (length(origin) between 1 and 200),
  customer_id uuid not null references heed.customer on delete cascade,
  -- the first one is written into files as the external id
  position smallint not null default 0,
  primary key (workspace_id, origin)
);
create index customer_origin_customer on heed.customer_origin (customer_id);
select heed.protect('heed.customer_origin', 'workspace');

create table heed.case_origin (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  origin text not null check (length(origin) between 1 and 200),
  case_id uuid not null references heed."case" on delete cascade,
  position smallint not null default 0,
  primary key (workspace_id, origin)
);
create index case_origin_case on heed.case_origin (case_id);
select heed.protect('heed.case_origin', 'case');

-- A file of customers or cases on its way in: read, checked, and taken in only when someone says so.
create table heed.record_import (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- imports belong to whoever brought the file; cases go only where that person sees
  member_id uuid not null references heed.member,
  kind text not null check (kind in ('customers', 'cases')),
  filename text not null,
  state text not null default 'checking' check (state in ('checking', 'checked', 'importing', 'done', 'failed')),
  -- {column of the file: column of ours, or null to leave it out}; null until the file is read
  mapping jsonb,
  columns text[] not null default '{}',
  -- where cases go whose branch is unknown; null reports them
  branch_id uuid references heed.branch,
  total int not null default 0,
  good int not null default 0,
  bad int not null default 0,
  -- of the good ones, those that are here already
  known int not null default 0,
  done int not null default 0,
  added int not null default 0,
  -- the first of them: [{line, column, rule, value}]
  problems jsonb not null default '[]',
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index record_import_newest on heed.record_import (workspace_id, member_id, id desc);
select heed.protect('heed.record_import', 'workspace');

create table heed.record_import_file (
  import_id uuid primary key references heed.record_import on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null once it is taken in
  content bytea,
  -- the rows that cannot be taken in, as CSV with what is wrong with them
  bad_rows bytea
);
alter table heed.record_import_file alter column content set storage external;
select heed.protect('heed.record_import_file', 'workspace');
