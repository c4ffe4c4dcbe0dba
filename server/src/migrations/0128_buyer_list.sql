/*
 A product that stands in the way of what customers want now: with the complaints about it, and what the buyer decided, when and why.
*/
create table heed.product_obstacle (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  product text not null check (length(product) between 1 and 200),
  -- what customers want of it
  words text check (length(words) between 1 and 1000),
  made_by uuid references heed.member,
  made_at timestamptz not null default now()
);
create index product_obstacle_workspace on heed.product_obstacle (workspace_id, id);
select heed.protect('heed.product_obstacle', 'workspace');

-- Complaints about the same product, by what was bought.
create table heed.product_obstacle_case (
  obstacle_id uuid not null references heed.product_obstacle,
  case_id uuid not null references heed."case",
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  primary key (obstacle_id, case_id)
);
create index product_obstacle_case_of on heed.product_obstacle_case (case_id);
select heed.protect('heed.product_obstacle_case', 'case');

-- Nothing here is changed afterwards: the newest holds.
create table heed.product_decision (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  obstacle_id uuid not null references heed.product_obstacle,
  decision text not null check (decision in ('keep', 'change', 'replace', 'stop')),
  words text not null check (length(words) between 1 and 1000),
  decided_by uuid references heed.member,
  at timestamptz not null default now()
);
create index product_decision_obstacle on heed.product_decision (obstacle_id, at desc);
select heed.protect('heed.product_decision', 'workspace');

-- Who decides on them.
create table heed.buyer (
  workspace_id uuid primary key default heed.workspace_id() references heed.workspace,
  member_id uuid not null references heed.member
);
select heed.protect('heed.buyer', 'workspace');

-- One a month, on its first working day, about the month before.
create table heed.buyer_list (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  came_at timestamptz not null,
  products int not null,
  done_at timestamptz,
  primary key (workspace_id, month)
);
select heed.protect('heed.buyer_list', 'workspace');
