/*
 Surveys among the people who work here. Who has handed in is written down; what anybody said is not. While a round runs, all papers of
 it lie together in one sealed row, whose key is a file outside the database; when it ends they are opened at once, counted, and the
 key is destroyed. There is no row of a single paper: not before, not afterwards.
*/
create table heed.staff_round (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  kind text not null check (kind in ('year', 'pulse', 'management', 'own')),
  name text not null check (length(name) between 1 and 120),
  -- what is asked, as it was when the round began
  content jsonb not null,
  parted_by text not null check (parted_by in ('branch', 'level')),
  opened_at timestamptz not null,
  deadline timestamptz not null,
  -- until when papers are still taken, counted as late
  closes_at timestamptz not null check (closes_at > deadline),
  -- no answer is shown of fewer people
  least int not null check (least >= 5),
  paid_minutes int check (paid_minutes between 1 and 480),
  reward text check (length(reward) between 1 and 200),
  winners int check (winners between 1 and 100),
  -- from which the rewards are drawn among those who handed in
  seed text not null,
  remind_at timestamptz,
  reminded_at timestamptz,
  late int not null default 0,
  -- where the key of the urn lies; null once it is destroyed
  key_file text,
  closed_at timestamptz,
  outcome text check (outcome in ('counted', 'too_few', 'unreadable')),
  -- branches or levels of which answers may be shown
  shown_parts text[] not null default '{}',
  made_by uuid references heed.member,
  check ((reward is null) = (winners is null)),
  check ((closed_at is null) = (outcome is null))
);
create index staff_round_workspace on heed.staff_round (workspace_id, opened_at desc);
create index staff_round_running on heed.staff_round (workspace_id, deadline) where closed_at is null;
select heed.protect('heed.staff_round', 'workspace');

-- Whether somebody has handed in, never what or when. `part`: the branch or the level they are counted with; empty where there is no one.
create table heed.staff_ticket (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  round_id uuid not null references heed.staff_round,
  member_id uuid not null references heed.member,
  part text not null default '',
  -- of the page that its holder opened last
  token_hash bytea unique,
  handed_in boolean not null default false,
  unique (round_id, member_id)
);
create index staff_ticket_member on heed.staff_ticket (member_id) where not handed_in;
select heed.protect('heed.staff_ticket', 'workspace');

-- All papers of a running round, mixed and sealed anew with each one that comes.
create table heed.staff_urn (
  round_id uuid primary key references heed.staff_round,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  sealed bytea not null
);
select heed.protect('heed.staff_urn', 'workspace');

-- How often each answer was given. An empty part is everybody; others are there only where enough people stand on both sides of the line.
create table heed.staff_count (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  round_id uuid not null references heed.staff_round,
  part text not null,
  question text not null,
  -- empty: how many answered it
  value text not null,
  n int not null check (n > 0),
  primary key (round_id, part, question, value)
);
select heed.protect('heed.staff_count', 'workspace');

-- What people wrote, in an order that says nothing; of everybody together.
create table heed.staff_comment (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  round_id uuid not null references heed.staff_round,
  question text not null,
  words text not null
);
create index staff_comment_round on heed.staff_comment (round_id, question, id);
select heed.protect('heed.staff_comment', 'workspace');

-- What follows from an item that came out low: something that is done, or the reason why nothing is.
create table heed.staff_measure (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  round_id uuid not null references heed.staff_round,
  question text not null,
  action text check (length(action) between 1 and 500),
  owner_id uuid references heed.member,
  due_at timestamptz,
  reason text check (length(reason) between 1 and 1000),
  made_by uuid references heed.member,
  made_at timestamptz not null,
  unique (round_id, question),
  check ((action is null) <> (reason is null)),
  check ((action is null) = (owner_id is null))
);
select heed.protect('heed.staff_measure', 'workspace');

-- Top, middle or line management; nobody has one until an owner says so.
create table heed.management_level (
  member_id uuid primary key references heed.member,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  level text not null check (level in ('top', 'middle', 'line'))
);
select heed.protect('heed.management_level', 'workspace');

-- That a survey is owed by a day was said to the owner.
create table heed.staff_owed (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  kind text not null check (kind in ('year', 'management')),
  due_at timestamptz not null,
  primary key (workspace_id, kind, due_at)
);
select heed.protect('heed.staff_owed', 'workspace');
