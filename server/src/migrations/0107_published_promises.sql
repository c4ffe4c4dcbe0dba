/*
 What the business promises to everybody: hours, delivery, reply times, claims of adverts. A standard measures it, or nothing does yet;
 whoever meets a customer to whom it was broken says so on the case.
*/
create table heed.published_promise (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  words text not null check (length(words) between 1 and 300),
  kind text not null check (kind in ('hours', 'delivery', 'reply', 'advert', 'other')),
  published_where text not null check (length(published_where) between 1 and 300),
  owner_id uuid not null references heed.member,
  -- null: nothing measures it
  standard_id uuid references heed.standard,
  review_on date not null,
  -- since its owner was told that the day has come
  review_round uuid,
  reviewed_at timestamptz,
  reviewed_by uuid references heed.member,
  review_words text check (length(review_words) between 1 and 500),
  made_at timestamptz not null default now(),
  -- promised no longer
  retired_at timestamptz
);
create index published_promise_review on heed.published_promise (workspace_id, review_on) where retired_at is null;
create index published_promise_standard on heed.published_promise (standard_id) where standard_id is not null;
select heed.protect('heed.published_promise', 'workspace');

create table heed.published_promise_break (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  promise_id uuid not null references heed.published_promise,
  case_id uuid not null references heed."case",
  words text check (length(words) between 1 and 500),
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  unique (promise_id, case_id)
);
create index published_promise_break_case on heed.published_promise_break (case_id, at);
select heed.protect('heed.published_promise_break', 'case');
