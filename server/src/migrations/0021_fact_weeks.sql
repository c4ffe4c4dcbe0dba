/*
 Facts of a past week, packed by measure, branch, channel and employee so that a year of 100,000 cases is read as a few
 thousand rows. Only weeks with a seal are packed; changing one of their facts takes the seal away, and such weeks are
 read from the facts themselves until they are packed again. `fact` stays the truth: a nightly check packs anew and compares.
   amounts  float8 each, big-endian: seconds, or the score (NaN without); for solved cases epoch milliseconds of the solution
   beside   float8 each: paused seconds; for solved cases epoch milliseconds of the return (NaN without)
   flags    one byte each: 0 unjudged, 1 not good, 2 good
*/
create table heed.fact_week (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  week date not null,
  measure text not null,
  branch_id uuid not null,
  channel_kind text not null,
  member_id uuid,
  n int not null,
  amounts bytea not null,
  beside bytea not null,
  flags bytea not null
);
-- Floats do not compress; kept as they are they are read as they are.
alter table heed.fact_week alter column amounts set storage external, alter column beside set storage external;
create unique index fact_week_cell on heed.fact_week (workspace_id, week, measure, branch_id, channel_kind, member_id) nulls not distinct;
select heed.protect('heed.fact_week', 'branch');

-- Weeks (their Mondays) whose facts are packed.
create table heed.fact_week_seal (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  week date not null,
  sealed_at timestamptz not null default now(),
  primary key (workspace_id, week)
);
select heed.protect('heed.fact_week_seal', 'workspace');
