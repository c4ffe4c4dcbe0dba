create table heed.standard (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null,
  measure text not null check (measure in ('first_answer', 'solution')),
  channel_kind text check (channel_kind in ('mail', 'form', 'api', 'phone', 'walk_in')),
  priority text check (priority in ('low', 'normal', 'high', 'urgent')),
  branch_id uuid references heed.branch,
  target_seconds int not null check (target_seconds > 0),
  hours text not null check (hours in ('branch', 'always')),
  target_share_percent numeric(5, 2) not null check (target_share_percent > 0 and target_share_percent <= 100),
  active boolean not null default true,
  not_yet_yours boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index standard_workspace on heed.standard (workspace_id, measure) where active;
select heed.protect('heed.standard', 'branch');

create table heed.clock (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  case_id uuid not null references heed."case",
  standard_id uuid not null references heed.standard,
  measure text not null check (measure in ('first_answer', 'solution')),
  target_seconds int not null,
  hours text not null check (hours in ('branch', 'always')),
  started_at timestamptz not null,
  state text not null default 'running' check (state in ('running', 'warning', 'breached', 'paused', 'met', 'missed', 'dropped')),
  warn_at timestamptz,
  due_at timestamptz,
  -- When the state changes by itself: to warning, then to breached; null when it cannot.
  next_alarm_at timestamptz,
  stopped_at timestamptz,
  counted_seconds double precision,
  paused_seconds double precision,
  standard_version int not null,
  hours_version int not null,
  unique (case_id, measure)
);
create index clock_alarm on heed.clock (workspace_id, next_alarm_at) where next_alarm_at is not null;
-- Lists of cases in the order in which their clocks run out.
create index clock_due on heed.clock (workspace_id, due_at, case_id) where stopped_at is null and due_at is not null;
create index clock_running on heed.clock (branch_id) where stopped_at is null;
create index clock_standard on heed.clock (standard_id) where stopped_at is null;
select heed.protect('heed.clock', 'branch');

-- Half-open stretches in which a clock does not count; an open one has no end yet.
create table heed.clock_pause (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null,
  clock_id uuid not null references heed.clock,
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null check (reason in ('waiting_for_customer', 'solved')),
  check (to_at is null or to_at >= from_at)
);
create index clock_pause_clock on heed.clock_pause (clock_id, from_at);
create unique index clock_pause_open on heed.clock_pause (clock_id) where to_at is null;
select heed.protect('heed.clock_pause', 'branch');

-- What a clock said before hours, standards or the case changed.
create table heed.clock_history (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null,
  clock_id uuid not null references heed.clock,
  at timestamptz not null default now(),
  reason text not null check (reason in ('hours_changed', 'standard_changed', 'case_changed')),
  state text not null,
  due_at timestamptz,
  target_seconds int not null,
  standard_version int not null,
  hours_version int not null,
  -- The hours it was computed on, so that the old answer can be understood.
  hours jsonb not null
);
create index clock_history_clock on heed.clock_history (clock_id, at);
select heed.protect('heed.clock_history', 'branch');
