/*
 What one person, a position, a branch or the whole business sets out to reach: a behaviour, how it is measured, from where to where, by when.
 It is proposed until both sides agree, whoever does it and whoever leads; only then it is measured.
*/
create table heed.goal (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: over every branch
  branch_id uuid references heed.branch,
  level text not null check (level in ('member', 'position', 'branch', 'business')),
  member_id uuid references heed.member,
  position text check (position in ('manager', 'lead', 'employee')),
  parent_id uuid references heed.goal,
  -- The one aim that every other goal serves.
  is_top boolean not null default false,
  words text not null check (length(words) between 1 and 300),
  behaviour text not null check (length(behaviour) between 1 and 500),
  -- Measured by the share kept of a standard in percent, or by numbers that somebody enters.
  standard_id uuid references heed.standard,
  unit text check (length(unit) between 1 and 40),
  direction text not null default 'at_least' check (direction in ('at_least', 'at_most')),
  -- How the numbers of the goals below become one.
  combine text not null default 'mean' check (combine in ('mean', 'sum')),
  start_value float8,
  target_value float8 not null,
  due_on date not null,
  help_needed text check (length(help_needed) between 1 and 500),
  reward text check (length(reward) between 1 and 300),
  manager_difficulty int check (manager_difficulty between 1 and 5),
  manager_chance int check (manager_chance between 1 and 5),
  employee_difficulty int check (employee_difficulty between 1 and 5),
  employee_chance int check (employee_chance between 1 and 5),
  manager_agreed_by uuid references heed.member,
  manager_agreed_at timestamptz,
  employee_agreed_by uuid references heed.member,
  employee_agreed_at timestamptz,
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'dropped')),
  -- when the second side agreed: it is measured from this day
  agreed_at timestamptz,
  -- the ready goal that it came from
  template_key text check (length(template_key) <= 80),
  version int not null default 1,
  created_by uuid references heed.member,
  created_at timestamptz not null default now(),
  check ((level = 'member') = (member_id is not null)),
  check ((level = 'position') = (position is not null)),
  check (level <> 'branch' or branch_id is not null),
  check (level <> 'business' or branch_id is null),
  check (not is_top or (level = 'business' and parent_id is null)),
  check ((standard_id is null) <> (unit is null)),
  check (parent_id <> id),
  check (state <> 'agreed' or (manager_agreed_at is not null and employee_agreed_at is not null and agreed_at is not null))
);
create index goal_workspace on heed.goal (workspace_id, id);
create index goal_parent on heed.goal (parent_id) where parent_id is not null;
create unique index goal_top on heed.goal (workspace_id) where is_top and state <> 'dropped';
select heed.protect('heed.goal', 'branch');

-- What a goal was before each change, and who agreed to that.
create table heed.goal_version (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  goal_id uuid not null references heed.goal,
  version int not null,
  changed_by uuid references heed.member,
  at timestamptz not null default now(),
  was jsonb not null,
  unique (goal_id, version)
);
select heed.protect('heed.goal_version', 'branch');

-- A number that somebody entered for a goal that no standard measures.
create table heed.goal_reading (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  goal_id uuid not null references heed.goal,
  value float8 not null,
  read_on date not null,
  words text check (length(words) between 1 and 300),
  entered_by uuid references heed.member,
  at timestamptz not null default now()
);
create index goal_reading_goal on heed.goal_reading (goal_id, read_on desc, id desc);
select heed.protect('heed.goal_reading', 'branch');
