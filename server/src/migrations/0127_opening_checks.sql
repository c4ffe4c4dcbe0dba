/*
 What is looked at each working day when a branch opens: a thing to tick, or goods to count against a minimum.
 A corrective action may carry such a rule. Without a branch it holds in every branch.
*/
create table heed.opening_item (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  corrective_id uuid references heed.corrective_action,
  words text check (length(words) between 1 and 300),
  product text check (length(product) between 1 and 200),
  size text check (length(size) between 1 and 60),
  colour text check (length(colour) between 1 and 60),
  minimum int check (minimum between 1 and 100000),
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  check ((product is null) = (words is not null)),
  check ((product is null) = (minimum is null)),
  check (product is not null or (size is null and colour is null))
);
create index opening_item_workspace on heed.opening_item (workspace_id, id) where retired_at is null;
select heed.protect('heed.opening_item', 'branch');

-- One a branch and working day of its calendar. Missed: its moment passed before everything was looked at; done later it stays missed.
create table heed.opening_day (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  day date not null,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  closes_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references heed.member,
  missed_at timestamptz,
  lapsed_at timestamptz,
  unique (branch_id, day),
  check (opens_at <= due_at and opens_at < closes_at)
);
create index opening_day_open on heed.opening_day (workspace_id, due_at) where done_at is null and lapsed_at is null;
create index opening_day_newest on heed.opening_day (workspace_id, opens_at desc);
select heed.protect('heed.opening_day', 'branch');

-- What was to be looked at on that day; `at` once somebody has.
create table heed.opening_mark (
  opening_id uuid not null references heed.opening_day,
  item_id uuid not null references heed.opening_item,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  counted int check (counted between 0 and 1000000),
  at timestamptz,
  marked_by uuid references heed.member,
  primary key (opening_id, item_id),
  check (counted is null or at is not null)
);
create index opening_mark_item on heed.opening_mark (item_id, branch_id, at desc) where at is not null;
select heed.protect('heed.opening_mark', 'branch');
