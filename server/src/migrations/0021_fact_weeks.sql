/*
 Facts of a past week, packed by measure, branch, channel and employee so that a year of 100,000 cases is read as a few
 thousand rows. Only weeks with a seal are packed; changing one of their facts takes the seal away, and such weeks are
 read from the facts themselves until they are packed again. `fact` stays the truth: a nightly check packs anew and compares.

                          amounts                                              beside
   first_answer, solution float8 seconds of each                               float8 paused seconds, where there were any
   solved                 int4 of each that never came back: milliseconds      float8 of each that came back: milliseconds
                          of the solution since the Sunday before the week     from the solution to the return
   csat, nps              one byte each, the score; 255 without                nothing

 Numbers are big-endian and in order of the facts' source. `judged` are those with a verdict, `good` those with a good one.
*/
create table heed.fact_week (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  week date not null,
  measure text not null,
  branch_id uuid not null,
  channel_kind text not null,
  member_id uuid,
  n int not null,
  judged int not null,
  good int not null,
  amounts bytea not null,
  beside bytea not null
);
-- Numbers of this kind do not compress; kept as they are they are read as they are.
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
