/*
 A complaint is a case that goes through the method: received, listened, apologised, planned, solved, satisfied, prevented.
 The row begins when the case becomes a complaint and stays when it turns out to be none (`withdrawn_at`).
*/
create table heed.complaint (
  case_id uuid primary key references heed."case",
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  received_at timestamptz not null default now(),
  -- Found by asking a quiet customer, rather than brought by them.
  found_by_asking boolean not null default false,
  -- What would put it right, in the customer's words.
  asked text check (length(asked) between 1 and 2000),
  item text check (length(item) between 1 and 200),
  bought_on date,
  price numeric(16, 4) check (price >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  has_proof boolean,
  -- A very angry customer: gets a senior owner, and is called again whatever the outcome.
  angry_at timestamptz,
  angry_by uuid references heed.member,
  senior_id uuid references heed.member,
  follow_up_at timestamptz,
  followed_up_at timestamptz,
  follow_up_words text,
  -- Did the customer leave satisfied, and who said so; null while nobody has.
  satisfied boolean,
  judged_by text check (judged_by in ('customer', 'survey', 'employee')),
  judged_at timestamptz,
  judged_words text check (length(judged_words) <= 5000),
  -- sha256 of the token of the customer's private page, and the link itself kept encrypted so that later letters bear it too
  link_hash bytea unique,
  sealed_link bytea,
  -- when the customer was asked whether the newest solution is one
  asked_solved_at timestamptz,
  withdrawn_at timestamptz,
  check ((price is null) = (currency is null)),
  check ((angry_at is null) = (follow_up_at is null)),
  check ((satisfied is null) = (judged_by is null) and (satisfied is null) = (judged_at is null))
);
create index complaint_newest on heed.complaint (workspace_id, received_at desc, case_id desc);
create index complaint_follow_up on heed.complaint (workspace_id, follow_up_at) where follow_up_at is not null and followed_up_at is null;

-- Each stage as it was taken, or passed over and why; the newest of a stage holds. Nothing here is changed afterwards.
create table heed.complaint_step (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed.complaint,
  stage text not null check (stage in ('received', 'listened', 'apologised', 'planned', 'solved', 'satisfied', 'prevented')),
  -- undone: taken back, as when a customer says that it is not solved
  way text not null check (way in ('done', 'skipped', 'undone')),
  words text check (length(words) <= 5000),
  -- null: the customer did it, or Heed
  member_id uuid references heed.member,
  at timestamptz not null default now()
);
create index complaint_step_case on heed.complaint_step (case_id, id);

-- Complaints that were here before the method was: received, and solved where they are. Seen by their owner while row security rests.
alter table heed."case" no force row level security;
insert into heed.complaint (case_id, workspace_id, received_at)
  select id, workspace_id, opened_at from heed."case" where kind = 'complaint';
insert into heed.complaint_step (id, workspace_id, case_id, stage, way, at)
  select gen_random_uuid(), workspace_id, id, 'received', 'done', opened_at from heed."case" where kind = 'complaint'
  union all
  select gen_random_uuid(), workspace_id, id, 'solved', 'done', solved_at from heed."case" where kind = 'complaint' and solved_at is not null;
alter table heed."case" force row level security;
select heed.protect('heed.complaint', 'case');
select heed.protect('heed.complaint_step', 'case');

-- A complaint has one more clock: until it is solved or the customer has a plan.
alter table heed.standard drop constraint standard_measure_check;
alter table heed.standard add constraint standard_measure_check check (measure in ('first_answer', 'solution', 'plan'));
alter table heed.clock drop constraint clock_measure_check;
alter table heed.clock add constraint clock_measure_check check (measure in ('first_answer', 'solution', 'plan'));

alter table heed.outbox_message drop constraint outbox_message_purpose_check;
alter table heed.outbox_message add constraint outbox_message_purpose_check
  check (purpose in ('answer', 'acknowledgement', 'survey', 'invitation', 'told', 'complaint'));

-- The two questions at the end of every complaint.
create table heed.cause_review (
  case_id uuid primary key references heed.complaint,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  cause text not null check (length(cause) between 1 and 2000),
  prevention text not null check (length(prevention) between 1 and 2000),
  cause_kind text not null check (cause_kind in ('strategy', 'people', 'systems')),
  member_id uuid references heed.member,
  at timestamptz not null default now()
);
select heed.protect('heed.cause_review', 'case');
