-- What the business decided about what customers said: "you said, we did", written by the business for everybody.
create table heed.decision (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: the whole business
  branch_id uuid references heed.branch,
  -- {language: text}: what customers said, in the business's own words, and what it does about it
  said jsonb not null,
  did jsonb not null,
  decided_on date not null,
  done_on date,
  public boolean not null default false,
  created_by uuid references heed.member,
  created_at timestamptz not null default now(),
  check (done_on is null or done_on >= decided_on)
);
create index decision_newest on heed.decision (workspace_id, decided_on desc, id desc);
select heed.protect('heed.decision', 'branch');

-- Low, middle or high on any scale; promoters are high, passives middle and detractors low.
create function heed.score_group(score numeric, scale text) returns text language sql immutable parallel safe
  return case
    when score is null then null
    when scale = '1-5' then case when score < 2.5 then 'low' when score < 3.5 then 'middle' else 'high' end
    when scale = '0-100' then case when score <= 60 then 'low' when score <= 80 then 'middle' else 'high' end
    else case when score < 6.5 then 'low' when score < 8.5 then 'middle' else 'high' end
  end;

-- One row for whatever a customer said, wherever they said it.
create table heed.feedback (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: about the whole business, such as a review that names no branch
  branch_id uuid references heed.branch,
  source text not null check (source in ('survey', 'case', 'remark', 'paper', 'review', 'social', 'suggestion', 'import', 'api')),
  -- one of our channels, or the name of a place such as a review site
  channel text check (length(channel) between 1 and 80),
  -- the customer's own words; null when they gave a score only
  text text check (text <> '' and octet_length(text) <= 100000),
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  score numeric(5, 2),
  scale text check (scale in ('1-5', '0-10', '1-10', '0-100')),
  customer_id uuid references heed.customer,
  -- who said it, as far as a name is all that is known
  said_by text check (length(said_by) between 1 and 120),
  case_id uuid references heed."case",
  response_id uuid references heed.survey_response,
  said_at timestamptz not null,
  -- the day it was said where it was said; the figures count by it
  day date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid references heed.member,
  -- The same words taken in twice have the same origin: "answer:…", "case:…", or what an import or a program named.
  origin text not null check (length(origin) between 1 and 200),
  state text not null default 'heard' check (state in ('heard', 'decided', 'done', 'told')),
  decision_id uuid references heed.decision,
  decided_text text,
  decided_at timestamptz,
  decided_by uuid references heed.member,
  done_text text,
  done_at timestamptz,
  done_by uuid references heed.member,
  told_at timestamptz,
  told_by uuid references heed.member,
  -- words stand in feedback_word
  indexed boolean not null default false,
  unique (workspace_id, origin),
  check ((score is null) = (scale is null)),
  check (case scale when '1-5' then score between 1 and 5 when '0-10' then score between 0 and 10
    when '1-10' then score between 1 and 10 when '0-100' then score between 0 and 100 else true end),
  check (state = 'heard' or decided_at is not null),
  check (state <> 'done' or done_at is not null),
  check (state <> 'told' or told_at is not null)
);
create index feedback_newest on heed.feedback (workspace_id, said_at desc, id desc);
create index feedback_day on heed.feedback (workspace_id, day) include (branch_id, state);
create index feedback_case on heed.feedback (case_id) where case_id is not null;
create index feedback_customer on heed.feedback (customer_id, said_at desc) where customer_id is not null;
create index feedback_decision on heed.feedback (decision_id, said_at desc) where decision_id is not null;
create index feedback_response on heed.feedback (response_id) where response_id is not null;
create index feedback_unread on heed.feedback (workspace_id, id) where not indexed;
select heed.protect('heed.feedback', 'branch');

-- Each move of an item: who, when, what, and why when it went back.
create table heed.feedback_step (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid,
  feedback_id uuid not null references heed.feedback on delete cascade,
  from_state text not null,
  to_state text not null,
  text text,
  member_id uuid references heed.member,
  at timestamptz not null default now()
);
create index feedback_step_feedback on heed.feedback_step (feedback_id, id);
select heed.protect('heed.feedback_step', 'branch');

-- Inverted index, as `case_word`: plain equality is leak-proof, so row security leaves the index usable.
create table heed.feedback_word (
  workspace_id uuid not null default heed.workspace_id(),
  word text collate "C" not null,
  feedback_id uuid not null references heed.feedback on delete cascade,
  primary key (workspace_id, word, feedback_id)
);
create index feedback_word_feedback on heed.feedback_word (feedback_id);
select heed.protect('heed.feedback_word', 'workspace');

-- Whom we tell by mail what became of their words: once an item, and once a customer and decision. Without outbox_id or reason it is due.
create table heed.feedback_notice (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid,
  feedback_id uuid not null unique references heed.feedback on delete cascade,
  decision_id uuid references heed.decision,
  customer_id uuid not null references heed.customer,
  case_id uuid not null references heed."case",
  outbox_id uuid references heed.outbox_message,
  -- why no mail went out after all
  reason text,
  created_at timestamptz not null default now(),
  unique (decision_id, customer_id)
);
create index feedback_notice_due on heed.feedback_notice (workspace_id, id) where outbox_id is null and reason is null;
select heed.protect('heed.feedback_notice', 'branch');

alter table heed.outbox_message drop constraint outbox_message_purpose_check;
alter table heed.outbox_message add constraint outbox_message_purpose_check
  check (purpose in ('answer', 'acknowledgement', 'survey', 'invitation', 'told'));
