/*
 "I'll do X by T": a promise with its moment. Those given together with one letter to the customer are the steps of an action plan.
 It is kept when done by its moment; its moment passing undone breaks it, and done later it stays broken.
*/
create table heed.plan (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  problem text not null check (length(problem) between 1 and 500),
  -- when the customer hears from us next, whatever happened
  next_news_at timestamptz,
  member_id uuid references heed.member,
  -- the answer in which the customer got it, mailed or said
  message_id uuid not null references heed.message,
  told text not null check (told in ('mail', 'phone', 'in_person')),
  at timestamptz not null default now()
);
create index plan_case on heed.plan (case_id, id);
select heed.protect('heed.plan', 'case');

create table heed.promise (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  plan_id uuid references heed.plan,
  words text not null check (length(words) between 1 and 500),
  -- who sees to it here; and whom the customer will meet, where that is somebody else
  member_id uuid not null references heed.member,
  visitor text check (length(visitor) between 1 and 120),
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  -- broken: when its moment passed
  settled_at timestamptz,
  -- done at last, kept or not
  done_at timestamptz,
  done_by uuid references heed.member,
  note text check (length(note) <= 2000),
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  check ((state = 'open') = (settled_at is null))
);
create index promise_case on heed.promise (case_id, due_at);
create index promise_open on heed.promise (workspace_id, due_at) where state = 'open';
create index promise_member on heed.promise (member_id, due_at) where done_at is null and state <> 'withdrawn';
select heed.protect('heed.promise', 'case');
