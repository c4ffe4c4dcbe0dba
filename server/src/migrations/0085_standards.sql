/*
 A standard says what is done when something happens, why (its sources), how that is measured, and how often it has to hold.
 `clock` counts time in a case, `count` counts in a case, `check` is seen by an observer, `survey_item` is what customers answer, `record` is read from other records.
*/
alter table heed.standard
  add column method text not null default 'clock' check (method in ('clock', 'count', 'check', 'survey_item', 'record')),
  -- language to {when, then}
  add column wording jsonb not null default '{}' check (jsonb_typeof(wording) = 'object'),
  add column dimension text not null default 'responsiveness'
    check (dimension in ('tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy')),
  -- At most so many, of what is counted; steps before a greeting; at least this answer, of a survey item.
  add column limit_count int check (limit_count between 0 and 1000),
  add column owner_id uuid references heed.member,
  add column valid_from date,
  add column valid_until date,
  add column review_on date,
  -- the set of the library that it came from, and its place there
  add column library_key text check (length(library_key) <= 80),
  add column changed_at timestamptz not null default now(),
  add check (valid_until is null or valid_from is null or valid_until >= valid_from);
alter table heed.standard alter column measure drop not null, alter column target_seconds drop not null, alter column hours drop not null;
alter table heed.standard drop constraint standard_measure_check;
alter table heed.standard add constraint standard_measure_check check (
  case method
    when 'clock' then measure in ('greeting', 'help', 'hold', 'acknowledgement', 'first_answer', 'next_answer', 'plan', 'decision', 'fulfilment', 'solution')
      and target_seconds is not null and hours is not null
    when 'count' then measure in ('handovers', 'explanations') and limit_count is not null
    when 'survey_item' then measure in ('satisfaction', 'speed', 'welcome') and limit_count between 1 and 5
    when 'record' then measure = 'promises_kept'
    else measure is null
  end);
create unique index standard_library on heed.standard (workspace_id, library_key) where library_key is not null;

-- Why a standard is there; one without any cannot be in use.
create table heed.standard_source (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  standard_id uuid not null references heed.standard,
  kind text not null check (kind in ('expectation', 'mission', 'value', 'employees', 'shareholders', 'suppliers', 'government', 'associations', 'communities', 'scheme', 'law')),
  words text not null check (length(words) between 1 and 500),
  created_at timestamptz not null default now()
);
create index standard_source_standard on heed.standard_source (standard_id, id);
select heed.protect('heed.standard_source', 'workspace');

-- What a standard was before each change, whole.
create table heed.standard_version (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  standard_id uuid not null references heed.standard,
  version int not null,
  from_at timestamptz not null,
  to_at timestamptz not null default now(),
  changed_by uuid references heed.member,
  was jsonb not null,
  unique (standard_id, version)
);
select heed.protect('heed.standard_version', 'workspace');

-- One look at whether a standard was kept: by an observer, or at the daily check.
create table heed.standard_mark (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  standard_id uuid not null references heed.standard,
  kept boolean not null,
  member_id uuid references heed.member,
  words text check (length(words) between 1 and 500),
  marked_by uuid references heed.member,
  at timestamptz not null default now()
);
create index standard_mark_standard on heed.standard_mark (standard_id, at, id);
select heed.protect('heed.standard_mark', 'branch');

alter table heed.clock drop constraint clock_measure_check;
alter table heed.clock add constraint clock_measure_check check (
  measure in ('greeting', 'help', 'hold', 'acknowledgement', 'first_answer', 'next_answer', 'plan', 'decision', 'fulfilment', 'solution'));
alter table heed.clock
  -- What it is about where a case has several of a measure: a message, a remedy, one hold.
  add column subject_id uuid,
  add column limit_count int,
  -- steps that the customer took before being greeted
  add column counted int check (counted between 0 and 100000),
  -- The customer's own limit, where it is earlier; it knows no closing hours and no pauses.
  add column needed_by timestamptz;
alter table heed.clock drop constraint clock_case_id_measure_key;
create unique index clock_subject on heed.clock (case_id, measure, subject_id) nulls not distinct;
-- Results of a standard: what was kept or not in a period.
create index clock_results on heed.clock (standard_id, (coalesce(stopped_at, due_at))) where state in ('met', 'missed', 'breached');

alter table heed.clock_pause drop constraint clock_pause_reason_check;
alter table heed.clock_pause
  add column words text check (length(words) between 1 and 500),
  add column paused_by uuid references heed.member,
  add constraint clock_pause_reason_check check (
    reason in ('waiting_for_customer', 'solved', 'customer_asked', 'waiting_for_supplier', 'waiting_for_goods', 'beyond_our_control'));

alter table heed."case"
  add column needed_by timestamptz,
  add column handover_count int not null default 0,
  -- how often the customer had to explain the matter again
  add column explained_again_count int not null default 0;
alter table heed."case" no force row level security;
alter table heed.event no force row level security;
update heed."case" c set handover_count = e.n
  from (select case_id, count(*) as n from heed.event where type = 'case.handed_over' group by 1) e where e.case_id = c.id;
alter table heed.event force row level security;
alter table heed."case" force row level security;
create index survey_response_answered on heed.survey_response (workspace_id, answered_at);
create index case_solved on heed."case" (workspace_id, solved_at) where solved_at is not null;
