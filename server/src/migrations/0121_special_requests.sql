-- Where a branch is: nearer ones are asked first. Unknown until somebody says so.
alter table heed.branch add column latitude numeric(8, 5) check (latitude between -90 and 90);
alter table heed.branch add column longitude numeric(8, 5) check (longitude between -180 and 180);
alter table heed.branch add check ((latitude is null) = (longitude is null));

/*
 A customer wants what is not here: where it can be had, for how much and by when; or what was offered instead.
 "We do not have it" alone is never the end.
*/
create table heed.special_request (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  product text not null check (length(product) between 1 and 200),
  -- size, colour, brand
  detail text check (length(detail) between 1 and 200),
  needed_by timestamptz,
  source text check (length(source) between 1 and 200),
  price numeric(16, 4) check (price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  expected_on date,
  alternative text check (length(alternative) between 1 and 1000),
  state text not null default 'looking' check (state in ('looking', 'found', 'ordered', 'arrived', 'told', 'given_up')),
  asked_by uuid references heed.member,
  asked_at timestamptz not null default now(),
  told_by uuid references heed.member,
  told_at timestamptz,
  -- how long the customer agreed to wait, and the promise of it
  wait_minutes int check (wait_minutes between 1 and 10080),
  promise_id uuid references heed.promise,
  check (state not in ('found', 'ordered', 'arrived') or (source is not null and expected_on is not null)),
  check (state <> 'told' or (source is not null and expected_on is not null) or alternative is not null),
  check (state <> 'given_up' or alternative is not null),
  check ((state = 'told') = (told_at is not null)),
  check ((wait_minutes is null) = (promise_id is null))
);
create index special_request_case on heed.special_request (case_id, id);
create index special_request_newest on heed.special_request (workspace_id, id desc);
select heed.protect('heed.special_request', 'case');

/*
 A branch or a partner shop asked for it. A branch that is asked does not see the case: what it has to know stands here, and nothing
 of the customer. Who may read it follows from both ends, the branch asked and the case.
*/
create table heed.shop_asked (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  request_id uuid not null references heed.special_request,
  branch_id uuid references heed.branch,
  name text not null check (length(name) between 1 and 120),
  phone text check (length(phone) between 3 and 40),
  distance_km numeric(8, 1),
  product text not null,
  detail text,
  needed_by timestamptz,
  from_branch_id uuid not null references heed.branch,
  from_branch text not null,
  asked_by uuid references heed.member,
  asked_at timestamptz not null default now(),
  answer text check (answer in ('yes', 'no', 'hold')),
  hold_until timestamptz,
  words text check (length(words) between 1 and 500),
  answered_by uuid references heed.member,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check ((answer is not distinct from 'hold') = (hold_until is not null)),
  unique (request_id, branch_id)
);
create index shop_asked_open on heed.shop_asked (workspace_id, branch_id) where answer is null;
select heed.protect('heed.shop_asked', 'workspace');
