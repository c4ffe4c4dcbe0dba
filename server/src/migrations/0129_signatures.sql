/*
 What every visit of a kind of service contains, step by step, and which of it each visit had.
*/
create table heed.signature (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 120),
  made_at timestamptz not null default now()
);
select heed.protect('heed.signature', 'workspace');

create table heed.signature_step (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  signature_id uuid not null references heed.signature,
  place int not null,
  words text not null check (length(words) between 1 and 200),
  -- not asked for in later visits; earlier ones keep it
  retired_at timestamptz
);
create index signature_step_of on heed.signature_step (signature_id, place);
select heed.protect('heed.signature_step', 'workspace');

create table heed.visit (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  signature_id uuid not null references heed.signature,
  -- by which staff tell visits apart
  customer text check (length(customer) between 1 and 120),
  started_by uuid references heed.member,
  at timestamptz not null default now()
);
create index visit_signature on heed.visit (signature_id, at desc);
create index visit_branch on heed.visit (branch_id, at desc);
select heed.protect('heed.visit', 'branch');

-- The steps that its service had when the visit began.
create table heed.visit_step (
  visit_id uuid not null references heed.visit,
  step_id uuid not null references heed.signature_step,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  done_at timestamptz,
  done_by uuid references heed.member,
  primary key (visit_id, step_id),
  check (done_by is null or done_at is not null)
);
select heed.protect('heed.visit_step', 'branch');
