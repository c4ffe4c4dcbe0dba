-- By which way the customer wants to be reached, and by which else: {"first", "second"}; as they said, or as was seen. Letters need a place to go to.
alter table heed.customer
  add column reach jsonb,
  add column postal_address text check (length(postal_address) between 1 and 500);
-- A letter on paper is printed, not mailed.
alter table heed.message drop constraint message_spoken_check;
alter table heed.message add constraint message_spoken_check check (spoken in ('phone', 'in_person', 'letter'));
-- Why an answer went another way than the customer wished.
alter table heed.message add column other_way text check (length(other_way) between 1 and 300);

/*
 What is known of a customer, how we know it and since when; never changed, so that what was known before stays. A value of null says that it
 holds no more. What was asked or seen also stands in the customer's row, where it is used; what is assumed stands here alone.
*/
create table heed.customer_fact (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  customer_id uuid not null references heed.customer,
  kind text not null check (kind in ('address', 'reach', 'best_time', 'language', 'talk', 'free')),
  -- what a free fact is about: likes, never do
  topic text not null default '' check (length(topic) <= 60),
  value jsonb,
  basis text not null check (basis in ('asked', 'seen', 'assumed')),
  -- where it was said or seen
  case_id uuid references heed."case",
  -- the group of customers that suggested it: a guess, never what somebody said
  segment text check (length(segment) between 1 and 60),
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  check ((kind = 'free') = (topic <> '')),
  check (segment is null or basis = 'assumed')
);
create index customer_fact_customer on heed.customer_fact (customer_id, at desc, id desc);
select heed.protect('heed.customer_fact', 'workspace');

-- What the page of a case proposed to ask and somebody left for another time: not proposed again in that case.
create table heed.fact_question_passed (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  kind text not null,
  topic text not null default '',
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  primary key (case_id, kind, topic)
);
select heed.protect('heed.fact_question_passed', 'case');

/*
 What a customer needs, as they said it once: met, or told that it cannot be. It belongs to the customer and is read by all branches.
*/
create table heed.customer_need (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  customer_id uuid not null references heed.customer,
  words text not null check (length(words) between 1 and 300),
  needed_by date,
  case_id uuid references heed."case",
  state text not null default 'open' check (state in ('open', 'met', 'cannot_meet')),
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  settled_by uuid references heed.member,
  settled_at timestamptz,
  check ((state = 'open') = (settled_at is null))
);
create index customer_need_customer on heed.customer_need (customer_id, at desc, id desc);
select heed.protect('heed.customer_need', 'workspace');

-- How long a fact of each kind is trusted, in months (null: for good), and what is usual in groups of customers.
create table heed.fact_policy (
  workspace_id uuid primary key default heed.workspace_id() references heed.workspace,
  months jsonb not null,
  segments jsonb not null
);
select heed.protect('heed.fact_policy', 'workspace');
