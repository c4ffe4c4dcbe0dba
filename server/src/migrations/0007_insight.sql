/*
 One measured number a row, kept as events arrive. `source_id` makes each idempotent: measuring again replaces.
   first_answer, solution   value = counted seconds, good = kept its standard (null without one), paused_seconds
   solved                   solved case; reopened_at when it came back
   csat                     value 1–5, good = 4 or 5
   nps                      value 0–10
*/
create table heed.fact (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  measure text not null check (measure in ('first_answer', 'solution', 'solved', 'csat', 'nps')),
  source_id uuid not null,
  branch_id uuid not null,
  case_id uuid not null references heed."case",
  channel_kind text not null,
  member_id uuid,
  at timestamptz not null,
  -- The branch's own calendar day.
  day date not null,
  value double precision,
  good boolean,
  paused_seconds double precision,
  reopened_at timestamptz,
  primary key (workspace_id, measure, source_id)
);
create index fact_day on heed.fact (workspace_id, measure, day) include (value, good, branch_id, channel_kind, member_id, paused_seconds, reopened_at, at);
create index fact_rows on heed.fact (workspace_id, measure, at desc, source_id desc);
create index fact_case on heed.fact (case_id);
select heed.protect('heed.fact', 'branch');
