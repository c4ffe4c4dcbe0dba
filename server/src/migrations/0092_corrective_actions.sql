/*
 What is done about a cause, and whether it worked. Done freezes how often the cause came in the days before; the same number of
 days later the two are compared. A complaint with the cause in those days says at once that it did not work.
*/
create table heed.corrective_action (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  cause_id uuid not null references heed.cause,
  -- where it holds and is measured; null: the whole business
  branch_id uuid references heed.branch,
  product text check (length(product) between 1 and 200),
  words text not null check (length(words) between 1 and 500),
  change text not null check (change in ('rule', 'training', 'tool', 'process', 'stock_minimum', 'checklist')),
  owner_id uuid not null references heed.member,
  due_at timestamptz not null,
  check_days int not null default 60 check (check_days between 7 and 365),
  state text not null default 'open' check (state in ('open', 'checking', 'effective', 'no_recurrence', 'reopened')),
  proof text check (length(proof) between 1 and 2000),
  done_at timestamptz,
  done_by uuid references heed.member,
  check_at timestamptz,
  before_count int,
  before_cases int,
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  check ((done_at is null) = (check_at is null) and (done_at is null) = (before_count is null) and (done_at is null) = (before_cases is null)),
  check ((state in ('open', 'reopened')) = (done_at is null))
);
create index corrective_action_cause on heed.corrective_action (cause_id);
create index corrective_action_check on heed.corrective_action (workspace_id, check_at) where state = 'checking';
select heed.protect('heed.corrective_action', 'branch');

-- Each time it was found out whether it worked, with the figures it was judged by. Nothing here is changed afterwards.
create table heed.effect_check (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  action_id uuid not null references heed.corrective_action,
  branch_id uuid references heed.branch,
  done_at timestamptz not null,
  days int not null,
  before_count int not null,
  before_cases int not null,
  after_count int not null,
  after_cases int not null,
  -- of the one-sided exact comparison of the two rates; null where nothing could be compared
  p_value double precision check (p_value between 0 and 1),
  verdict text not null check (verdict in ('effective', 'no_recurrence', 'not_effective')),
  -- the complaint that said so
  case_id uuid references heed."case",
  at timestamptz not null default now()
);
create index effect_check_action on heed.effect_check (action_id, at);
select heed.protect('heed.effect_check', 'branch');
