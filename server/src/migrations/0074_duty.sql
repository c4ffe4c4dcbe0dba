-- How a colleague is reached when they are needed at once: by whom else when they are not, and when somebody last tried the number.
create table heed.member_reach (
  member_id uuid primary key references heed.member,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  phone text check (length(phone) between 3 and 40),
  deputy_id uuid references heed.member,
  checked_at timestamptz,
  check (deputy_id is null or deputy_id <> member_id)
);
select heed.protect('heed.member_reach', 'workspace');

-- Who is on duty in a branch: wall-clock spans of a week in its zone; an end past midnight counts on ("22:00" to "30:00").
create table heed.duty_span (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  member_id uuid not null references heed.member,
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute > from_minute and to_minute <= from_minute + 1440)
);
create index duty_span_branch on heed.duty_span (branch_id, weekday, from_minute);
select heed.protect('heed.duty_span', 'branch');

-- Somebody who leads is needed at once: whose turn it is, and until when.
create table heed.urgent_call (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  case_id uuid references heed."case",
  words text not null check (length(words) between 1 and 500),
  called_by uuid references heed.member,
  called_at timestamptz not null default now(),
  asked_id uuid references heed.member,
  ring_until timestamptz,
  passed_over uuid[] not null default '{}',
  answered_by uuid references heed.member,
  answered_at timestamptz,
  answer text check (length(answer) between 1 and 2000)
);
create index urgent_call_ringing on heed.urgent_call (workspace_id, ring_until) where answered_at is null and ring_until is not null;
create index urgent_call_newest on heed.urgent_call (workspace_id, id desc);
select heed.protect('heed.urgent_call', 'branch');
