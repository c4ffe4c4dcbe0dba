/*
 Who does what by when, and why. Every engine's news may make one; people make their own. `origin` names what made it ("complaint:…:unsatisfied"),
 so that the same news makes it once. With no owner it is for whoever has the role in that branch, or a higher one.
*/
create table heed.action (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  case_id uuid references heed."case",
  kind text not null check (length(kind) between 1 and 40),
  -- of what a person wrote down by hand
  words text check (length(words) between 1 and 500),
  -- what the texts of its kind need: amounts, names, numbers
  facts jsonb not null default '{}',
  owner_id uuid references heed.member,
  for_role text check (for_role in ('owner', 'manager', 'lead', 'employee')),
  due_at timestamptz,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  outcome text check (length(outcome) <= 2000),
  settled_at timestamptz,
  settled_by uuid references heed.member,
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  origin text not null check (length(origin) between 1 and 200),
  unique (workspace_id, origin),
  check (owner_id is not null or for_role is not null),
  check ((state = 'open') = (settled_at is null))
);
create index action_open on heed.action (workspace_id, due_at, id) where state = 'open';
create index action_owner on heed.action (owner_id, due_at) where state = 'open';
create index action_case on heed.action (case_id, id) where case_id is not null;
create index action_settled on heed.action (workspace_id, settled_at desc, id desc) where state <> 'open';
select heed.protect('heed.action', 'branch');
