/*
 Rules without code: when something happens, and conditions hold, do something. What a rule did is kept once for each event,
 in the transaction that did it.
*/
create table heed.automation (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 120),
  -- null: every branch
  branch_id uuid references heed.branch,
  event text not null check (length(event) between 1 and 60),
  -- {match, conditions, actions} as the contract has them
  rule jsonb not null,
  state text not null default 'off' check (state in ('on', 'off', 'paused')),
  paused_at timestamptz,
  -- what it did before it was last switched on counts no more towards the bound
  resumed_at timestamptz not null default now(),
  most_per_hour int not null default 100 check (most_per_hour between 1 and 1000),
  position int not null default 0,
  version int not null default 1,
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  check ((state = 'paused') = (paused_at is not null))
);
create index automation_listens on heed.automation (workspace_id, event, position) where state <> 'off';
create index automation_workspace on heed.automation (workspace_id, position);
select heed.protect('heed.automation', 'branch');

create table heed.automation_run (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  automation_id uuid not null references heed.automation on delete cascade,
  event_id uuid not null,
  event text not null,
  -- where its case was then
  branch_id uuid references heed.branch,
  case_id uuid references heed."case",
  result text not null check (result in ('did', 'failed', 'held')),
  reason text check (length(reason) <= 100),
  effects jsonb not null default '[]',
  -- how many actions it took, for the bound on an hour
  actions int not null default 0,
  version int not null,
  at timestamptz not null default now(),
  unique (automation_id, event_id)
);
create index automation_run_newest on heed.automation_run (automation_id, at desc, id desc);
create index automation_run_case on heed.automation_run (case_id) where case_id is not null;
select heed.protect('heed.automation_run', 'branch');

-- How many rules stand between this event and what a person or the world did.
alter table heed.event add column depth smallint not null default 0;

-- A word to a colleague, from a rule.
alter table heed.outbox_message drop constraint outbox_message_purpose_check;
alter table heed.outbox_message add constraint outbox_message_purpose_check
  check (purpose in ('answer', 'acknowledgement', 'survey', 'invitation', 'told', 'complaint', 'notice'));
