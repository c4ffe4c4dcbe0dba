-- What any employee sees going wrong, whether or not a customer has complained yet.
create table heed.problem (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: the whole business
  branch_id uuid references heed.branch,
  words text not null check (length(words) between 1 and 2000),
  cause_id uuid references heed.cause,
  state text not null default 'new' check (state in ('new', 'looked_at', 'solved', 'not_pursued')),
  answer text check (length(answer) between 1 and 2000),
  reported_by uuid references heed.member,
  reported_at timestamptz not null default now(),
  changed_by uuid references heed.member,
  changed_at timestamptz
);
create index problem_newest on heed.problem (workspace_id, reported_at desc, id desc);
select heed.protect('heed.problem', 'branch');
