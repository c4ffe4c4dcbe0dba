/*
 Rules and policies: for whom each is, who owns it, when it is looked at again, what it said when, and who has read it.
*/
create table heed.rule (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 200),
  for_whom text not null check (for_whom in ('customer', 'law', 'comfort')),
  owner_id uuid not null references heed.member,
  review_on date not null,
  made_at timestamptz not null default now(),
  -- dropped by a review
  retired_at timestamptz
);
create index rule_workspace on heed.rule (workspace_id, id);
select heed.protect('heed.rule', 'workspace');

create table heed.rule_version (
  rule_id uuid not null references heed.rule,
  version int not null check (version > 0),
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  text text not null check (length(text) between 1 and 10000),
  written_by uuid references heed.member,
  written_at timestamptz not null default now(),
  primary key (rule_id, version)
);
select heed.protect('heed.rule_version', 'workspace');

create table heed.rule_reading (
  rule_id uuid not null,
  version int not null,
  member_id uuid not null references heed.member,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  read_at timestamptz not null default now(),
  primary key (rule_id, version, member_id),
  foreign key (rule_id, version) references heed.rule_version
);
select heed.protect('heed.rule_reading', 'workspace');

-- A rule met a customer: it was cited, or a request was refused by it, with what was offered instead.
create table heed.rule_use (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  rule_id uuid not null references heed.rule,
  case_id uuid not null references heed."case",
  asked text check (length(asked) between 1 and 1000),
  alternative text check (length(alternative) between 1 and 1000),
  decision text check (decision in ('accepted', 'declined', 'exception', 'unknown')),
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  -- a refusal has all three, a mere citation none
  check ((asked is null) = (alternative is null) and (asked is null) = (decision is null))
);
create index rule_use_rule on heed.rule_use (rule_id, at);
create index rule_use_case on heed.rule_use (case_id, at);
select heed.protect('heed.rule_use', 'case');

create table heed.rule_review (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  rule_id uuid not null references heed.rule,
  reason text not null check (reason in ('refusals', 'date')),
  opened_at timestamptz not null default now(),
  outcome text check (outcome in ('kept', 'changed', 'dropped')),
  words text check (length(words) between 1 and 2000),
  done_by uuid references heed.member,
  done_at timestamptz,
  check ((done_at is null) = (outcome is null))
);
create unique index rule_review_open on heed.rule_review (rule_id) where done_at is null;
select heed.protect('heed.rule_review', 'workspace');
