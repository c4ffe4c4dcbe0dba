-- How a customer gets to a person on one channel, step by step, and how many steps that may take.
create table heed.contact_path (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  channel text not null check (channel in ('phone', 'website', 'chat', 'mail', 'social', 'walk_in', 'other')),
  name text not null check (length(name) between 1 and 120),
  most_steps int not null check (most_steps between 1 and 20),
  -- [{words, kind}]
  steps jsonb not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz
);
create index contact_path_workspace on heed.contact_path (workspace_id, id) where retired_at is null;
select heed.protect('heed.contact_path', 'branch');

-- Somebody went that way: the steps as they were, with the seconds of each. No seconds to a person: none was reached.
create table heed.contact_test (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  path_id uuid not null references heed.contact_path,
  at timestamptz not null default now(),
  steps jsonb not null,
  steps_taken int not null,
  person_seconds int check (person_seconds >= 0),
  made_by uuid references heed.member
);
create index contact_test_of on heed.contact_test (path_id, at desc);
select heed.protect('heed.contact_test', 'branch');
