-- Who is best at something, what they do, and what we will try.
create table heed.benchmark (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  topic text not null check (length(topic) between 1 and 200),
  who text not null check (length(who) between 1 and 200),
  what text not null check (length(what) between 1 and 1000),
  attempt text not null check (length(attempt) between 1 and 1000),
  noted_by uuid references heed.member,
  noted_at timestamptz not null default now()
);
create index benchmark_newest on heed.benchmark (workspace_id, id desc);
select heed.protect('heed.benchmark', 'workspace');

-- Trying it: from when to when, by what it is judged, and what was decided. Only what was tried and judged becomes a standard.
create table heed.benchmark_trial (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  benchmark_id uuid not null references heed.benchmark,
  -- where; null: the whole business
  branch_id uuid references heed.branch,
  starts_on date not null,
  ends_on date not null,
  measure text not null check (length(measure) between 1 and 300),
  verdict text check (verdict in ('adopt', 'adapt', 'drop')),
  verdict_words text check (length(verdict_words) between 1 and 1000),
  judged_by uuid references heed.member,
  judged_at timestamptz,
  standard_id uuid references heed.standard,
  started_by uuid references heed.member,
  created_at timestamptz not null default now(),
  check (ends_on >= starts_on),
  check ((verdict is null) = (verdict_words is null) and (verdict is null) = (judged_at is null)),
  check (standard_id is null or verdict is not null and verdict <> 'drop')
);
create index benchmark_trial_of on heed.benchmark_trial (benchmark_id, id);
select heed.protect('heed.benchmark_trial', 'branch');

alter table heed.standard_source drop constraint standard_source_kind_check;
alter table heed.standard_source add constraint standard_source_kind_check check (
  kind in ('expectation', 'mission', 'value', 'employees', 'shareholders', 'suppliers', 'government', 'associations', 'communities', 'scheme', 'law', 'benchmark'));

/*
 Plan, do, check, act, and the next one: a cycle that is over always has the one that follows it, so improvement never ends. It may be
 about a reported problem, a corrective action or a goal.
*/
create table heed.improvement_cycle (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  words text not null check (length(words) between 1 and 300),
  -- its place in the chain of cycles
  round int not null default 1 check (round > 0),
  problem_id uuid references heed.problem,
  corrective_id uuid references heed.corrective_action,
  goal_id uuid references heed.goal,
  owner_id uuid not null references heed.member,
  -- without any movement for so many days it is dormant
  dormant_days int not null default 30 check (dormant_days between 1 and 365),
  started_by uuid references heed.member,
  started_at timestamptz not null default now(),
  closed_at timestamptz,
  next_id uuid unique references heed.improvement_cycle deferrable initially deferred,
  check (num_nonnulls(problem_id, corrective_id, goal_id) <= 1),
  check ((closed_at is null) = (next_id is null))
);
create index improvement_cycle_newest on heed.improvement_cycle (workspace_id, id desc);
select heed.protect('heed.improvement_cycle', 'branch');

-- What was planned, done, found and acted upon, in this order, each once.
create table heed.cycle_step (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  cycle_id uuid not null references heed.improvement_cycle,
  step text not null check (step in ('plan', 'do', 'check', 'act')),
  words text not null check (length(words) between 1 and 2000),
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  unique (cycle_id, step)
);
select heed.protect('heed.cycle_step', 'branch');

-- How something is done here, step by step, and what customers feel of each.
create table heed.process (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 160),
  -- the key sales idea that it carries
  idea text check (length(idea) between 1 and 500),
  owner_id uuid not null references heed.member,
  changed_at timestamptz not null default now(),
  unique (workspace_id, name)
);
select heed.protect('heed.process', 'workspace');

create table heed.process_step (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  process_id uuid not null references heed.process on delete cascade,
  place int not null,
  words text not null check (length(words) between 1 and 300),
  effect text not null check (length(effect) between 1 and 300),
  measure_kind text check (measure_kind in ('standard', 'question', 'fact', 'own')),
  standard_id uuid references heed.standard,
  -- the question, the fact, or words of our own that measure no customer
  measure text check (length(measure) between 1 and 200),
  improvement text check (length(improvement) between 1 and 500),
  unique (process_id, place),
  check ((measure_kind is not distinct from 'standard') = (standard_id is not null)),
  check ((measure is not null) = (measure_kind is not null and measure_kind <> 'standard'))
);
select heed.protect('heed.process_step', 'workspace');
